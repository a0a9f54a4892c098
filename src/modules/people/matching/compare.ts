import type { Features } from './features.ts';
import { levelsOf, type MatchField, type MatchLevel, matchFields } from './levels.ts';
import { type Meeting, type MeetingTools, meetings } from './meetings.ts';
import type { FieldModel, Model } from './model.ts';
import { type Zone, zoneOf } from './zones.ts';

/** Why: one meeting with its weight in bits. Codes only; the words stand in the locales. */
export interface Reason {
  readonly field: MatchField;
  readonly level: MatchLevel;
  readonly weight: number;
  /** share of people who bear the name that met */
  readonly frequency?: number;
  readonly direction: 'for' | 'against' | 'neither';
}

export interface Comparison {
  /** bits for being one person, without the prior */
  readonly weight: number;
  readonly probability: number;
  readonly zone: Zone;
  /** learned from decided pairs; false: a rule of thumb */
  readonly calibrated: boolean;
  /** conflicts first, then the strongest */
  readonly reasons: readonly Reason[];
}

/** Two people compared (matching.md sections 4 and 5). Swapping them changes nothing; what is missing weighs nothing. */
export function compare(a: Features, b: Features, model: Model, tools?: MeetingTools): Comparison {
  const found = meetings(a, b, tools);
  const weights = weighAll(found, model);
  const reasons = found.map((meeting, n) => reasonOf(meeting, weights[n] as number, model));
  // summed in one order, so that the last bit does not hang on who came first
  const weight = reasons
    .map((reason) => reason.weight)
    .sort((x, y) => x - y)
    .reduce((sum, bits) => sum + bits, 0);
  const probability = probabilityOf(weight + model.prior, model);
  return {
    weight,
    probability,
    zone: zoneOf(probability),
    calibrated: model.calibration !== undefined,
    reasons: reasons.sort(inOrder),
  };
}

export function probabilityOf(bits: number, model: Pick<Model, 'calibration'>): number {
  return model.calibration?.probability(bits) ?? 1 / (1 + 2 ** -bits);
}

/** How much of a name's frequency counts at each level: a misspelt rare name still says more than a misspelt common one. */
const SHARE: Readonly<Record<string, number>> = {
  equal: 1,
  folded: 1,
  inflected: 0.8,
  close: 0.5,
  hypocorism: 0.6,
  kin: 0.5,
  near: 0.3,
};

/** So many bits less than the same letters, at least. */
const LESS: Readonly<Record<string, number>> = {
  folded: 0.3,
  inflected: 1,
  close: 0.5,
  hypocorism: 2,
  kin: 3,
  near: 4,
  initial: 5,
};

/** A name misspelt in one place is misspelt in about one of so many ways. */
const ONE_SLIP = 1 / 60;

/** So many of the names of one person have a slip; and a slip alone says no more than so many bits. */
const CLOSE = 0.1;
const MOST_OF_SLIP = 5;

/** An exchange of given name and surname is rarer than none. */
const CROSSED = -1.5;

function reasonOf(meeting: Meeting, weight: number, model: Model): Reason {
  const direction = weight > 0.4 ? 'for' : weight < -0.4 ? 'against' : 'neither';
  const frequency =
    SHARE[meeting.level] !== undefined && meeting.a && meeting.b ? frequencyOf(meeting, model) : undefined;
  return {
    field: meeting.field,
    level: meeting.level as MatchLevel,
    weight,
    direction,
    ...(frequency !== undefined && { frequency }),
  };
}

const frequencyOf = ({ a, b }: Meeting, model: Model): number =>
  Math.max(a ? model.frequencies.of(a) : 0, b ? model.frequencies.of(b) : 0);

/** Bits of each meeting; where names of one people meet together, the weaker ones give up a part. */
export function weighAll(found: readonly Meeting[], model: Model): number[] {
  const weights: number[] = [];
  let strongest = -1;
  for (const [n, meeting] of found.entries()) {
    const bits = weigh(meeting, model);
    weights.push(bits);
    if (isName(meeting) && (strongest < 0 || bits > (weights[strongest] as number))) strongest = n;
  }
  for (const [n, meeting] of found.entries()) {
    const bits = weights[n] as number;
    if (n !== strongest && isName(meeting) && bits > LEFT) weights[n] = Math.max(LEFT, bits - model.together);
  }
  return weights;
}

