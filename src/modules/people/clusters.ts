import type { LinkKind } from './link-kinds.ts';
import type { PersonId } from './person.ts';

/**
 * Links, not merges (matching.md section 5): a cluster is what hangs together by `same`, worked out anew from the links
 * each time, so that the order in which they came and went plays no part. No `not same` may lie inside one.
 */
export interface PersonLink {
  /** the smaller id */
  readonly left: PersonId;
  readonly right: PersonId;
  readonly kind: LinkKind;
}

export type Pair = Pick<PersonLink, 'left' | 'right'>;

export const pairOf = (one: PersonId, other: PersonId): Pair =>
  one < other ? { left: one, right: other } : { left: other, right: one };

export const isPair = (link: Pair, { left, right }: Pair): boolean => link.left === left && link.right === right;

/** The links after one decision about a pair; null takes the pair's link away. */
export const withDecision = (links: readonly PersonLink[], pair: Pair, kind: LinkKind | null): PersonLink[] => [
  ...links.filter((link) => !isPair(link, pair)),
  ...(kind ? [{ ...pair, kind }] : []),
];

/** Everybody who is the same as this person, herself among them, in the order of their ids. */
export function clusterOf(links: readonly PersonLink[], person: PersonId): PersonId[] {
  const neighbours = new Map<PersonId, PersonId[]>();
  for (const { left, right, kind } of links) {
    if (kind !== 'same') continue;
    neighbours.set(left, [...(neighbours.get(left) ?? []), right]);
    neighbours.set(right, [...(neighbours.get(right) ?? []), left]);
  }
  const reached = new Set([person]);
  for (const one of reached) for (const next of neighbours.get(one) ?? []) reached.add(next);
  return [...reached].sort();
}

/** All clusters of two or more, each in the order of its ids, in the order of their first ids. */
export function clustersOf(links: readonly PersonLink[]): PersonId[][] {
  const all = new Map<PersonId, PersonId[]>();
  for (const link of links) {
    if (link.kind !== 'same') continue;
    const cluster = clusterOf(links, link.left);
    all.set(cluster[0] as PersonId, cluster);
  }
  return [...all.values()].sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
}

/** The first pair that is said to be `not same` and yet lies inside one cluster. */
export function contradictionIn(links: readonly PersonLink[]): Pair | null {
  const parted = links.filter((link) => link.kind === 'not_same').sort((a, b) => (key(a) < key(b) ? -1 : 1));
  return parted.find(({ left, right }) => clusterOf(links, left).includes(right)) ?? null;
}

const key = ({ left, right }: Pair): string => `${left} ${right}`;

export interface ClusterMember {
  readonly id: PersonId;
  /** of the duty desk, whose calls have to reach her record */
  readonly ofDutyDesk: boolean;
  readonly madeOn: string;
  readonly code: string;
}

/** The record under which a cluster counts and to which new contacts go: of the duty desk first, then the oldest. */
export function survivorOf(members: readonly ClusterMember[]): PersonId | null {
  const rank = ({ ofDutyDesk, madeOn, code, id }: ClusterMember): string =>
    `${ofDutyDesk ? 0 : 1} ${madeOn} ${code} ${id}`;
  const [first] = [...members].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
  return first?.id ?? null;
}
