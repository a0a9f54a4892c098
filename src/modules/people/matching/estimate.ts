import { levelsOf, type MatchField, matchFields } from './levels.ts';
import type { Meeting } from './meetings.ts';
import type { FieldModel } from './model.ts';

/**
 * Learns how often each level meets among pairs of one person, from pairs nobody decided (expectation-maximisation, matching.md
 * section 5); how often it meets by chance comes from random pairs. What is rare in the data leans on the rules of thumb.
 */
export interface PatternCount {
  /** field and level of each meeting */
  readonly events: readonly number[];
  count: number;
}

const OFFSETS: Readonly<Record<MatchField, number>> = (() => {
  let at = 0;
  return Object.fromEntries(
    matchFields.map((field) => {
      const from = at;
      at += levelsOf[field].length;
      return [field, from];
    }),
  ) as Record<MatchField, number>;
})();
const EVENTS = matchFields.reduce((sum, field) => sum + levelsOf[field].length, 0);

export const eventOf = (meeting: Meeting): number =>
  OFFSETS[meeting.field] + (levelsOf[meeting.field] as readonly string[]).indexOf(meeting.level);

/** What speaks against being one person is never learned to speak for it: at most so many bits, by level. */
const AT_MOST: Readonly<Record<string, number>> = {
  extra: -0.2,
  different: -0.5,
  conflict: -1,
  other_sex: -1,
  part: 0.5,
  initial: 3,
  near: 5,
  kin: 5,
};
/** Of whole names: a list of namesakes does not teach that a part may be any other. */
const AT_MOST_OF_WHOLE: Readonly<Record<string, number>> = { different: -6, extra: -3 };
const HIGHEST_RATIO = matchFields.flatMap((field) =>
  levelsOf[field].map((level) =>
    field === 'birth' || (level === 'near' && field !== 'given' && field !== 'surname' && field !== 'name')
      ? level === 'conflict'
        ? 0.5
        : 2 ** 20
      : 2 ** ((field === 'name' ? AT_MOST_OF_WHOLE[level] : undefined) ?? AT_MOST[level] ?? 20),
  ),
);

/** Levels that never speak against, however those who differ were chosen. */
const FOR: readonly number[] = (['given', 'surname', 'name'] as const).flatMap((field) =>
  ['equal', 'folded', 'hypocorism', 'inflected', 'close', 'kin'].map(
    (level) => OFFSETS[field] + (levelsOf[field] as readonly string[]).indexOf(level),
  ),
);

const MEETS = 6;
const within = (event: number, field: MatchField): boolean => event >= OFFSETS[field] && event < OFFSETS[field] + MEETS;
/** Do two names of a pair meet, however? */
const namesTogether = (events: readonly number[]): boolean =>
  events.filter((event) => within(event, 'given') || within(event, 'surname') || within(event, 'name')).length > 1;

/** Pairs that meet alike are counted together. */
export function patternCounter() {
  const patterns = new Map<string, PatternCount>();
  let pairs = 0;
  return {
    add(meetings: readonly Meeting[]): void {
      const events = meetings.map(eventOf).sort((a, b) => a - b);
      const key = String.fromCharCode(...events);
      const known = patterns.get(key);
      if (known) known.count++;
      else patterns.set(key, { events, count: 1 });
      pairs++;
    },
    patterns: () => [...patterns.values()],
    pairs: () => pairs,
  };
}

/** Counts of levels, by field, leaning on `lean` × `like` pseudo-observations. */
function shares(counts: Float64Array, like: (field: MatchField) => ArrayLike<number>, lean: number) {
  const out = new Float64Array(EVENTS);
  for (const field of matchFields) {
    const [from, levels, prior] = [OFFSETS[field], levelsOf[field].length, like(field)];
    let priorSum = 0;
    for (let n = 0; n < levels; n++) priorSum += prior[n] as number;
    let all = 0;
    for (let n = 0; n < levels; n++) all += counts[from + n] as number;
    for (let n = 0; n < levels; n++)
      out[from + n] = ((counts[from + n] as number) + (lean * (prior[n] as number)) / priorSum) / (all + lean);
  }
  return out;
}

const ROUNDS = 40;
const LEAN_MATCH = 60;
const LEAN_CHANCE = 400;

