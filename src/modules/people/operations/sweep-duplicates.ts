import { type GroupId, newId } from '../../../platform/kernel/index.ts';
import { type It, operation } from '../../../platform/operations/index.ts';
import type { DataKey } from '../../../platform/vault/index.ts';
import { refuse } from '../errors.ts';
import * as contract from '../links-contract.ts';
import { findDecidedPairs } from '../store/link-store.ts';
import { beginSweep, findSweep, moveSweep, type SweepRow, takeSweep } from '../store/sweep-store.ts';
import { learnCalibration } from './learn-calibration.ts';
import { sealPiece } from './proposed-pairs.ts';
import { joinedPairs, sharingPairs } from './sharing-pairs.ts';
import { cardsOfGroups, likePairs } from './sweep-cards.ts';

/** One call works this long and no longer: the desk is served in between. */
const SLICE_MS = 200;

/**
 * A slice of the search for duplicates. Where it stands and what it found is written with each slice, so that a restart,
 * another process or another supervisor goes on from there; a slice that came to nothing is simply done again. It runs in
 * the session of whoever calls it, because only there the cards are open. It decides nothing.
 * @throws people.sweep-running 409 while a colleague's slice is under way
 */
export const sweepDuplicates = operation(contract.sweepDuplicates, {
  async run(it, { again }) {
    if (!(await takeSweep(it.tx))) throw refuse('sweep-running');
    const group = it.keys.groupOf('hotline') ?? it.keys.groupOf('cases');
    if (!group) throw refuse('not-found');
    const before = await findSweep(it.tx);
    const { sweep, key } =
      before && !(again && before.state === 'done') ? await goOn(it, before) : await begin(it, group);
    return shown(sweep.state === 'done' ? sweep : await slice(it, sweep, key));
  },
});

async function begin(it: It, group: GroupId): Promise<{ sweep: SweepRow; key: DataKey }> {
  const { key, wraps } = it.keys.newKey(newId(), [group]);
  const cards = await cardsOfGroups(it);
  await learnCalibration(it, cards.model.prior);
  const sweep: SweepRow = {
    id: newId<'sweep'>(),
    group_id: group,
    key_id: key.id,
    state: 'running',
    reached: null,
    done: 0,
    total: cards.size,
    found: 0,
    left_over: 0,
    pieces: 0,
    begun_by: it.actor.user,
    begun_on: it.today,
    ended_on: null,
  };
  await Promise.all([it.keys.putWraps(it.tx, wraps), beginSweep(it.tx, sweep)]);
  it.tx.record({ kind: 'people.begin-sweep', payload: { sweep: sweep.id, cards: sweep.total } });
  return { sweep, key };
}

async function goOn(it: It, sweep: SweepRow): Promise<{ sweep: SweepRow; key: DataKey }> {
  const act = { kind: 'people.sweep-duplicates', payload: { sweep: sweep.id, done: sweep.done } };
  const key = (await it.keys.openKeys(it.tx, [sweep.key_id], act)).get(sweep.key_id);
  if (!key) throw refuse('not-found');
  return { sweep, key };
}

async function slice(it: It, sweep: SweepRow, key: DataKey): Promise<SweepRow> {
  const cards = await cardsOfGroups(it);
  const decided = new Set((await findDecidedPairs(it.tx)).map(({ left, right }) => `${left} ${right}`));
  const found = likePairs(cards, sweep.reached, performance.now() + SLICE_MS);
  const sharing = await sharingPairs(it, cards, sweep.reached, found.reached);
  const pairs = joinedPairs(found.pairs, sharing.pairs).filter(({ left, right }) => !decided.has(`${left} ${right}`));
  const { isDone } = found;
  const moved: SweepRow = {
    ...sweep,
    state: isDone ? 'done' : 'running',
    reached: found.reached,
    done: isDone ? cards.size : Math.min(cards.size, sweep.done + found.looked),
    total: cards.size,
    found: sweep.found + pairs.length,
    left_over: sweep.left_over + found.left + sharing.left,
    pieces: sweep.pieces + (pairs.length > 0 ? 1 : 0),
    ended_on: isDone ? it.today : null,
  };
  await moveSweep(it.tx, moved, pairs.length > 0 ? sealPiece(it, key, sweep.id, moved.pieces, pairs) : null);
  return moved;
}

const shown = ({ id, state, done, total, found, left_over, begun_on, begun_by }: SweepRow) => ({
  id,
  state,
  done,
  total,
  found,
  left: left_over,
  begunOn: begun_on,
  begunBy: begun_by,
});
