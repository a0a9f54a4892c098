import { birthLevel } from './birth-level.ts';
import type { BirthFeature, Features, NamePart } from './features.ts';
import type { MatchField, NameLevel } from './levels.ts';
import { nameLevel } from './name-level.ts';
import { isOneSlip, slipsApart } from './name-slips.ts';
import {
  emailLevel,
  languageLevel,
  organisationLevel,
  phoneLevel,
  placeLevel,
  relativeLevel,
  sameLevel,
} from './other-levels.ts';
import { soundsApart } from './similarity.ts';

/**
 * Everything in which two people meet or differ, one after another. It weighs nothing and knows no names by heart; it is
 * what the weights, the estimation and the explanation all look at, so that they never tell different stories.
 */
export interface Meeting {
  readonly field: MatchField;
  readonly level: string;
  /** the parts that met, for their frequency */
  readonly a?: NamePart | undefined;
  readonly b?: NamePart | undefined;
  /** what belonged together stood in the other field: given name and surname exchanged */
  readonly crossed?: boolean;
  /** chance that somebody else has this very value, where it is known: a day that many lists write, a large town */
  readonly share?: number | undefined;
  /** two words were read as one */
  readonly joined?: boolean;
  /** of parts of a whole name that are not the same: how far apart they are */
  apart?: number;
  /** near, and a single slip: a letter too many, another, or two exchanged */
  oneSlip?: boolean;
}

/** Levels of two parts: `nameLevel`, or the same kept in memory where the same parts are compared again and again. */
export type NameLevelOf = (a: NamePart, b: NamePart) => NameLevel;

export interface MeetingTools {
  readonly levelOf?: NameLevelOf;
  /** tenths of a slip between two parts: `slipsApart`, or the same kept in memory */
  readonly apartOf?: (a: NamePart, b: NamePart) => number;
  readonly placeWeight?: (word: string) => number;
  readonly organisationWeight?: (word: string) => number;
  readonly birthShare?: (birth: BirthFeature) => number;
  readonly placeShare?: (place: readonly string[]) => number;
  /** how many of all have this number: one that many share says little */
  readonly isShared?: (phone: string) => boolean;
}

const WORTH: Readonly<Record<NameLevel, number>> = {
  equal: 1,
  folded: 0.97,
  inflected: 0.85,
  close: 0.84,
  hypocorism: 0.8,
  kin: 0.62,
  near: 0.6,
  part: 0.5,
  initial: 0.45,
  other_sex: 0.4,
  extra: 0,
  different: 0,
};
const MOST_PARTS = 10;

export function meetings(one: Features, two: Features, tools: MeetingTools = {}): Meeting[] {
  // one order of the two, so that swapping them changes nothing
  const [a, b] = comesAfter(one.names, two.names) ? [two, one] : [one, two];
  const found =
    a.names.length > 0 && b.names.length > 0 ? nameMeetings(a.names, b.names, tools.levelOf ?? nameLevel) : [];
  for (const meeting of found)
    if (meeting.field === 'name' && isUnlike(meeting) && meeting.a && meeting.b) {
      meeting.apart = (tools.apartOf ?? slipsApart)(meeting.a, meeting.b);
      if (meeting.level === 'near') meeting.oneSlip = isOneSlip(meeting.a, meeting.b);
    }
  if (a.birth && b.birth) {
    const level = birthLevel(a.birth, b.birth);
    found.push({ field: 'birth', level, share: level === 'equal' ? tools.birthShare?.(a.birth) : undefined });
  }
  if (a.sex && b.sex) {
    const given = found.some(({ field, level }) => (field === 'given' || field === 'name') && saysSex(level));
    found.push({ field: 'sex', level: a.sex !== b.sex ? 'conflict' : given ? 'given_says_it' : 'equal' });
  }
  const phone = phoneLevel(a.phones, b.phones);
  if (phone) found.push({ field: 'phone', level: phoneTogether(phone, a, b, found, tools) });
  const email = emailLevel(a.emails, b.emails);
  if (email) found.push({ field: 'email', level: email });
  const handle = sameLevel(a.handles, b.handles);
  if (handle) found.push({ field: 'handle', level: handle });
  const document = sameLevel(a.documents, b.documents);
  if (document) found.push({ field: 'document', level: document });
  const place = placeLevel(a.place, b.place, tools.placeWeight);
  if (place)
    found.push({
      field: 'place',
      level: place,
      share: place === 'equal' ? tools.placeShare?.(a.place ?? []) : undefined,
    });
  if (a.citizenship && b.citizenship)
    found.push({ field: 'citizenship', level: a.citizenship === b.citizenship ? 'equal' : 'different' });
  const language = languageLevel(a.languages, b.languages);
  if (language) found.push({ field: 'language', level: language });
  const relative = relativeLevel(a.relatives, b.relatives);
  if (relative) found.push({ field: 'relative', level: relative });
  const organisation = organisationLevel(a.organisation, b.organisation, tools.organisationWeight);
  if (organisation) found.push({ field: 'organisation', level: organisation });
  return found;
}

