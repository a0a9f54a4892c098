import { newId } from '../../../platform/kernel/index.ts';
import { operation } from '../../../platform/operations/index.ts';
import * as contract from '../contract.ts';
import { refuse } from '../errors.ts';
import { notePlace } from '../finding-note.ts';
import { findVersions, insertFinding, insertVersion } from '../store/finding-store.ts';
import { findingCards } from './finding-cards.ts';
import { markFindings } from './mark-findings.ts';
import { prepareFinding } from './prepare-finding.ts';

/** The same id by the same person again writes nothing and gives the same answer. */
export const recordFinding = operation(contract.recordFinding, {
  async run(it, { id, personId, ...codes }) {
    const groupId = it.keys.groupOf('cases');
    if (!groupId) throw refuse('not-found');
    const before = await findVersions(it.tx, id);
    const first = before.at(-1);
    if (first) {
      if (first.recorded_by !== it.actor.user || first.person_id !== personId)
        throw refuse('id-taken', { path: ['id'] });
      return findingCards(it, before)[0]!;
    }
    const { finding, report, subjectKey } = await prepareFinding(it, personId, codes);
    const made = codes.note === '' ? null : it.keys.newKey(newId(), [groupId]);
    const note = made && it.keys.sealText(made.key, notePlace(id, 1), codes.note);
    const put = await insertFinding(it.tx, {
      id,
      personId,
      subjectKey,
      groupId,
      keyId: made?.key.id ?? null,
      madeBy: it.actor.user,
    });
    if (!put) throw refuse('id-taken', { path: ['id'] });
    await Promise.all([
      made && it.keys.putWraps(it.tx, made.wraps),
      insertVersion(it.tx, {
        findingId: id,
        version: 1,
        groupId,
        subjectKey,
        recordedBy: it.actor.user,
        reason: null,
        decidedBy: codes.decidedBy,
        finding,
        report,
        note,
        recordedDay: it.today,
      }),
    ]);
    await markFindings(it, subjectKey);
    it.tx.record({
      kind: 'cases.record-finding',
      payload: {
        finding: id,
        person: personId,
        outcome: finding.outcome,
        rule: finding.rule,
        day: finding.day,
        decidedBy: codes.decidedBy,
      },
    });
    it.tx.emit({
      kind: 'cases.finding-recorded',
      payload: { finding: id, person: personId, outcome: finding.outcome, rule: finding.rule },
    });
    return findingCards(it, await findVersions(it.tx, id))[0]!;
  },
});
