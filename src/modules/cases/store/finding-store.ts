import type { Tx } from '../../../platform/database/index.ts';
import type { Day, GroupId, Month, UserId } from '../../../platform/kernel/index.ts';
import { deleteWraps } from '../../../platform/vault/index.ts';
import type { Finding, FindingId } from '../finding.ts';
import { type CodedColumn, type CodedRow, codedColumnNames, codedValues } from './finding-columns.ts';

/**
 * The only SQL of findings. A version is written once; the one thing that ever changes in it is the day on which a later
 * version replaced it.
 */
export interface CreditedReport {
  readonly id: string;
  readonly day: Day;
  readonly month: Month;
  /** line group */
  readonly line: string;
}

export interface NewVersion {
  readonly findingId: FindingId;
  readonly version: number;
  readonly groupId: GroupId;
  readonly subjectKey: Buffer;
  readonly recordedBy: UserId;
  readonly reason: string | null;
  readonly decidedBy: readonly string[];
  readonly finding: Finding;
  readonly report: CreditedReport | null;
  readonly note: Buffer | null;
  readonly recordedDay: Day;
}

/** The coded columns as they come back from the database. */
type StoredCodes = {
  readonly [Column in CodedColumn]: Column extends 'day'
    ? Day
    : CodedRow[Column] extends readonly unknown[]
      ? string[]
      : null extends CodedRow[Column]
        ? string | null
        : string;
};

export interface VersionRow extends StoredCodes {
  readonly finding_id: FindingId;
  readonly person_id: string;
  readonly key_id: string | null;
  readonly subject_key: Buffer;
  readonly group_id: GroupId;
  readonly version: number;
  readonly current_version: number;
  readonly recorded_by: UserId;
  readonly reason: string | null;
  readonly decided_by: string[];
  readonly report_id: string | null;
  readonly report_day: Day | null;
  readonly report_month: Month | null;
  readonly report_line: string | null;
  readonly note: Buffer | null;
  readonly recorded_day: Day;
  readonly replaced_day: Day | null;
}

/** @returns false where this id was there before: then nothing was written */
export async function insertFinding(
  tx: Tx,
  finding: {
    id: FindingId;
    personId: string;
    subjectKey: Buffer;
    groupId: GroupId;
    keyId: string | null;
    madeBy: UserId;
  },
): Promise<boolean> {
  const rows = await tx.query<{ id: string }>(
    `insert into cases.finding (org_id, id, group_id, person_id, subject_key, version, key_id, made_by)
     values ($1, $2, $3, $4, $5, 1, $6, $7) on conflict do nothing returning id`,
    [tx.actor.org, finding.id, finding.groupId, finding.personId, finding.subjectKey, finding.keyId, finding.madeBy],
  );
  return rows.length === 1;
}

const written = [
  'finding_id',
  'version',
  'group_id',
  'subject_key',
  'recorded_by',
  'reason',
  'decided_by',
  'report_kind',
  'report_id',
  'report_day',
  'report_month',
  'report_line',
  'note',
  'recorded_day',
  ...codedColumnNames,
];
const INSERT = `insert into cases.finding_version (org_id, ${written.join(', ')})
  values ($1, ${written.map((_, at) => `$${at + 2}`).join(', ')})`;

export async function insertVersion(tx: Tx, { finding, report, ...version }: NewVersion): Promise<void> {
  await tx.query(INSERT, [
    tx.actor.org,
    version.findingId,
    version.version,
    version.groupId,
    version.subjectKey,
    version.recordedBy,
    version.reason,
    version.decidedBy,
    report ? 'hotline.contact' : null,
    report?.id ?? null,
    report?.day ?? null,
    report?.month ?? null,
    report?.line ?? null,
    version.note,
    version.recordedDay,
    ...codedValues(finding),
  ]);
}

/** Takes the next version number, if nobody else did. @returns false where the finding has moved on */
export async function takeVersion(
  tx: Tx,
  next: { id: FindingId; seen: number; keyId: string | null; day: Day },
): Promise<boolean> {
  const [head] = await Promise.all([
    tx.query<{ id: string }>(
      `update cases.finding set version = version + 1, key_id = $4 where org_id = $1 and id = $2 and version = $3 returning id`,
      [tx.actor.org, next.id, next.seen, next.keyId],
    ),
    tx.query(
      `update cases.finding_version set replaced_day = $4
       where org_id = $1 and finding_id = $2 and version = $3 and replaced_day is null`,
      [tx.actor.org, next.id, next.seen, next.day],
    ),
  ]);
  return head.length === 1;
}

const COLUMNS = `v.finding_id, f.person_id, f.key_id, v.subject_key, v.group_id, v.version, f.version as current_version, v.recorded_by,
  v.reason, v.decided_by, ${codedColumnNames.map((name) => `v.${name}`).join(', ')},
  v.report_id, v.report_day, v.report_month, v.report_line, v.note, v.recorded_day, v.replaced_day`;

/** All versions of one finding, newest first; none where it does not exist or may not be seen. */
export const findVersions = (tx: Tx, id: FindingId): Promise<VersionRow[]> =>
  tx.query<VersionRow>(
    `select ${COLUMNS} from cases.finding f join cases.finding_version v on v.org_id = f.org_id and v.finding_id = f.id
     where f.org_id = $1 and f.id = $2 and f.person_id is not null order by v.version desc`,
    [tx.actor.org, id],
  );

export const findVersionsOfPerson = (tx: Tx, personId: string): Promise<VersionRow[]> =>
  tx.query<VersionRow>(
    `select ${COLUMNS} from cases.finding f join cases.finding_version v on v.org_id = f.org_id and v.finding_id = f.id
     where f.org_id = $1 and f.person_id = $2 order by v.finding_id, v.version desc`,
    [tx.actor.org, personId],
  );

/** Months in which these persons may be counted now or were before, and those of their reports; whoever asks. */
export async function findCountedMonths(
  tx: Tx,
  subjectKeys: readonly Buffer[],
): Promise<{ readonly identified: readonly string[]; readonly reported: readonly string[] }> {
  const rows = await tx.query<{ month: string; report_month: string | null }>(
    'select month, report_month from cases.counted_months($1::bytea[])',
    [subjectKeys],
  );
  return {
    identified: rows.map((row) => row.month),
    reported: rows.flatMap((row) => (row.report_month === null ? [] : [row.report_month])),
  };
}

/** The person is forgotten: her id, the key and the words go; coded rows and subject key stay, so no count changes. */
export async function forgetPerson(tx: Tx, personId: string): Promise<void> {
  const rows = await tx.query<{ id: string; key_id: string | null }>(
    'select id, key_id from cases.finding where org_id = $1 and person_id = $2',
    [tx.actor.org, personId],
  );
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return;
  await Promise.all([
    deleteWraps(
      tx,
      rows.flatMap((row) => row.key_id ?? []),
    ),
    tx.query('update cases.finding_version set note = null where org_id = $1 and finding_id = any ($2::uuid[])', [
      tx.actor.org,
      ids,
    ]),
    tx.query('update cases.finding set person_id = null, key_id = null where org_id = $1 and id = any ($2::uuid[])', [
      tx.actor.org,
      ids,
    ]),
  ]);
}
