import { createHash } from 'node:crypto';
import type { BulkLoad, Tx } from '../../../platform/database/index.ts';
import { type Day, type GroupId, type Id, newId, type UserId } from '../../../platform/kernel/index.ts';
import type { Keys, Wrap } from '../../../platform/vault/index.ts';
import type { Finding, FindingId } from '../finding.ts';
import { notePlace } from '../finding-note.ts';
import { codedRow } from './finding-columns.ts';
import type { CreditedReport } from './finding-store.ts';

/** A finding that earlier records already knew: recorded on its own day, sealed like one that was typed. */
export interface BulkFinding {
  readonly id: FindingId;
  readonly personId: Id<'person'>;
  readonly subjectKey: Buffer;
  readonly decidedBy: readonly UserId[];
  readonly finding: Finding;
  readonly report: CreditedReport | null;
  readonly note: string;
  readonly recordedDay: Day;
}

const CHUNK = 1000;

/** Bulk store of the demonstration (and, later, of an import): one audit row and one event a chunk of 1,000. */
export async function putFindings(
  tx: Tx,
  keys: Keys,
  findings: readonly BulkFinding[],
  recordedBy: UserId,
): Promise<void> {
  const groupId = keys.groupOf('cases');
  if (!groupId) throw new Error('whoever loads findings is a member of the group cases');
  for (let at = 0; at < findings.length; at += CHUNK) {
    await putChunk(tx, keys, findings.slice(at, at + CHUNK), { recordedBy, groupId });
  }
}

async function putChunk(
  tx: Tx,
  keys: Keys,
  chunk: readonly BulkFinding[],
  by: { recordedBy: UserId; groupId: GroupId },
): Promise<void> {
  const hash = createHash('sha256');
  const wraps: Wrap[] = [];
  const heads: object[] = [];
  const versions: object[] = [];
  for (const one of chunk) {
    const made = one.note === '' ? null : keys.newKey(newId(), [by.groupId]);
    const note = made && keys.sealText(made.key, notePlace(one.id, 1), one.note);
    if (made) wraps.push(...made.wraps);
    hash.update(one.id);
    if (note) hash.update(note);
    heads.push(headOf(tx, one, made?.key.id ?? null, by));
    versions.push(versionOf(tx.actor.org, one, note, by));
  }
  await Promise.all([
    tx.query('insert into cases.finding select * from jsonb_populate_recordset(null::cases.finding, $1::jsonb)', [
      JSON.stringify(heads),
    ]),
    tx.query(
      'insert into cases.finding_version select * from jsonb_populate_recordset(null::cases.finding_version, $1::jsonb)',
      [JSON.stringify(versions)],
    ),
    wraps.length > 0 && keys.putWraps(tx, wraps),
  ]);
  tx.record({ kind: 'cases.load-findings', payload: { count: chunk.length, hash: hash.digest('hex') } });
  tx.emit({ kind: 'cases.findings-loaded', payload: { count: chunk.length } });
}

const bytes = (value: Buffer | null): string | null => value && `\\x${value.toString('hex')}`;

const headOf = (tx: Tx, one: BulkFinding, keyId: string | null, by: { recordedBy: UserId; groupId: GroupId }) => ({
  org_id: tx.actor.org,
  id: one.id,
  group_id: by.groupId,
  person_id: one.personId,
  subject_key: bytes(one.subjectKey),
  version: 1,
  key_id: keyId,
  made_by: by.recordedBy,
});

function versionOf(org: string, one: BulkFinding, note: Buffer | null, by: { recordedBy: UserId; groupId: GroupId }) {
  const { finding, report } = one;
  return {
    org_id: org,
    finding_id: one.id,
    version: 1,
    group_id: by.groupId,
    subject_key: bytes(one.subjectKey),
    recorded_by: by.recordedBy,
    decided_by: one.decidedBy,
    ...codedRow(finding),
    report_kind: report ? 'hotline.contact' : null,
    report_id: report?.id ?? null,
    report_day: report?.day ?? null,
    report_month: report?.month ?? null,
    report_line: report?.line ?? null,
    note: bytes(note),
    recorded_day: one.recordedDay,
  };
}

/** Findings as facts alone, by COPY: what is counted of them, without a head or a person. */
export async function copyFindingFacts(
  load: BulkLoad,
  org: string,
  findings: Iterable<BulkFinding>,
  by: { readonly recordedBy: UserId; readonly groupId: GroupId },
): Promise<void> {
  const rows = Array.from(findings, (one) => versionOf(org, one, null, by));
  const [first] = rows;
  if (!first) return;
  await load.copy(
    'cases.finding_version',
    Object.keys(first),
    rows.map((row) => Object.values(row)),
  );
}
