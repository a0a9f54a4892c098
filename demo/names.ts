import given from './data/names/sr-given.json' with { type: 'json' };
import variants from './data/names/variants.json' with { type: 'json' };
import { type Label, label, type Random } from './random.ts';

/**
 * Names drawn from lists, with replacement, so that namesakes multiply with the scale. They are common names and belong to
 * nobody; screens put the mark ◇ before the given name of a synthetic person.
 */
export type Origin =
  | 'serbian'
  | 'roma'
  | 'albanian'
  | 'hungarian'
  | 'bosniak'
  | 'romanian'
  | 'eastSlavic'
  | 'southSlavic';
type NamedSex = 'f' | 'm';

const serbian = { f: given.female, m: given.male };
const bosniak = {
  f: ['Amela', 'Emina', 'Lejla', 'Selma', 'Merima', 'Azra', 'Aida', 'Melisa', 'Fatima', 'Sabina'],
  m: ['Adnan', 'Emir', 'Haris', 'Senad', 'Mirza', 'Nermin', 'Edin', 'Jasmin', 'Samir', 'Elvir'],
};

const GIVEN: Readonly<Record<Origin, Readonly<Record<NamedSex, readonly string[]>>>> = {
  serbian,
  roma: { f: [...serbian.f.slice(0, 60), ...bosniak.f], m: [...serbian.m.slice(0, 60), ...bosniak.m] },
  bosniak,
  albanian: {
    f: ['Arta', 'Drita', 'Teuta', 'Mirlinda', 'Shpresa', 'Valbona', 'Vjosa', 'Albana'],
    m: ['Agim', 'Arben', 'Besnik', 'Driton', 'Ilir', 'Luan', 'Burim', 'Xhevat'],
  },
  hungarian: {
    f: ['Ágnes', 'Erzsébet', 'Ilona', 'Katalin', 'Éva', 'Zsuzsanna', 'Márta', 'Judit'],
    m: ['István', 'László', 'Sándor', 'Zoltán', 'Ferenc', 'Attila', 'Gábor', 'György'],
  },
  romanian: {
    f: ['Elena', 'Mihaela', 'Cristina', 'Natalia', 'Andreea', 'Ioana', 'Doina', 'Ștefania'],
    m: ['Andrei', 'Ion', 'Mihai', 'Vasile', 'Radu', 'Cristian', 'Ștefan', 'Sorin'],
  },
  eastSlavic: {
    f: ['Oksana', 'Olena', 'Iryna', 'Svitlana', 'Tetiana', 'Nadia', 'Halyna', 'Vira'],
    m: ['Oleh', 'Serhii', 'Andrii', 'Mykola', 'Taras', 'Pavlo', 'Yurii', 'Viktor'],
  },
  southSlavic: {
    f: ['Vesna', 'Elena', 'Biljana', 'Ivana', 'Marija', 'Desislava', 'Radka', 'Snežana'],
    m: ['Goran', 'Zoran', 'Ivan', 'Petar', 'Dimitar', 'Stojan', 'Nikola', 'Boris'],
  },
};

const listed: Readonly<Record<string, readonly string[]>> = variants.surnames;
const SURNAMES: Readonly<Record<Origin, readonly string[]>> = {
  serbian: listed.Serbian!,
  roma: listed['Roma (Serbia)']!,
  albanian: listed.Albanian!,
  hungarian: listed.Hungarian!,
  bosniak: listed.Bosniak!,
  romanian: listed['Romanian/Vlach']!,
  eastSlavic: ['Kovalenko', 'Bondarenko', 'Tkachenko', 'Melnyk', 'Shevchuk', 'Lysenko', 'Polishchuk', 'Savchenko'],
  southSlavic: ['Petrov', 'Dimitrov', 'Nikolov', 'Stojanov', 'Ivanov', 'Georgiev', 'Trajkov', 'Angelov'],
};

const GIVEN_NAME = label('name.given');
const SURNAME = label('name.surname');

const pick = (random: Random, name: Label, index: number, from: readonly string[]): string =>
  from[random.below(name, index, from.length)]!;

export const givenName = (random: Random, client: number, origin: Origin, sex: NamedSex): string =>
  pick(random, GIVEN_NAME, client, GIVEN[origin][sex]);

export const surname = (random: Random, client: number, origin: Origin): string =>
  pick(random, SURNAME, client, SURNAMES[origin]);

const hypocorisms: Readonly<Record<string, readonly string[]>> = variants.hypocorisms;

/** A nickname of the given name, or undefined. */
export const nickname = (name: string, at: number): string | undefined => {
  const forms = hypocorisms[name];
  return forms?.[at % forms.length];
};

const LATIN_TO_CYRILLIC = new Map<string, string>();
for (const [cyrillic, latin] of Object.entries(variants.cyrillicToLatin)) {
  LATIN_TO_CYRILLIC.set(latin, cyrillic);
  LATIN_TO_CYRILLIC.set(latin.charAt(0).toUpperCase() + latin.slice(1), cyrillic.toUpperCase());
}

/** Serbian Latin to Cyrillic. Letters outside the Serbian alphabet stay. */
export function toCyrillic(text: string): string {
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const two = LATIN_TO_CYRILLIC.get(text.slice(i, i + 2));
    if (two && i + 1 < text.length) {
      out += two;
      i++;
    } else out += LATIN_TO_CYRILLIC.get(text.charAt(i)) ?? text.charAt(i);
  }
  return out;
}
