import { operation } from '../../operations/index.ts';
import { findChainEnd, findLastVerification } from '../act-store.ts';
import { listActs as face } from '../contract.ts';
import { refuse } from '../errors.ts';
import { lookThrough, readCursor } from '../look-through.ts';
import { isAbout, openAct, openMonths } from '../open-acts.ts';

/** One row for a page that was read: the days and what was asked for, never what was found. */
export const listActs = operation(face, {
  async run(it, { from, to, kind, user, about, before }) {
    if (!it.keys.groupOf('auditors')) throw refuse('not-found');
    if (to < from) throw refuse('range-wrong', { path: ['to'] });
    const range = { from, to, kind: kind ?? null, before: readCursor(before, { from, to }) };
    const asked = {
      from,
      to,
      ...(kind && { kind }),
      ...(user && { user }),
      ...(about && { about }),
      ...(before && { before }),
    };
    const [rows, verification] = await Promise.all([findChainEnd(it.tx), findLastVerification(it.tx)]);
    const first = verification && verification.day < from ? verification.day : from;
    const last = verification && verification.day > to ? verification.day : to;
    const months = await openMonths(it, [first, last], { kind: 'audit.list-acts', payload: asked });
    const said = verification && openAct(it.actor.org, months, verification);
    const wanted =
      user || about
        ? (act: { by: string | null; details: object }) =>
            (!user || act.by === user) && (!about || isAbout(act.details, about))
        : null;
    return { ...(await lookThrough(it, months, range, wanted)), chain: { rows, verified: verifiedBy(said) } };
  },
});

function verifiedBy(act: ReturnType<typeof openAct> | undefined) {
  if (!act?.at) return null;
  const { rows, firstBad } = act.details;
  return {
    at: act.at,
    rows: typeof rows === 'number' ? rows : 0,
    firstBad: typeof firstBad === 'number' ? firstBad : null,
  };
}
