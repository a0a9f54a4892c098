/**
 * Labelled files of people who do not exist, with slips of known kinds: typing errors, exchanged fields and digits, missing
 * values, heavy errors of old registers, names in other scripts, firms with addresses. For building the matching, never
 * for claims about it.
 */
export interface LabelledSet {
  readonly records: string;
  readonly queries?: string;
  readonly truth: string;
}

export interface Draw {
  (below: number): number;
  chance(share: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** a few common, many rare */
  common<T>(list: readonly T[]): T;
}

export function drawing(seed: number): Draw {
  let state = (seed ^ 0x9e37_79b9) >>> 0;
  const next = () => {
    state = (state + 0x6d2b_79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const draw = ((below: number) => Math.floor(next() * below)) as Draw;
  draw.chance = (share) => next() < share;
  draw.pick = (list) => list[draw(list.length)] as (typeof list)[number];
  draw.common = (list) => list[Math.floor(list.length * next() ** 2.6)] as (typeof list)[number];
  return draw;
}

const SYLLABLES = {
  english: [
    ['b', 'ch', 'd', 'h', 'j', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'w', 'br', 'st', 'th'],
    ['a', 'e', 'i', 'o', 'u', 'ai', 'ee', 'ow'],
    ['n', 'r', 's', 'll', 'm', 'tt', 'nd', 'ck', '', ''],
    ['son', 'ley', 'ton', 'man', 'er', 'ford', 'well', 'ie', 'a', 'en'],
  ],
  german: [
    ['b', 'd', 'f', 'g', 'h', 'k', 'l', 'm', 'n', 'r', 's', 'sch', 'st', 'w', 'z', 'br', 'kr'],
    ['a', 'e', 'i', 'o', 'u', 'ä', 'ö', 'ü', 'ei', 'au', 'ie'],
    ['n', 'r', 's', 'll', 'm', 'tt', 'ch', 'ck', 'ß', ''],
    ['mann', 'er', 'berg', 'ner', 'feld', 'ke', 'hardt', 'a', 'e', 'rich'],
  ],
} as const;

export function madeNames(kind: keyof typeof SYLLABLES, count: number, seed: number): string[] {
  const draw = drawing(seed);
  const [onset, vowel, coda, ending] = SYLLABLES[kind];
  const names = new Set<string>();
  while (names.size < count) {
    let name = draw.pick(onset) + draw.pick(vowel) + draw.pick(coda);
    if (draw.chance(0.4)) name += draw.pick(onset) + draw.pick(vowel);
    names.add(name + draw.pick(ending));
  }
  return [...names];
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** One slip of a finger. */
export function slip(word: string, draw: Draw): string {
  if (word.length < 2) return word;
  const at = draw(word.length);
  const kind = draw(4);
  const letter = /\d/u.test(word[at] as string) ? String(draw(10)) : (LETTERS[draw(26)] as string);
  if (kind === 0) return word.slice(0, at) + letter + word.slice(at);
  if (kind === 1) return word.slice(0, at) + word.slice(at + 1);
  if (kind === 2) return word.slice(0, at) + letter + word.slice(at + 1);
  if (at + 1 >= word.length) return word;
  return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
}

interface Person {
  given: string;
  surname: string;
  birth_date: string;
  sex: string;
  phone: string;
  place: string;
}

const csv = (columns: readonly string[], rows: readonly (readonly string[])[]): string =>
  `${[columns, ...rows].map((row) => row.map((cell) => (/[",\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')).join('\n')}\n`;

const dayText = (draw: Draw): string =>
  `${1910 + draw(90)}-${String(1 + draw(12)).padStart(2, '0')}-${String(1 + draw(28)).padStart(2, '0')}`;

export interface PersonSet {
  readonly originals: number;
  readonly duplicates: number;
  readonly seed: number;
  readonly kind: keyof typeof SYLLABLES;
  /** which columns are written */
  readonly columns: readonly (keyof Person)[];
  /** slips a record, at most */
  readonly slips: number;
  /** duplicates of one person, at most */
  readonly most: number;
  /** two files: originals and copies */
  readonly linked?: boolean;
}

/** Persons with copies that carry slips, as generators of such files make them. */
export function personSet(set: PersonSet): LabelledSet {
  const draw = drawing(set.seed);
  const given = madeNames(set.kind, 700, 1);
  const surnames = madeNames(set.kind, 6_000, 2);
  const towns = madeNames(set.kind, 400, 3);
  const people = Array.from(
    { length: set.originals },
    (): Person => ({
      given: draw.common(given),
      surname: draw.common(surnames),
      birth_date: dayText(draw),
      sex: draw.pick(['f', 'm']),
      phone: `0${2 + draw(8)} ${10_000_000 + draw(89_999_999)}`,
      place: `${1 + draw(300)} ${draw.common(surnames)} street ${draw.common(towns)} ${1000 + draw(8000)}`,
    }),
  );
  const rows = people.map((person, n) => ({ id: `o${n}`, person }));
  const truth: [string, string][] = [];
  const copies: typeof rows = [];
  const made = new Map<number, string[]>();
  for (let n = 0; n < set.duplicates; n++) {
    const of = set.most === 1 ? n % set.originals : Math.floor(set.originals * (draw(1000) / 1000) ** 2);
    const before = made.get(of) ?? [`o${of}`];
    if (before.length > set.most) continue;
    const person = { ...(people[of] as Person) };
    for (let count = 1 + draw(set.slips); count > 0; count--) spoil(person, draw, set.columns);
    const id = `d${n}`;
    copies.push({ id, person });
    for (const other of before) truth.push([other, id]);
    made.set(of, [...before, id]);
  }
  const columns = ['id', ...set.columns];
  const write = (list: typeof rows) =>
    csv(
      columns,
      list.map(({ id, person }) => [id, ...set.columns.map((column) => person[column])]),
    );
  const truthText = csv(
    ['id1', 'id2', 'same'],
    truth.map(([a, b]) => [a, b, '1']),
  );
  if (set.linked) return { records: write(rows), queries: write(copies), truth: truthText };
  return { records: write([...rows, ...copies]), truth: truthText };
}

function spoil(person: Person, draw: Draw, columns: readonly (keyof Person)[]): void {
  const column = draw.pick(columns);
  const kind = draw(10);
  if (kind === 0 && columns.includes('given') && columns.includes('surname')) {
    [person.given, person.surname] = [person.surname, person.given];
  } else if (kind === 1 && column !== 'surname') person[column] = '';
  else if (column === 'birth_date' && person.birth_date !== '') {
    const [year, month, day] = person.birth_date.split('-') as [string, string, string];
    person.birth_date = draw.chance(0.4)
      ? `${year}-${day}-${month}`
      : `${year.slice(0, 2)}${slipDigit(year.slice(2), draw)}-${month}-${slipDigit(day, draw)}`;
  } else person[column] = slip(person[column], draw);
}

const slipDigit = (text: string, draw: Draw): string => {
  const at = draw(text.length);
  return text.slice(0, at) + draw(10) + text.slice(at + 1);
};

const GROUPS: readonly (readonly string[])[] = [
  ['william', 'bill', 'will'],
  ['thomas', 'tom'],
  ['elizabeth', 'betty', 'eliza', 'liz'],
  ['john', 'jack', 'johnny'],
  ['robert', 'bob', 'rob'],
  ['margaret', 'maggie', 'peggy'],
  ['james', 'jim'],
  ['charles', 'charlie'],
  ['edward', 'ned', 'ted'],
  ['henry', 'harry'],
  ['mary', 'polly'],
  ['george'],
  ['arthur'],
  ['frederick', 'fred'],
  ['samuel', 'sam'],
  ['joseph', 'joe'],
  ['richard', 'dick'],
  ['alfred', 'alf'],
  ['walter'],
  ['francis', 'frank'],
];

/** Old registers: clusters of about ten, several fields wrong at once, dates cut to the first of January, short names. */
export function historicalSet(people: number, seed: number): LabelledSet {
  const draw = drawing(seed);
  const surnames = madeNames('english', 9_000, 5);
  const towns = madeNames('english', 500, 6);
  const columns = ['id', 'given', 'surname', 'birth_date', 'sex', 'place'];
  const [rows, truth]: [string[][], string[][]] = [[], []];
  for (let n = 0; n < people; n++) {
    const group = draw.common(GROUPS);
    const middle = draw.chance(0.4) ? ` ${draw.common(GROUPS)[0] as string}` : '';
    const surname = draw.common(surnames);
    const birth = `${1750 + draw(170)}-${String(1 + draw(12)).padStart(2, '0')}-${String(1 + draw(28)).padStart(2, '0')}`;
    const [town, sex] = [draw.common(towns), draw.pick(['f', 'm'])];
    const copies = 1 + draw(19);
    for (let copy = 0; copy < copies; copy++) {
      let given = draw.chance(0.15) ? draw.pick(group) : (group[0] as string);
      if (draw.chance(0.6)) given += middle;
      if (draw.chance(0.15)) given = slip(given, draw);
      if (draw.chance(0.05)) given = given[0] as string;
      let family = surname;
      if (draw.chance(0.15)) family = slip(family, draw);
      if (draw.chance(0.04)) family = slip(slip(family, draw), draw);
      if (draw.chance(0.02)) family = draw.common(surnames);
      let date = birth;
      if (draw.chance(0.15)) date = `${date.slice(0, 4)}-01-01`;
      if (draw.chance(0.1)) date = `${date.slice(0, 3)}${draw(10)}${date.slice(4)}`;
      if (draw.chance(0.1)) date = `${date.slice(0, 8)}${String(1 + draw(28)).padStart(2, '0')}`;
      if (draw.chance(0.1)) date = '';
      if (draw.chance(0.03)) [given, family] = [family, given];
      const place = draw.chance(0.15)
        ? ''
        : draw.chance(0.1)
          ? draw.common(towns)
          : draw.chance(0.1)
            ? slip(town, draw)
            : town;
      rows.push([
        `${n}-${copy}`,
        draw.chance(0.03) ? '' : given,
        draw.chance(0.02) ? '' : family,
        date,
        draw.chance(0.1) ? '' : sex,
        place,
      ]);
      if (copy > 0) truth.push([`${n}-0`, `${n}-${copy}`, '1']);
    }
  }
  return { records: csv(columns, rows), truth: csv(['id1', 'id2', 'same'], truth) };
}

/** Whole names of many peoples; queries are spoiled copies, and a third of them are of nobody. */
export function listedSet(
  decoys: number,
  asked: number,
  seed: number,
  pools: readonly (readonly string[])[],
): LabelledSet {
  const draw = drawing(seed);
  const whole = () => {
    const pool = draw.pick(pools);
    return Array.from({ length: 2 + (draw.chance(0.4) ? 1 : 0) + (draw.chance(0.15) ? 1 : 0) }, () =>
      draw.common(pool),
    ).join(' ');
  };
  const rows: string[][] = [];
  for (let n = 0; n < decoys + asked; n++) rows.push([`r${n}`, whole()]);
  const [queries, truth]: [string[][], string[][]] = [[], []];
  for (let n = 0; n < asked; n++) {
    let words = ((rows[decoys + n] as string[])[1] as string).split(' ');
    const kind = draw(6);
    if (kind === 0) words = words.map((word) => (word.length > 3 ? slip(word, draw) : word));
    else if (kind === 1) words = [...words.slice(1), words[0] as string];
    else if (kind === 2 && words.length > 2) words.splice(1, 1);
    else if (kind === 3) words = [`${words[0]}${words[1]}`, ...words.slice(2)];
    else if (kind === 4) words = words.map((word, i) => (i === 0 && words.length > 2 ? (word[0] as string) : word));
    else words = words.map((word, i) => (i === n % words.length ? slip(word, draw) : word));
    queries.push([`q${n}`, words.join(' ')]);
    truth.push([`r${decoys + n}`, `q${n}`, '1']);
  }
  for (let n = 0; n < asked / 2; n++) queries.push([`x${n}`, whole()]);
  return {
    records: csv(['id', 'name'], rows),
    queries: csv(['id', 'name'], queries),
    truth: csv(['id1', 'id2', 'same'], truth),
  };
}

/** Firms with address and telephone, written by two hands. */
export function organisationSet(count: number, seed: number): LabelledSet {
  const draw = drawing(seed);
  const words = madeNames('english', 900, 8);
  const kinds = ['restaurant', 'grill', 'cafe', 'bar', 'deli', 'house', 'kitchen', 'the', 'bistro', 'steak house'];
  const rows: string[][] = [];
  const truth: string[][] = [];
  for (let n = 0; n < count; n++) {
    const name = `${draw.common(words)} ${draw.chance(0.4) ? `${draw.common(words)} ` : ''}${draw.pick(kinds)}`;
    const street = `${1 + draw(9000)} ${draw.chance(0.3) ? 'w. ' : ''}${draw.common(words)}`;
    const town = draw.common(words.slice(0, 20));
    const phone = `${200 + draw(20)}-${200 + draw(700)}-${1000 + draw(8999)}`;
    rows.push([`a${n}`, name, `${street} st. ${town}`, phone]);
    if (!draw.chance(0.4)) continue;
    const other = draw.chance(0.4)
      ? name.replace(/ [^ ]+$/u, '')
      : draw.chance(0.3)
        ? `the ${slip(name, draw)}`
        : `${name} of ${town}`;
    rows.push([
      `b${n}`,
      other,
      draw.chance(0.3) ? `${slip(street, draw)} street ${town}` : `${street} st ${town}`,
      draw.chance(0.2) ? '' : phone.replaceAll('-', '/'),
    ]);
    truth.push([`a${n}`, `b${n}`, '1']);
  }
  return { records: csv(['id', 'organisation', 'place', 'phone'], rows), truth: csv(['id1', 'id2', 'same'], truth) };
}
