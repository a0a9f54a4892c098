import type { z } from 'zod';
import type { It } from '../../../platform/operations/index.ts';
import type { DataKey } from '../../../platform/vault/index.ts';
import type { findingCard, findingVersion } from '../contract.ts';
import { notePlace } from '../finding-note.ts';
import type { VersionRow } from '../store/finding-store.ts';

type Card = z.input<typeof findingCard>;
type Version = z.input<typeof findingVersion>;

/** Rows of one or more findings, newest version first in each, as cards. Without keys the words stay closed. */
export function findingCards(it: It, rows: readonly VersionRow[], keys?: ReadonlyMap<string, DataKey>): Card[] {
  const cards = new Map<string, Card>();
  for (const row of rows) {
    const version = versionOf(it, row, keys);
    const card = cards.get(row.finding_id);
    if (card) card.earlier.push(version);
    else
      cards.set(row.finding_id, {
        id: row.finding_id,
        personId: row.person_id as Card['personId'],
        current: version,
        earlier: [],
      });
  }
  return [...cards.values()].sort((a, b) => (a.current.day < b.current.day ? 1 : -1));
}

function versionOf(it: It, row: VersionRow, keys: ReadonlyMap<string, DataKey> | undefined): Version {
  const key = row.key_id === null ? undefined : keys?.get(row.key_id);
  return {
    version: row.version,
    recordedDay: row.recorded_day,
    replacedDay: row.replaced_day,
    recordedBy: row.recorded_by,
    reason: row.reason,
    decidedBy: row.decided_by,
    outcome: row.outcome,
    rule: row.rule,
    day: row.day,
    forms: row.forms,
    sexualKinds: row.sexual_kinds,
    means: row.means,
    acts: row.acts,
    sector: row.sector,
    recruiterRelation: row.recruiter_relation,
    countries: row.countries,
    crossBorder: row.cross_border,
    district: row.district,
    fromMonth: row.from_month,
    toMonth: row.to_month,
    durationBand: row.duration_band,
    sex: row.sex,
    ageBand: row.age_band,
    citizenship: row.citizenship,
    report: row.report_id === null ? null : { kind: 'hotline.contact', id: row.report_id, day: row.report_day },
    hasNote: row.note !== null,
    note: row.note && key ? it.keys.openText(key, notePlace(row.finding_id, row.version), row.note) : null,
  } as Version;
}
