import { newId } from '../../../platform/kernel/index.ts';
import type { It } from '../../../platform/operations/index.ts';
import { contradictionIn, isPair, type Pair, pairOf, withDecision } from '../clusters.ts';
import { refuse } from '../errors.ts';
import type { LinkKind } from '../link-kinds.ts';
import type { PersonId } from '../person.ts';
import {
  type DecisionId,
  type DecisionRow,
  findDecision,
  findDecisionsOfPair,
  findLinksAround,
  insertDecision,
  lockDecisions,
  putLink,
} from '../store/link-store.ts';
import { findPersons, type PersonRow } from '../store/person-store.ts';
import { linkPlace } from '../store/places.ts';
import { comparedNow, type Explanation } from './compared-now.ts';
import { settleClusters } from './settle-clusters.ts';

/** The words of a decision, sealed under a key of its own for the groups of both persons. */
export interface DecisionWords {
  readonly reason: string;
  /** what the machine said at that moment, in codes; null where it had nothing to compare */
  readonly explanation: Explanation | null;
}

interface Wanted {
  readonly id: DecisionId;
  readonly one: PersonId;
  readonly other: PersonId;
  readonly kind: LinkKind;
  readonly reason: string;
}

/**
 * One person's decision about two records. The same id again changes nothing. Only for persons of one's own groups: what
 * may not be seen answers like what does not exist.
 * @throws people.not-found 404, people.person-erased 410, people.same-record 422, people.already-decided 409,
 * people.link-contradicts 409
 */
export async function decide(it: It, wanted: Wanted): Promise<void> {
  const { one, other, kind, reason } = wanted;
  if (one === other) throw refuse('same-record', { path: ['other'] });
  const pair = pairOf(one, other);
  await lockDecisions(it.tx);
  const [rows, links, before] = await Promise.all([
    findPersons(it.tx, [one, other]),
    findLinksAround(it.tx, [one, other]),
    findDecision(it.tx, wanted.id),
  ]);
  const persons = seen(it, rows, pair);
  if (before) {
    const isSame = before.kind === kind && before.left_id === pair.left && before.right_id === pair.right;
    if (!isSame || before.made_by !== it.actor.user) throw refuse('id-taken', { path: ['id'] });
    return;
  }
  if (links.find((link) => isPair(link, pair))?.kind === kind) throw refuse('already-decided');
  const after = withDecision(links, pair, kind);
  await refuseContradiction(it, after);
  await write(it, persons, { id: wanted.id, pair, kind, undoes: null }, reason);
  await putLink(it.tx, pair, { kind, decision: wanted.id });
  it.tx.record({ kind: 'people.decide-link', payload: { decision: wanted.id, ...pair, decided: kind } });
  if (changesClusters(links, pair, kind)) await settleClusters(it, after, [one, other]);
  it.tx.emit({ kind: 'people.persons-linked', payload: { persons: [pair.left, pair.right], decided: kind } });
}

/**
 * Takes the last decision about a pair back: what held before it holds again.
 * @throws people.not-found 404, people.not-the-last 409, people.link-contradicts 409
 */
export async function undo(it: It, id: DecisionId, reason: string): Promise<Pair> {
  await lockDecisions(it.tx);
  const decision = await findDecision(it.tx, id);
  if (!decision || decision.kind === 'undone') throw refuse('not-found');
  const pair: Pair = { left: decision.left_id, right: decision.right_id };
  const [rows, links, history] = await Promise.all([
    findPersons(it.tx, [pair.left, pair.right]),
    findLinksAround(it.tx, [pair.left, pair.right]),
    findDecisionsOfPair(it.tx, pair),
  ]);
  const persons = seen(it, rows, pair);
  const standing = standingOf(history);
  if (standing.at(-1)?.id !== id) throw refuse('not-the-last');
  const earlier = standing.at(-2);
  const held = earlier ? { kind: earlier.kind as LinkKind, decision: earlier.id } : null;
  const after = withDecision(links, pair, held?.kind ?? null);
  await refuseContradiction(it, after);
  await write(it, persons, { id: newId(), pair, kind: 'undone', undoes: id }, reason);
  await putLink(it.tx, pair, held);
  it.tx.record({ kind: 'people.undo-link', payload: { decision: id, ...pair } });
  if (decision.kind === 'same' || held?.kind === 'same') await settleClusters(it, after, [pair.left, pair.right]);
  it.tx.emit({ kind: 'people.persons-unlinked', payload: { persons: [pair.left, pair.right] } });
  return pair;
}

/** Decisions of a pair that were not taken back, the last one last. */
export function standingOf(history: readonly DecisionRow[]): DecisionRow[] {
  const undone = new Set(history.map((row) => row.undoes));
  return history.filter((row) => row.kind !== 'undone' && !undone.has(row.id));
}

/** Both, of one's own groups and not erased. */
export function seen(it: It, rows: readonly PersonRow[], pair: Pair): readonly [PersonRow, PersonRow] {
  const [left, right] = [pair.left, pair.right].map((id) => rows.find((row) => row.id === id));
  if (!left || !right) throw refuse('not-found');
  if (![left, right].every((row) => it.actor.groups.includes(row.group_id))) throw refuse('not-found');
  if (left.state === 'erased' || right.state === 'erased') throw refuse('person-erased');
  return [left, right];
}

/** Links outside the two clusters are not looked at: nothing there can become a contradiction. */
async function refuseContradiction(it: It, links: Parameters<typeof contradictionIn>[0]): Promise<void> {
  const found = contradictionIn(links);
  if (!found) return;
  const rows = await findPersons(it.tx, [found.left, found.right]);
  const codeOf = (id: PersonId) => rows.find((row) => row.id === id)?.code ?? '';
  throw refuse('link-contradicts', {
    params: { left: codeOf(found.left), right: codeOf(found.right) },
    data: { left: found.left, right: found.right },
  });
}

const changesClusters = (links: Parameters<typeof contradictionIn>[0], pair: Pair, kind: LinkKind): boolean =>
  kind === 'same' || links.some((link) => isPair(link, pair) && link.kind === 'same');

async function write(
  it: It,
  persons: readonly [PersonRow, PersonRow],
  decision: Pick<DecisionRow, 'id' | 'kind' | 'undoes'> & { readonly pair: Pair },
  reason: string,
): Promise<void> {
  const groups = [...new Set(persons.map((row) => row.group_id))];
  const explanation = decision.kind === 'undone' ? null : await comparedNow(it, persons);
  const words: DecisionWords = { reason: reason.trim(), explanation };
  const { key, wraps } = it.keys.newKey(newId(), groups);
  await Promise.all([
    it.keys.putWraps(it.tx, wraps),
    insertDecision(it.tx, {
      id: decision.id,
      left_id: decision.pair.left,
      right_id: decision.pair.right,
      kind: decision.kind,
      undoes: decision.undoes,
      group_ids: groups,
      key_id: key.id,
      sealed: it.keys.sealText(key, linkPlace(decision.id), JSON.stringify(words)),
      made_on: it.today,
    }),
  ]);
}