/** Exchanged given names and surnames are not measured where nothing of them met. */
const isUnlike = ({ level, crossed }: Meeting): boolean =>
  level === 'close' || level === 'near' || (level === 'different' && !crossed);

const saysSex = (level: string): boolean => level === 'equal' || level === 'folded' || level === 'inflected';

/** A number and another given name is a household, a shelter or an employer, not a second proof (matching.md section 4). */
function phoneTogether(
  level: string,
  a: Features,
  b: Features,
  names: readonly Meeting[],
  tools: MeetingTools,
): string {
  if (level !== 'equal') return level;
  const shared = tools.isShared;
  if (shared && a.phones?.some((phone) => b.phones?.includes(phone) && shared(phone))) return 'shared';
  const given = names.filter(({ field }) => field === 'given');
  const other = given.length > 0 && given.every((m) => m.level === 'different' || m.level === 'other_sex');
  return other ? 'household' : level;
}

function comesAfter(a: readonly NamePart[], b: readonly NamePart[]): boolean {
  for (let n = 0; n < a.length && n < b.length; n++) {
    const [left, right] = [a[n] as NamePart, b[n] as NamePart];
    if (left.letters !== right.letters) return left.letters > right.letters;
    if (left.role !== right.role) return left.role > right.role;
    if (left.besides !== right.besides) return left.besides === true;
  }
  return a.length > b.length;
}

interface Pair {
  readonly i: number;
  readonly j: number;
  readonly level: NameLevel;
  readonly worth: number;
}

function nameMeetings(left: readonly NamePart[], right: readonly NamePart[], levelOf: NameLevelOf): Meeting[] {
  const a = left.length > MOST_PARTS ? left.slice(0, MOST_PARTS) : left;
  const b = right.length > MOST_PARTS ? right.slice(0, MOST_PARTS) : right;
  const pairs: Pair[] = [];
  for (let i = 0; i < a.length; i++)
    for (let j = 0; j < b.length; j++) {
      const [x, y] = [a[i] as NamePart, b[j] as NamePart];
      const level = levelOf(x, y);
      if (level === 'different') continue;
      const crossed = x.role !== y.role && x.role !== 'any' && y.role !== 'any';
      // across the fields only what is surely the same
      if (crossed && WORTH[level] < 0.8) continue;
      const worth = WORTH[level] - (crossed ? 0.3 : 0) - (x.besides || y.besides ? 0.02 : 0);
      pairs.push({ i, j, level, worth });
    }
  if (pairs.length > 1) pairs.sort((p, q) => q.worth - p.worth || p.i - q.i || p.j - q.j);
  const found: Meeting[] = [];
  let [usedA, usedB] = [0, 0];
  const sure = (of: 'i' | 'j', at: number) => pairs.some((pair) => pair[of] === at && pair.worth > 0.9);
  const joinAcross = (from: readonly NamePart[], to: readonly NamePart[], side: 'i' | 'j') => {
    const other = side === 'i' ? 'j' : 'i';
    for (let z = 0; z < to.length; z++)
      for (let x = 0; x < from.length; x++)
        for (let y = 0; y < from.length; y++) {
          const [one, two, whole] = [from[x] as NamePart, from[y] as NamePart, to[z] as NamePart];
          // one after the other, as they stand or with the last in front: Il Guk is not Gukil
          if (!(x < y || (x === from.length - 1 && y === 0)) || !mayBeJoined(one, two, whole)) continue;
          if (sure(side, x) || sure(side, y) || sure(other, z)) continue;
          const together = joined(one, two);
          const level = levelOf(together, whole);
          if (WORTH[level] < 0.84 || (level === 'close' && !isJoinedWithSlip(together, whole))) continue;
          usedA |= side === 'i' ? (1 << x) | (1 << y) : 1 << z;
          usedB |= side === 'i' ? 1 << z : (1 << x) | (1 << y);
          // the same letters, written together or apart, are one spelling of the name and no other
          found.push({ ...meetingOf(level === 'equal' ? 'folded' : level, together, whole), joined: true });
          return;
        }
  };
  joinAcross(a, b, 'i');
  joinAcross(b, a, 'j');
  for (const { i, j, level } of pairs) {
    if (usedA & (1 << i) || usedB & (1 << j)) continue;
    usedA |= 1 << i;
    usedB |= 1 << j;
    found.push(meetingOf(level, a[i] as NamePart, b[j] as NamePart));
  }
  const restA = a.filter((part, i) => !(usedA & (1 << i)) && !part.besides);
  const restB = b.filter((part, j) => !(usedB & (1 << j)) && !part.besides);
  if (restA.length > 0 || restB.length > 0) {
    const whole = writtenTogether(a, b);
    if (whole) return [whole];
    leftovers(a, b, restA, restB, found);
  }
  return inflectedTogether(found);
}

