import iso3166 from 'i18n-iso-countries';
import serbian from 'i18n-iso-countries/langs/sr.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { countries } from './countries.ts';
import { alpha2OfCountry, countryOfAlpha2 } from './country-alpha-2.ts';
import { regionOf } from './districts.ts';
import { codeLists } from './index.ts';
import { institutionGroupOf, institutionTypes } from './institution-types.ts';
import { languages } from './languages.ts';

const SNAKE = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/;
/** lists whose codes are those of a standard, or numbers */
const FOREIGN = new Set(['age-band', 'country', 'district', 'municipality']);
const CYRILLIC = /[\u0400-\u04ff]/;

describe.each(codeLists.map((list) => [list.id, list] as const))('the list %s', (id, list) => {
  it('has codes in snake_case, each once', () => {
    const codes = list.codes.map((c) => c.code);
    expect(new Set(codes).size).toBe(codes.length);
    if (!FOREIGN.has(id)) for (const code of codes) expect(code).toMatch(SNAKE);
  });

  it('has a label in English and one in Serbian Latin, and no two alike', () => {
    for (const code of list.codes) {
      expect(code.en.trim()).not.toBe('');
      expect(code.sr.trim()).not.toBe('');
      expect(code.sr).not.toMatch(CYRILLIC);
    }
    expect(new Set(list.codes.map((c) => c.en)).size).toBe(list.codes.length);
    expect(new Set(list.codes.map((c) => c.sr)).size).toBe(list.codes.length);
  });

  it('names its source', () => expect(list.source).not.toBe(''));
});

it('ids of lists are unique', () => {
  expect(new Set(codeLists.map((l) => l.id)).size).toBe(codeLists.length);
});

it('every parent is a code of some list', () => {
  const known = new Set(codeLists.flatMap((list) => list.codes.map((c) => c.code)));
  for (const list of codeLists) for (const c of list.codes) if (c.parent) expect(known).toContain(c.parent);
});

describe('countries', () => {
  it('are those of ISO 3166-1, and Kosovo as XKX', () => {
    const standard = Object.values(iso3166.getAlpha2Codes()).map((code) => (code === 'XKK' ? 'XKX' : code));
    expect(new Set(countries.codes.map((c) => c.code))).toEqual(new Set([...standard, 'unknown']));
    expect(Object.keys(serbian.countries)).toHaveLength(standard.length);
  });

  it('are found by two letters and give them back', () => {
    expect(countryOfAlpha2('rs')).toBe('SRB');
    expect(countryOfAlpha2('XK')).toBe('XKX');
    expect(countryOfAlpha2('QQ')).toBeUndefined();
    expect(alpha2OfCountry('unknown')).toBeUndefined();
    for (const { code } of countries.codes) {
      if (code === 'unknown') continue;
      expect(countryOfAlpha2(alpha2OfCountry(code)!)).toBe(code);
    }
  });

  it('agree with the standard on the pair of codes', () => {
    for (const [alpha2, alpha3] of Object.entries(iso3166.getAlpha2Codes()))
      expect(countryOfAlpha2(alpha2)).toBe(alpha3 === 'XKK' ? 'XKX' : alpha3);
  });
});

it('Belgrade and every district lie in a region', () => {
  expect(regionOf('RS-00')).toBe('belgrade');
  expect(regionOf('RS-20')).toBe('southern_and_eastern_serbia');
});

it('a caller can speak Romani, Dari or a sign language', () => {
  const codes = languages.codes.map((c) => c.code);
  expect(codes).toEqual(expect.arrayContaining(['sr', 'rom', 'prs', 'ysl', 'sq', 'hu']));
});

it('every institution is published in one of five groups', () => {
  expect(institutionGroupOf('prosecution')).toBe('judiciary');
  expect(institutionGroupOf('guardian_body')).toBe('social_workers');
  for (const { code } of institutionTypes.codes) expect(institutionGroupOf(code)).toBeDefined();
});
