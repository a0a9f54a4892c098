import { type BulkLoad, copyLine } from '../../../platform/database/index.ts';
import type { Day, GroupId, UserId } from '../../../platform/kernel/index.ts';
import type { LineGroup } from '../code-lists.ts';
import type { ContactBody, ContactId } from '../contact.ts';
import type { ContactRecord } from './contact-record.ts';
import { type FirstDayClaim, firstDayRows } from './first-day-store.ts';
import { clientRows, versionRow } from './version-store.ts';

/**
 * Contacts as facts alone, by COPY: what is counted of them, with their subject keys. No head, no text, no person; a list
 * of the desk does not show them, a figure does. For the demonstration at large scales, and nothing else.
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

/** What version and client rows read of a contact. */
const asRecord = (fact: FactContact): ContactRecord =>
  ({
    id: fact.id,
    group: fact.group,
    version: 1,
    textVersion: null,
    lineGroup: fact.lineGroup,
    body: fact.body,
    clientKeys: [],
  }) as unknown as ContactRecord;

export async function copyContactFacts(load: BulkLoad, org: string, contacts: Iterable<FactContact>): Promise<number> {
  const clients: string[] = [];
  let columns: string[] = [];
  let clientColumns: string[] = [];
  const lines = (function* () {
    for (const fact of contacts) {
      const record = asRecord(fact);
      yield versionRow(org, record, { recordedDay: fact.recordedDay, madeBy: fact.madeBy, reason: null });
      for (const row of clientRows(org, { ...record, clientKeys: fact.clientKeys }, fact.recordedDay)) {
        if (clientColumns.length === 0) clientColumns = Object.keys(row);
        clients.push(copyLine(Object.values(row)));
      }
    }
  })();
  const first = lines.next();
  if (first.done) return 0;
  columns = Object.keys(first.value);
  const copied = await load.copy(
    'hotline.contact_version',
    columns,
    (function* () {
      yield copyLine(Object.values(first.value));
      for (const row of lines) yield copyLine(Object.values(row));
    })(),
  );
  if (clients.length > 0) await load.copy('hotline.contact_client', clientColumns, clients);
  return copied;
}

/** First days of persons who have none yet. */
export async function copyFirstDays(load: BulkLoad, org: string, claims: readonly FirstDayClaim[]): Promise<void> {
  const rows = firstDayRows(org, claims);
  const [first] = rows;
  if (!first) return;
  await load.copy(
    'hotline.client_first',
    Object.keys(first),
    rows.map((row) => copyLine(Object.values(row))),
  );
}