function meetingOf(level: NameLevel, a: NamePart, b: NamePart): Meeting {
  if (a.role === b.role) return { field: a.role === 'any' ? 'name' : a.role, level, a, b };
  if (a.role === 'any') return { field: b.role as 'given', level, a, b };
  if (b.role === 'any') return { field: a.role, level, a, b };
  return { field: 'name', level, a, b, crossed: true };
}

/** Abd al-Rahman and Abdulrahman: two parts here may be one there. */
function mayBeJoined(one: NamePart, two: NamePart, whole: NamePart): boolean {
  const [x, y, z] = [one.forms[0] as string, two.forms[0] as string, whole.forms[0] as string];
  return (
    // an article between the two may be written in the one
    Math.abs(x.length + y.length - z.length) <= (z.length > 8 ? 2 : 1) &&
    z.length >= 4 &&
    // a single letter is an initial, not half a name
    Math.min(one.letters.length, two.letters.length) > 1 &&
    Math.abs(one.letters.length + two.letters.length - whole.letters.length) <= 2 &&
    (x.charCodeAt(0) === z.charCodeAt(0) || y.charCodeAt(y.length - 1) === z.charCodeAt(z.length - 1)) &&
    !one.besides
  );
}

/** Abdrahman and Abdulrahman: a slip in a long word; a short one is rather another name. */
const isJoinedWithSlip = (together: NamePart, whole: NamePart): boolean =>
  whole.letters.length > 7 && soundsApart(together.forms[0] as string, whole.forms[0] as string, 18) <= 18;

const joined = (one: NamePart, two: NamePart): NamePart => ({
  letters: one.letters + two.letters,
  forms: [(one.forms[0] as string) + (two.forms[0] as string)],
  role: one.role === two.role ? one.role : 'any',
  groups: [],
});

/** The same letters in the same order, parted elsewhere: Hong Kwangjong and Hongkwang Jong. */
function writtenTogether(a: readonly NamePart[], b: readonly NamePart[]): Meeting | undefined {
  if (a.length < 2 && b.length < 2) return undefined;
  const lengthOf = (parts: readonly NamePart[]) => parts.reduce((sum, part) => sum + part.letters.length, 0);
  // doubtful spellings may arise where two words meet, so that the letters are looked at as well
  if (Math.abs(lengthOf(a) - lengthOf(b)) > 2 || lengthOf(a) < 8) return undefined;
  const [one, two] = [a.reduce(joined), b.reduce(joined)];
  const isOne = one.letters === two.letters || one.forms[0] === two.forms[0];
  return isOne ? meetingOf('folded', one, two) : undefined;
}

const fits = (a: NamePart, b: NamePart): boolean => a.role === b.role || a.role === 'any' || b.role === 'any';

/** What found nothing: against each other where both may mean the same field, else a part that only one side has. */
function leftovers(
  a: readonly NamePart[],
  b: readonly NamePart[],
  restA: NamePart[],
  restB: NamePart[],
  found: Meeting[],
): void {
  const crossed = found.some((meeting) => meeting.crossed);
  for (const part of [...restA]) {
    const at = restB.findIndex((other) => other.role === part.role);
    // where one part crossed over, what it left behind stands against what it came to
    const any = at >= 0 ? at : restB.findIndex((other) => crossed || fits(part, other));
    if (any < 0) continue;
    const other = restB.splice(any, 1)[0] as NamePart;
    restA.splice(restA.indexOf(part), 1);
    // the second part of a double surname beside one that met is no other name
    const met = found.some((m) => m.level !== 'different' && m.field === part.role && part.role === 'surname');
    found.push(meetingOf(met ? 'part' : 'different', part, other));
  }
  for (const [rest, others] of [
    [restA, b],
    [restB, a],
  ] as const)
    for (const part of rest) {
      // nothing of this kind is known on the other side: missing, which weighs nothing
      if (!others.some((other) => fits(part, other) && !other.besides)) continue;
      found.push({ field: part.role === 'any' ? 'name' : part.role, level: 'extra', a: part });
    }
}

/** Ramiza Ramića is Ramiz Ramić in another case, not a woman: where the surname is inflected the given name may be. */
function inflectedTogether(found: Meeting[]): Meeting[] {
  const longer = (m: Meeting): number => Math.sign((m.a?.letters.length ?? 0) - (m.b?.letters.length ?? 0));
  const inflected = found.find((m) => m.level === 'inflected');
  if (!inflected) return found;
  return found.map((m) =>
    m.level === 'other_sex' && longer(m) === longer(inflected) ? { ...m, level: 'inflected' } : m,
  );
}
