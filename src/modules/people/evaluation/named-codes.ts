import { countries } from '../../../codelists/countries.ts';
import { alpha2OfCountry, countryOfAlpha2 } from '../../../codelists/country-alpha-2.ts';
import { languages } from '../../../codelists/languages.ts';

/** Countries and languages as files name them: by two letters, by three, or by their name. What no list knows stays as typed. */
type Named = { readonly code: string; readonly en: string; readonly sr: string };

const byName = (codes: readonly Named[]): ReadonlyMap<string, string> =>
  new Map(codes.flatMap(({ code, en, sr }) => [code, en, sr].map((name) => [name.toLowerCase(), code] as const)));

let ofCountries: ReadonlyMap<string, string> | undefined;
let ofLanguages: ReadonlyMap<string, string> | undefined;

/** ISO 3166-1 alpha-2 where it is known. Of several the first. */
export function countryNamed(typed: string): string | undefined {
  const word =
    typed
      .split(/[;,|/]/u)[0]
      ?.trim()
      .toLowerCase() ?? '';
  if (word === '' || word === 'unknown') return undefined;
  ofCountries ??= byName(countries.codes);
  const country = word.length === 2 ? countryOfAlpha2(word) : ofCountries.get(word);
  return (country && alpha2OfCountry(country as Parameters<typeof alpha2OfCountry>[0])) ?? word.toUpperCase();
}

/** ISO 639 where it is known. */
export function languagesNamed(typed: string): string[] {
  ofLanguages ??= byName(languages.codes);
  const words = typed.toLowerCase().split(/[;,|/]/u);
  return [...new Set(words.map((word) => word.trim()).filter((word) => word !== '' && word !== 'unknown'))].map(
    (word) => ofLanguages?.get(word) ?? word,
  );
}
