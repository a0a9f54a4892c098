import { estimate, patternCounter } from '../matching/estimate.ts';
import { frequenciesOf } from '../matching/frequencies.ts';
import type { MatchField } from '../matching/levels.ts';
import type { Meeting, MeetingTools } from '../matching/meetings.ts';
import { meetings } from '../matching/meetings.ts';
import { defaultModel, type FieldModel, type Model } from '../matching/model.ts';
import type { PartsMemory } from './parts-memory.ts';
import type { RecordRow } from './read-records.ts';

/** What the file itself teaches: how common its names, days and places are, and how often each level meets. */
const RANDOM_PAIRS = 150_000;

export interface Learned {
  readonly model: Model;
  readonly tools: MeetingTools;
}

/** Numbers for drawing pairs: the same for the same file. */
function draws(seed: number) {
  let state = seed >>> 0;
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

export function toolsOf(rows: readonly RecordRow[], parts: PartsMemory): MeetingTools {
  const [words, places, firms, births, phones] = [counter(), counter(), counter(), counter(), counter()];
  let [born, placed] = [0, 0];
  for (const row of rows) {
    for (const word of new Set(row.place ?? [])) words.add(word);
    for (const word of new Set(row.organisation ?? [])) firms.add(word);
    for (const phone of row.phones ?? []) phones.add(phone);
    if (row.place) {
      placed++;
      places.add(row.place.join(' '));
    }
    if (row.birth) {
      born++;
      births.add(dayKey(row.birth));
    }
  }
  const rarity = (counts: Counter) => (word: string) =>
    Math.log2(1 + rows.length / Math.max(1, counts.of(word))) * (/^\d$/u.test(word) ? 0.5 : 1);
  return {
    levelOf: parts.levelOf,
    apartOf: parts.apartOf,
    placeWeight: rarity(words),
    organisationWeight: rarity(firms),
    // one more than was seen: the next person born on that day
    birthShare: (birth) => Math.max(1, births.of(dayKey(birth))) / (born + 1) + 1 / 20_000,
    placeShare: (place) => (places.of(place.join(' ')) + 1) / (placed + 1),
    isShared: (phone) => phones.of(phone) > Math.max(30, rows.length / 200),
  };
}

const dayKey = (birth: { from: number; month?: number; day?: number }): string =>
  `${birth.from}-${birth.month}-${birth.day}`;

interface Counter {
  add(value: string): void;
  of(value: string): number;
}

function counter(): Counter {
  const counts = new Map<string, number>();
  return {
    add: (value) => void counts.set(value, (counts.get(value) ?? 0) + 1),
    of: (value) => counts.get(value) ?? 0,
  };
}

/** Rules of thumb with the file's own frequencies of names. */
export function modelOf(rows: readonly RecordRow[], parts: PartsMemory): Model {
  const counts: Record<string, Map<string, number>> = { given: new Map(), surname: new Map(), any: new Map() };
  const bearers: Record<string, number> = { given: 0, surname: 0, any: 0 };
  for (const row of rows) {
    const roles = new Set<string>();
    for (const part of row.names) {
      const form = part.forms[0] as string;
      const list = counts[part.role] as Map<string, number>;
      list.set(form, (list.get(form) ?? 0) + 1);
      roles.add(part.role);
    }
    for (const role of roles) bearers[role] = (bearers[role] as number) + 1;
  }
  const byRole = Object.fromEntries(
    Object.entries(counts).map(([role, list]) => [
      role,
      frequenciesOf(
        (form) => list.get(form) ?? 0,
        Math.max(1, bearers[role] as number),
        () => undefined,
      ),
    ]),
  );
  const chanceOf = (role: string, otherwise: number): number => {
    const all = Math.max(1, bearers[role] as number);
    let chance = 0;
    for (const count of (counts[role] as Map<string, number>).values()) chance += (count / all) ** 2;
    return all < 50 ? otherwise : chance;
  };
  // each part is asked for again and again: its share is worked out once
  const shares = new Float64Array(parts.all.length);
  const frequencies = {
    of(part: RecordRow['names'][number]) {
      const known = part.number === undefined ? 0 : (shares[part.number] as number);
      if (known > 0) return known;
      const share = (byRole[part.role] as { of(p: unknown): number }).of(part);
      if (part.number !== undefined) shares[part.number] = share;
      return share;
    },
  };
  const withChance = (field: MatchField, role: string): FieldModel => ({
    ...defaultModel.fields[field],
    chance: chanceOf(role, defaultModel.fields[field].chance),
  });
  return {
    ...defaultModel,
    together: togetherOf(rows),
    frequencies: frequencies as Model['frequencies'],
    fields: {
      ...defaultModel.fields,
      given: withChance('given', 'given'),
      surname: withChance('surname', 'surname'),
      name: withChance('name', 'any'),
    },
  };
}

/**
 * How much oftener than by chance two different people have both names in common: namesakes whose births tell them apart,
 * measured against what the two names alone would give. Bits, from nought to six.
 */
function togetherOf(rows: readonly RecordRow[]): number {
  const whole = new Map<string, number[]>();
  const [given, surname] = [new Map<string, number>(), new Map<string, number>()];
  let count = 0;
  for (const row of rows) {
    const g = row.names.find((part) => part.role === 'given')?.forms[0];
    const s = row.names.find((part) => part.role === 'surname')?.forms[0];
    if (g === undefined || s === undefined || !row.birth || row.birth.from !== row.birth.until) continue;
    count++;
    given.set(g, (given.get(g) ?? 0) + 1);
    surname.set(s, (surname.get(s) ?? 0) + 1);
    const key = `${g} ${s}`;
    const list = whole.get(key) ?? [];
    whole.set(key, list);
    list.push(row.birth.from);
  }
  if (count < 500) return defaultModel.together;
  const square = (counts: Map<string, number>) => [...counts.values()].reduce((sum, n) => sum + (n / count) ** 2, 0);
  let apart = 0;
  for (const years of whole.values()) {
    years.sort((a, b) => a - b);
    // years two or more apart: about as many as all namesakes, since few people share a year
    for (let i = 0, j = 0; i < years.length; i++) {
      while (j < years.length && (years[j] as number) - (years[i] as number) < 2) j++;
      apart += years.length - j;
    }
  }
  const share = (apart * 2) / count ** 2 / 0.95;
  const chance = square(given) * square(surname);
  return Math.min(6, Math.max(0, Math.log2(Math.max(share, 1e-12) / chance)));
}

/** @param near calls back with pairs that share a key */
export function learn(
  rows: readonly RecordRow[],
  split: number,
  start: Learned,
  near: (visit: (a: number, b: number) => void) => void,
  among: { readonly expected: number; readonly possible: number; readonly labelled?: boolean },
): Learned & { readonly matched: number } {
  const draw = draws(2002);
  const random = patternCounter();
  // a short file has no more to say than its pairs
  const most = Math.min(RANDOM_PAIRS, 4 * rows.length ** 2);
  for (let n = 0; n < most && rows.length > 2; n++) {
    const a = draw(Math.min(split, rows.length));
    const b = split < rows.length ? split + draw(rows.length - split) : draw(rows.length);
    if (a !== b) random.add(ask(rows, a, b, start.tools));
  }
  const candidates = patternCounter();
  near((a, b) => candidates.add(ask(rows, a, b, start.tools)));
  const { fields, matched } = estimate(candidates.patterns(), random.patterns(), start.model.fields, {
    ...among,
    together: start.model.together,
  });
  const learned = Object.fromEntries(
    Object.entries(fields).map(([field, model]) => [
      field,
      among.labelled ? model : tamed(model, start.model.fields[field as MatchField]),
    ]),
  ) as unknown as Model['fields'];
  return { ...start, model: { ...start.model, fields: learned }, matched };
}

const ask = (rows: readonly RecordRow[], a: number, b: number, tools: MeetingTools): Meeting[] =>
  meetings(rows[a] as RecordRow, rows[b] as RecordRow, tools);

/** The chance that names are equal is the sum over their frequencies, which random pairs only estimate. */
function tamed(model: FieldModel, start: FieldModel): FieldModel {
  if (start.chance === 0) return model;
  const u = [...model.u];
  u[0] = Math.max(1e-6, start.chance);
  return { ...model, u, chance: start.chance };
}