/**
 * @param candidates patterns of pairs that share a key, @param random patterns of pairs drawn at random
 * @param start rules of thumb, @param expected about how many of the candidates are one person
 * @param possible of how many pairs the candidates were chosen. A pair’s chance depends on how it meets, not on how it was
 *   chosen, so that the odds are those among all pairs: what a key demands does not teach by itself
 * @param labelled the candidates are all there is, and somebody chose them: two people among them may have been chosen for
 *   what they have in common, so that how often a level meets by chance is learned from them too
 */
export function estimate(
  candidates: readonly PatternCount[],
  random: readonly PatternCount[],
  start: Readonly<Record<MatchField, FieldModel>>,
  {
    expected,
    possible,
    together,
    labelled = false,
  }: {
    readonly expected: number;
    readonly possible: number;
    readonly together: number;
    readonly labelled?: boolean;
  },
): { readonly fields: Readonly<Record<MatchField, FieldModel>>; readonly matched: number } {
  const chance = new Float64Array(EVENTS);
  for (const { events, count } of random) for (const event of events) chance[event] = (chance[event] as number) + count;
  const drawn = random.reduce((sum, { count }) => sum + count, 0);
  const byChance = atLeast(
    shares(chance, (field) => start[field].u, LEAN_CHANCE),
    start,
    1 / Math.max(1, drawn),
  );
  let m = shares(new Float64Array(EVENTS), (field) => start[field].m, 1);
  const chosen = byChance.map((share, event) => (share + (m[event] as number)) / 2);
  let u = labelled ? chosen : byChance;
  let matched = Math.max(1, expected);
  for (let round = 0; round < ROUNDS && candidates.length > 0; round++) {
    const asOne = new Float64Array(EVENTS);
    const asTwo = new Float64Array(EVENTS);
    const prior = Math.log(matched / Math.max(1, possible - (labelled ? matched : 0)));
    let found = 0;
    for (const { events, count } of candidates) {
      let odds = prior - (namesTogether(events) ? together * Math.LN2 : 0);
      for (const event of events) odds += Math.log((m[event] as number) / (u[event] as number));
      const p = count / (1 + Math.exp(-odds));
      if (odds > 0 || labelled) found += p;
      for (const event of events) {
        asOne[event] = (asOne[event] as number) + p;
        asTwo[event] = (asTwo[event] as number) + count - p;
      }
    }
    m = shares(asOne, (field) => start[field].m, LEAN_MATCH);
    if (labelled) {
      u = shares(asTwo, (field) => chosen.subarray(OFFSETS[field]), LEAN_MATCH);
      for (const event of FOR) u[event] = Math.min(u[event] as number, (m[event] as number) / 1.4);
    }
    for (let event = 0; event < EVENTS; event++)
      m[event] = Math.min(m[event] as number, (u[event] as number) * (HIGHEST_RATIO[event] as number));
    const moved = Math.abs(found - matched) / matched;
    // of chosen pairs about as many are one person as are not: a file says more the clearer it is
    matched = labelled ? 0.8 * found + 0.1 * possible : Math.max(1, found);
    if (moved < 1e-4 && round > 5) break;
  }
  return { fields: fieldsOf(m, u, start), matched };
}

/** What was never drawn is not therefore rarer than one draw, nor than the rule of thumb. */
function atLeast(u: Float64Array, start: Readonly<Record<MatchField, FieldModel>>, one: number): Float64Array {
  for (const field of matchFields)
    for (let n = 0; n < levelsOf[field].length; n++) {
      const event = OFFSETS[field] + n;
      u[event] = Math.max(u[event] as number, Math.min(one, start[field].u[n] as number));
    }
  return u;
}

function fieldsOf(m: Float64Array, u: Float64Array, start: Readonly<Record<MatchField, FieldModel>>) {
  return Object.fromEntries(
    matchFields.map((field) => {
      const [from, levels] = [OFFSETS[field], levelsOf[field].length];
      return [field, { ...start[field], m: [...m.slice(from, from + levels)], u: [...u.slice(from, from + levels)] }];
    }),
  ) as unknown as Readonly<Record<MatchField, FieldModel>>;
}
