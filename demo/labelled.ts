import { dayText } from './calendar.ts';
import recipe from './data/synthetic-recipe.json' with { type: 'json' };
import { givenName, nickname, type Origin, surname, toCyrillic } from './names.ts';
import { choice, chosen, label, makeRandom, type Random } from './random.ts';

/**
 * A labelled file for measuring the matching (demo-data.md, error model): people who do not exist, a second record of some
 * of them as another hand would write it, and questions about nobody. A pure function of seed and size. Namesakes come of
 * themselves, because the lists of names are short.
 */
export interface LabelledFiles {
  /** CSV texts: the register, second records and strangers, and who is who */
  readonly records: string;
  readonly queries: string;
  readonly truth: string;
}

const SHARES = recipe.duplicatesForMatching;
const ERRORS = SHARES.errorModel;

const ORIGINS = choice<Origin>([
  ['serbian', 72],
  ['roma', 10],
  ['hungarian', 5],
  ['albanian', 4],
  ['bosniak', 4],
  ['romanian', 2],
  ['eastSlavic', 2],
  ['southSlavic', 1],
]);

const names = ['origin', 'sex', 'born', 'known', 'phone', 'has-phone', 'script'] as const;
const LABELS = Object.fromEntries(names.map((name) => [name, label(`labelled.${name}`)])) as Record<
  (typeof names)[number],
  ReturnType<typeof label>
>;
const ERROR_LABELS = Object.fromEntries(Object.keys(ERRORS).map((name) => [name, label(`labelled.${name}`)])) as Record<
  keyof typeof ERRORS,
  ReturnType<typeof label>
>;
const WHERE = label('labelled.where');
const WHICH = label('labelled.which');

export interface Row {
  given: string;
  surname: string;
  birth: string;
  sex: 'f' | 'm';
  phone: string;
}

/** Days from 1940 to 2009, as days since 1970. */
const FIRST_DAY = -10_957;
const DAYS = 25_568;

function personRow(random: Random, index: number): Row {
  const origin = chosen(ORIGINS, random.below(LABELS.origin, index, ORIGINS.total));
  const sex = random.below(LABELS.sex, index, 100) < 74 ? 'f' : 'm';
  const born = dayText(FIRST_DAY + random.below(LABELS.born, index, DAYS));
  const known = random.below(LABELS.known, index, 100);
  const cyrillic = (origin === 'serbian' || origin === 'roma') && random.below(LABELS.script, index, 100) < 30;
  const written = (name: string) => (cyrillic ? toCyrillic(name) : name);
  return {
    given: written(givenName(random, index, origin, sex)),
    surname: written(surname(random, index, origin)),
    birth: known < 55 ? born : known < 80 ? born.slice(0, 4) : '',
    sex,
    phone:
      random.below(LABELS['has-phone'], index, 100) < 70
        ? `+381 50 ${String(random.below(LABELS.phone, index, 2_000_000)).padStart(7, '0')}`
        : '',
  };
}

const PLAIN: Readonly<Record<string, string>> = { č: 'c', ć: 'c', š: 's', ž: 'z', đ: 'd', dž: 'dz' };
const dropped = (name: string) =>
  name.replace(/[čćšžđ]/giu, (letter) => {
    const plain = PLAIN[letter.toLowerCase()] as string;
    return letter === letter.toLowerCase() ? plain : plain.toUpperCase();
  });
const FOREIGN: readonly (readonly [RegExp, string])[] = [
  [/š/gu, 'sch'],
  [/č|ć/gu, 'tsch'],
  [/ž/gu, 'zh'],
  [/đ/gu, 'dj'],
  [/j/gu, 'y'],
  [/c(?!h)/gu, 'ts'],
];

/** The same person by another hand: each error with its share of the recipe. */
export function otherHand(random: Random, index: number, row: Row): Row {
  const happens = (error: keyof typeof ERRORS) =>
    random.below(ERROR_LABELS[error], index, 10_000) < Math.round(ERRORS[error] * 10_000);
  const out = { ...row };
  const both = (change: (name: string) => string) => {
    out.given = change(out.given);
    out.surname = change(out.surname);
  };
  if (happens('nickname')) out.given = nickname(out.given, index) ?? out.given;
  if (happens('inflected_form')) out.given = /a$/u.test(out.given) ? out.given.replace(/a$/u, 'i') : `${out.given}u`;
  if (happens('foreign_orthography'))
    both((name) => FOREIGN.reduce((text, [letter, spelled]) => text.replace(letter, spelled), name));
  if (happens('dj_for_đ')) both((name) => name.replaceAll('đ', 'dj').replaceAll('Đ', 'Dj'));
  if (happens('diacritics_dropped')) both(dropped);
  if (happens('one_typo')) {
    const field = random.below(WHICH, index, 2) === 0 ? 'given' : 'surname';
    const at = 1 + random.below(WHERE, index, Math.max(1, out[field].length - 2));
    out[field] = out[field].slice(0, at) + out[field][at + 1] + out[field][at] + out[field].slice(at + 2);
  }
  if (happens('script_switch') && !/\p{Script=Cyrillic}/u.test(out.given)) both(toCyrillic);
  if (happens('swapped_first_last')) [out.given, out.surname] = [out.surname, out.given];
  const [year = '', month, day] = out.birth.split('-');
  if (month !== undefined && happens('dob_day_month_swap')) out.birth = `${year}-${day}-${month}`;
  else if (month !== undefined && happens('dob_one_digit'))
    out.birth = `${year}-${month}-${day?.slice(0, 1)}${(Number(day?.slice(1)) + 1) % 10}`;
  else if (year !== '' && happens('year_off_by_one')) out.birth = out.birth.replace(year, String(Number(year) + 1));
  if (out.phone !== '' && happens('phone_missing_prefix')) out.phone = out.phone.replace('+381 50 ', '050/');
  if (out.phone !== '' && happens('phone_one_digit'))
    out.phone = out.phone.replace(/\d$/u, (digit) => String((Number(digit) + 1) % 10));
  return out;
}

const COLUMNS = ['id', 'given', 'surname', 'birth_date', 'sex', 'phone'];
const csv = (rows: readonly (readonly string[])[]): string => `${rows.map((row) => row.join(',')).join('\n')}\n`;
const cells = (id: string, { given, surname: family, birth, sex, phone }: Row): string[] => [
  id,
  given,
  family,
  birth,
  sex,
  phone,
];

/** @param people how many stand in the register */
export function labelledFiles({
  people = 50_000,
  seed = 2002,
}: {
  readonly people?: number;
  readonly seed?: number;
} = {}): LabelledFiles {
  const random = makeRandom(seed, people);
  const records = [COLUMNS];
  for (let index = 0; index < people; index++) records.push(cells(`p${index}`, personRow(random, index)));
  const [queries, truth] = [[COLUMNS], [['id1', 'id2', 'same']]];
  const asked = Math.round(people * SHARES.sameClientTwoRecords);
  for (let n = 0; n < asked; n++) {
    const index = Math.floor((n * people) / asked);
    queries.push(cells(`q${index}`, otherHand(random, index, personRow(random, index))));
    truth.push([`p${index}`, `q${index}`, '1']);
  }
  // half as many about people who are not in the register
  for (let n = 0; n < asked / 2; n++) queries.push(cells(`x${n}`, personRow(random, people + n)));
  return { records: csv(records), queries: csv(queries), truth: csv(truth) };
}