const LEFT = 0.5;
const isName = ({ field }: Meeting): boolean => field === 'given' || field === 'surname' || field === 'name';

/** How much oftener than by the frequency of names two people have one in common: they were chosen so. */
const chosenSo = (field: FieldModel): number => Math.max(0, (field.u[0] as number) - field.chance);

/** where each level stands in its field's list */
const PLACE = Object.fromEntries(
  matchFields.map((field) => [field, new Map(levelsOf[field].map((level, n) => [level as string, n]))]),
) as unknown as Readonly<Record<MatchField, ReadonlyMap<string, number>>>;

/** Bits for or against, between floor and cap. */
export function weigh(meeting: Meeting, model: Model): number {
  const field = model.fields[meeting.field];
  const at = PLACE[meeting.field].get(meeting.level) as number;
  let bits = Math.log2((field.m[at] as number) / (meeting.share ?? (field.u[at] as number)));
  const share = SHARE[meeting.level];
  // of a whole name in any script the other spelling may be as common as the first: there its own weight stands
  const isSlip = meeting.level === 'close' && (meeting.field !== 'name' || meeting.crossed === true);
  if (isSlip && field.chance > 0 && meeting.a && meeting.b) {
    // by chance somebody has just this other spelling: PETRE is rare, MEYER beside MEIER is another family
    const rarer = Math.min(model.frequencies.of(meeting.a), model.frequencies.of(meeting.b));
    bits = Math.max(0, Math.log2(((field.m[at] as number) * ONE_SLIP) / rarer));
  } else if (share !== undefined && field.chance > 0 && meeting.a && meeting.b) {
    const chosen = chosenSo(field);
    const rarity = Math.log2((chosen + field.chance) / (chosen + frequencyOf(meeting, model)));
    bits += share * rarity;
    // the commonest name that meets is still no conflict
    if (share === 1 && bits < 0.5) bits = 0.5;
  }
  const less = LESS[meeting.level];
  // whatever a set teaches: no other way to meet says more than the same letters would
  if (less !== undefined && field.chance > 0 && meeting.a && meeting.b) {
    const equal = Math.log2((field.m[0] as number) / (chosenSo(field) + frequencyOf(meeting, model)));
    bits = Math.min(bits, Math.max(0.3, equal - less));
  }
  const { a, b } = meeting;
  if (meeting.apart !== undefined && a && b && a.bare === b.bare) {
    bits += nearer(meeting.level, meeting.apart);
    // one slip away from a name that many bear, and written so by nobody else: Snhen is Shen
    if (meeting.oneSlip) {
      const rarer = Math.min(model.frequencies.of(a), model.frequencies.of(b));
      bits = Math.max(bits, Math.min(MOST_OF_SLIP, Math.log2((CLOSE * ONE_SLIP) / rarer)));
    }
  }
  if (meeting.crossed) bits += CROSSED;
  return Math.min(field.cap, Math.max(meeting.apart === undefined ? field.floor : LOWEST_OF_WHOLE, bits));
}

/** Slips a letter that are usual at a level; who differs less than others of the level is rather the same, and the other way round. */
const USUAL: Readonly<Record<string, number>> = { close: 18, near: 36, different: 60 };
/** so many bits a hundredth of a slip a letter */
const A_SLIP = 0.08;
const MOST_NEARER = 2;
const MOST_FARTHER: Readonly<Record<string, number>> = { close: -3, near: -3, different: -5 };
/** another part of a whole name altogether speaks louder against than any field by itself */
const LOWEST_OF_WHOLE = -12;
const nearer = (level: string, apart: number): number =>
  Math.max(MOST_FARTHER[level] as number, Math.min(MOST_NEARER, ((USUAL[level] as number) - apart) * A_SLIP));

const inOrder = (a: Reason, b: Reason): number => {
  const [conflictA, conflictB] = [a.direction === 'against', b.direction === 'against'];
  if (conflictA !== conflictB) return conflictA ? -1 : 1;
  return Math.abs(b.weight) - Math.abs(a.weight) || (a.field < b.field ? -1 : 1);
};
