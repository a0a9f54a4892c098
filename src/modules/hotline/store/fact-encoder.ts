import type { CopyTypes } from '../../../platform/database/bulk-load.ts';
import { rowWriter } from '../../../platform/database/copy-binary.ts';
import { type Day, type GroupId, monthOf, type UserId, weekdayOf } from '../../../platform/kernel/index.ts';
import { type LineGroup, minutesBandOf } from '../code-lists.ts';
import { type ContactBody, type ContactId, claimedDay, isCounted } from '../contact.ts';
import { codedColumns } from './contact-record.ts';

/**
 * Contacts as facts alone, by COPY: what is counted of them, with their subject keys. No head, no text, no person; a list
 * of the desk does not show them, a figure does. For the demonstration at large scales, and nothing else. The rows are
 * those of version-store.ts (fact-encoder.test.ts lays them side by side), as bytes, because
 * they are made by the million; and for threads, so this file knows no database.
 */
export interface FactContact {
  readonly id: ContactId;
  readonly group: GroupId;
  readonly recordedDay: Day;
  readonly madeBy: UserId;
  readonly lineGroup: LineGroup;
  readonly body: ContactBody;
  readonly clientKeys: readonly Buffer[];
}

export const FACT_TABLES = ['hotline.contact_version', 'hotline.contact_client'] as const;

export const VERSION_COLUMNS = [
  ...['org_id', 'contact_id', 'version', 'group_id', 'recorded_day', 'made_by', 'line_group', 'month', 'weekday'],
  ...['minutes_band', 'counted', 'recorded_later', 'client_ids', 'client_keys', 'concern_ids', 'concern_relations'],
  ...codedColumns.map(([, column]) => column),
];
export const CLIENT_COLUMNS = [
  ...['org_id', 'contact_id', 'subject_key', 'version', 'group_id', 'line_group', 'day', 'month', 'claimed_day'],
  ...['counted', 'recorded_day', 'recorded_later'],
];

/** Facts as bytes for COPY, and how many rows they are. */
export interface EncodedFacts {
  readonly versions: readonly Uint8Array[];
  readonly versionRows: number;
  readonly clients: readonly Uint8Array[];
  readonly clientRows: number;
}

export interface FactEncoder {
  add(fact: FactContact): void;
  done(): EncodedFacts;
}

/** @param types of the columns of FACT_TABLES, table by table */
export function factEncoder(org: string, types: readonly CopyTypes[]): FactEncoder {
  const versions = rowWriter(VERSION_COLUMNS.map((column) => types[0]?.[column] as string));
  const clients = rowWriter(CLIENT_COLUMNS.map((column) => types[1]?.[column] as string));
  // contacts come in the order of their days
  let day: Day | null = null;
  let month = '';
  let weekday = 0;
  return {
    add({ id, group, recordedDay, madeBy, lineGroup, body, clientKeys }) {
      if (day !== body.day) [day, month, weekday] = [body.day, monthOf(body.day), weekdayOf(body.day)];
      const counted = isCounted(body);
      const later = recordedDay === day || monthOf(recordedDay) === month ? null : recordedDay;
      const row: unknown[] = [org, id, 1, group, recordedDay, madeBy, lineGroup, month, weekday];
      row.push(minutesBandOf(body.minutes), counted, later, [], [], [], []);
      for (const [field] of codedColumns) row.push(body[field]);
      versions.add(row);
      const claimed = claimedDay(body);
      for (const key of clientKeys)
        clients.add([org, id, key, 1, group, lineGroup, body.day, month, claimed, counted, recordedDay, later]);
    },
    done() {
      const [version, client] = [versions.take(), clients.take()];
      return {
        versions: version.pieces,
        versionRows: version.rows,
        clients: client.pieces,
        clientRows: client.rows,
      };
    },
  };
}
