import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeLists } from '../../codelists/index.ts';
import { serbianLetters } from './serbian-letters.ts';
import { toCyrillic } from './to-cyrillic.ts';
import { toLatin } from './to-latin.ts';

describe('a Serbian sentence in Cyrillic', () => {
  it.each([
    ['Ljubav, njiva, džep, Ljubljana', 'Љубав, њива, џеп, Љубљана'],
    ['LJUBAV I NJEGOŠ, DŽEP', 'ЉУБАВ И ЊЕГОШ, ЏЕП'],
    ['Đorđe će doći u četvrtak', 'Ђорђе ће доћи у четвртак'],
    ['injekcija, konjunktura, Tanjug, anjon', 'инјекција, конјунктура, Танјуг, анјон'],
    ['nadživeti, podžanr, odživeti', 'надживети, поджанр, одживети'],
    ['budžet, odžak, nadžak', 'буџет, оџак, наџак'],
    ['INJEKCIJA', 'ИНЈЕКЦИЈА'],
  ])('%s', (latin, cyrillic) => expect(toCyrillic(latin)).toBe(cyrillic));
});

describe('what stays Latin', () => {
  it.each([
    ['Preuzmi {{count}} redova kao CSV', 'Преузми {{count}} редова као CSV'],
    ['Poslato u PDF-u i na e-mail', 'Послато у PDF-у и на e-mail'],
    ['Otvori <1>kontakt</1> i pritisni Ctrl+Enter', 'Отвори <1>контакт</1> и притисни Ctrl+Enter'],
    ['Pritisni Ctrl K', 'Притисни Ctrl K'],
    ['$t(errors.http.internal) u Wayout', '$t(errors.http.internal) у Wayout'],
    ['Kontakt H12-000001 i osoba K12-00001', 'Контакт H12-000001 и особа K12-00001'],
    ['Tabela H1, XII vek, II deo', 'Табела H1, XII век, II део'],
    ['Najviše 10 MB, 24 h dnevno', 'Највише 10 MB, 24 h дневно'],
    ['Pišite na pomoc@example.org ili https://example.org/a', 'Пишите на pomoc@example.org или https://example.org/a'],
    ['SOS telefon, NVO', 'СОС телефон, НВО'],
    ['Datoteka contacts.csv', 'Датотека contacts.csv'],
    ['Dozvola hotline.record-contact', 'Дозвола hotline.record-contact'],
    ['I ovo je rečenica.', 'И ово је реченица.'],
  ])('%s', (latin, cyrillic) => expect(toCyrillic(latin)).toBe(cyrillic));
});

it('every label of every code list comes back from Cyrillic as it was', () => {
  for (const list of codeLists)
    for (const { sr } of list.codes) {
      expect(sr).toBe(sr.normalize('NFC'));
      expect(toLatin(toCyrillic(sr))).toBe(sr);
    }
});

const letter = fc.constantFrom(...serbianLetters.map(([, latin]) => latin));
const word = fc
  .tuple(fc.array(letter, { minLength: 1, maxLength: 12 }), fc.constantFrom('lower', 'Title', 'UPPER'))
  .map(([letters, shape]) => {
    const text = letters.join('');
    if (shape === 'lower') return text;
    return shape === 'UPPER' ? text.toUpperCase() : text.charAt(0).toUpperCase() + text.slice(1);
  })
  // a capital digraph that stands alone could be meant either way
  .filter((text) => !/^(?:LJ|NJ|DŽ)$/.test(text));

it('any words of Serbian letters survive the way there and back', () => {
  fc.assert(
    fc.property(fc.array(word, { maxLength: 8 }), (words) => {
      const text = words.join(' ');
      expect(toLatin(toCyrillic(text))).toBe(text);
    }),
  );
});

it('no text is lost or added outside the letters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => toLatin(toCyrillic(text)) === text || /\p{L}/u.test(text)),
  );
});

it('a unit stays Latin after a number, also where the number is still to come', () => {
  expect(['u 22 h', 'u {{hour}} h', 'od {{hour}} do {{next}} h ({{n}})'].map(toCyrillic)).toEqual([
    'у 22 h',
    'у {{hour}} h',
    'од {{hour}} до {{next}} h ({{n}})',
  ]);
});
