import { newId } from '../../../platform/kernel/index.ts';
import { operation } from '../../../platform/operations/index.ts';
import * as contract from '../contract.ts';
import { refuse } from '../errors.ts';
import type { Finding } from '../finding.ts';
import { notePlace } from '../finding-note.ts';
import { isWritten } from '../store/finding-columns.ts';
import {
  type CreditedReport,
  findVersions,
  insertVersion,
  takeVersion,
  type VersionRow,
} from '../store/finding-store.ts';
import { findingCards } from './finding-cards.ts';
import { markFindings } from './mark-findings.ts';
import { prepareFinding } from './prepare-finding.ts';

/** A correction acts from the day on which it is made: figures as of an earlier day never change. */
export const correctFinding = operation(contract.correctFinding, {
  async run(it, { id, version: seen, reason, ...codes }) {
    const [row] = await findVersions(it.tx, id);
    if (!row) throw refuse('not-found');
    if (row.version !== seen) throw refuse('stale-version', { data: { version: row.version } });
    const act = { kind: 'cases.open-finding', payload: { finding: id, person: row.person_id, for: 'correction' } };
    const keys = row.key_id ? await it.keys.openKeys(it.tx, [row.key_id], act) : undefined;
    const before = findingCards(it, [row], keys)[0]!.current;
    if (before.hasNote && before.note === null) throw refuse('not-found');

    const { finding, report } = await prepareFinding(it, row.person_id, codes, reportOf(row), before);
    const sameWords = (before.note ?? '') === codes.note;
    if (sameWords && isSame(row, finding, codes.decidedBy, codes.report?.id ?? null)) throw refuse('nothing-changed');

    const made = codes.note !== '' && !row.key_id ? it.keys.newKey(newId(), [row.group_id]) : null;
    const key = made?.key ?? (row.key_id ? keys?.get(row.key_id) : undefined);
    const next = seen + 1;
    const took = await takeVersion(it.tx, { id, seen, keyId: key?.id ?? null, day: it.today });
    if (!took) throw refuse('stale-version');
    await Promise.all([
      made && it.keys.putWraps(it.tx, made.wraps),
      insertVersion(it.tx, {
        findingId: id,
        version: next,
        groupId: row.group_id,
        subjectKey: row.subject_key,
        recordedBy: it.actor.user,
        reason,
        decidedBy: codes.decidedBy,
        finding,
        report,
        note: key && codes.note !== '' ? it.keys.sealText(key, notePlace(id, next), codes.note) : null,
        recordedDay: it.today,
      }),
    ]);
    await markFindings(it, row.subject_key);
    it.tx.record({
      kind: 'cases.correct-finding',
      payload: {
        finding: id,
        person: row.person_id,
        version: next,
        reason,
        outcome: finding.outcome,
        decidedBy: codes.decidedBy,
      },
    });
    it.tx.emit({ kind: 'cases.finding-corrected', payload: { finding: id, person: row.person_id, version: next } });
    return findingCards(it, await findVersions(it.tx, id))[0]!;
  },
});

const reportOf = (row: VersionRow): CreditedReport | null =>
  row.report_id && row.report_day && row.report_month && row.report_line
    ? { id: row.report_id, day: row.report_day, month: row.report_month, line: row.report_line }
    : null;

const isSame = (row: VersionRow, finding: Finding, decidedBy: readonly string[], report: string | null): boolean =>
  isWritten(row, finding) && row.report_id === report && JSON.stringify(row.decided_by) === JSON.stringify(decidedBy);
