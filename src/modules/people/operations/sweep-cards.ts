import type { Id } from '../../../platform/kernel/index.ts';
import type { It } from '../../../platform/operations/index.ts';
import type { CardIndex } from '../card-index.ts';
import { pairOf } from '../clusters.ts';
import {
  compare,
  defaultModel,
  featuresOfCard,
  frequenciesOf,
  type Model,
  nationalShare,
  priorOf,
} from '../matching/index.ts';
import type { PersonId } from '../person.ts';
import type { SearchCard } from '../search-card.ts';
import { blockKeys, numberOfName, type SweepBlocks, sweepBlocks } from '../sweep-blocks.ts';
import { type SweepFilter, sweepFilter } from '../sweep-filter.ts';
import { shelves } from './card-shelves.ts';
import { calibrationNow } from './learn-calibration.ts';
import type { ProposedPair } from './proposed-pairs.ts';

/** The open cards of all groups of whoever sweeps, as one. */
export interface OpenCards {
  readonly name: string;
  readonly size: number;
  has(person: PersonId): boolean;
  card(person: PersonId): SearchCard | undefined;
  /** in the order of ids */
  ids(): readonly PersonId[];
  /** bearers of a name, under its number; filled as names are asked for */
  readonly counted: Map<number, number>;
  /** what two of these cards are compared by: how common a name is among them, how likely a duplicate */
  readonly model: Model;
}

export async function cardsOfGroups(it: It): Promise<OpenCards> {
  const groups = ['hotline', 'cases'].flatMap((code) => it.keys.groupOf(code) ?? []);
  const indexes: CardIndex[] = [];
  for (const group of groups) indexes.push(await shelves.of(it, group));
  const size = indexes.reduce((sum, index) => sum + index.size(), 0);
  const name = [it.actor.org, ...groups].join(' ');
  const calibration = await calibrationNow(it);
  // how common a name is hardly changes while a sweep lasts: what its earlier slices counted holds
  const counted = rounds.get(name)?.counted ?? new Map<number, number>();
  const bearers = (form: string): number => {
    const number = numberOfName(form);
    const known = counted.get(number) ?? indexes.reduce((sum, index) => sum + index.bearers(form), 0);
    counted.set(number, known);
    return known;
  };
  return {
    name,
    size,
    counted,
    model: {
      ...defaultModel,
      frequencies: frequenciesOf(bearers, size, nationalShare),
      prior: priorOf('sweep', size),
      ...(calibration && { calibration }),
    },
    has: (person) => indexes.some((index) => index.has(person)),
    card: (person) => indexes.map((index) => index.card(person)).find((card) => card !== undefined),
    ids: () => indexes.flatMap((index) => index.ids()).sort(),
  };
}

/** What a process remembers between two slices: who was taken in, under which keys, and each name once. */
interface Round {
  readonly ids: readonly Id<'person'>[];
  readonly blocks: SweepBlocks;
  readonly filter: SweepFilter;
  readonly counted: Map<number, number>;
  /** how many of `ids` were taken in */
  next: number;
  /** what the last slice answered; a slice that came to nothing left another mark in the database */
  reached: string | null;
}

const rounds = new Map<string, Round>();

function forget(round: Round): void {
  round.blocks.drop();
  round.filter.drop();
}

/** Of how many cards something is remembered here between two slices. */
export const rememberedCards = (org: string): number =>
  [...rounds].reduce((sum, [name, round]) => sum + (name.startsWith(`${org} `) ? round.next : 0), 0);

/** Gone with the cards: when the last session of the group is over nothing is remembered. */
export function dropRounds(org: string): void {
  for (const [name, round] of rounds)
    if (name.startsWith(`${org} `)) {
      forget(round);
      rounds.delete(name);
    }
}

export interface Likes {
  readonly pairs: readonly ProposedPair[];
  /** the last person looked at; null before the first */
  readonly reached: string | null;
  readonly isDone: boolean;
  readonly looked: number;
  /** cards one of whose names so many others bear that they were not compared with all of them */
  readonly left: number;
}

/** Below it a pair is not worth a person's time. */
export const PROPOSED_FROM = 0.2;

/** However fast the machine: one slice is one mark in the database, so that no more than this is lost or done again. */
const MOST_CARDS = 500;

/**
 * Goes on behind `reached` until the time is up or `MOST_CARDS` were looked at. A process that was not there before first takes in those in front of it,
 * without comparing them again; then a slice may end where it began.
 */
export function likePairs(cards: OpenCards, reached: string | null, until: number): Likes {
  let round = rounds.get(cards.name);
  if (!round || round.reached !== reached) {
    if (round) forget(round);
    const filter = sweepFilter(cards.model, PROPOSED_FROM);
    round = { ids: cards.ids(), blocks: sweepBlocks(), filter, counted: cards.counted, next: 0, reached };
    rounds.set(cards.name, round);
  }
  const pairs: ProposedPair[] = [];
  let [looked, left, last] = [0, 0, reached];
  // one at least, however slow the machine is at this moment
  do {
    if (round.next >= round.ids.length) break;
    const n = round.next++;
    const id = round.ids[n] as PersonId;
    const card = cards.card(id);
    if (!card) continue;
    const features = featuresOfCard(card);
    const keys = blockKeys(features);
    const { blocks, filter, ids } = round;
    filter.take(n, features);
    if (reached === null || id > reached) {
      const isCut = blocks.earlier(keys, features.birth, (other) => {
        if (!filter.mayReach(other, n)) return;
        const { probability } = compare(filter.features(other), features, cards.model);
        // whoever was erased since she was taken in has no card any more
        if (probability >= PROPOSED_FROM && cards.has(ids[other] as PersonId))
          pairs.push({ ...pairOf(ids[other] as PersonId, id), probability });
      });
      if (isCut) left++;
      looked++;
      last = id;
    }
    blocks.add(n, keys, features.birth);
  } while (looked < MOST_CARDS && performance.now() < until);
  round.reached = last;
  const isDone = round.next >= round.ids.length;
  if (isDone) {
    forget(round);
    rounds.delete(cards.name);
  }
  return { pairs, reached: last, isDone, looked, left };
}
