import { latinLetters } from '../name-spellings.ts';

/** Words and numbers of an address or a firm, without marks, case and script. */
export function plainWords(text: string): string[] {
  const plain = latinLetters(text.normalize('NFKC').toLowerCase().normalize('NFC'))
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/gu, 'dj')
    .replace(/ß/gu, 'ss')
    .replace(/ø/gu, 'o')
    .replace(/ł/gu, 'l')
    .replace(/['’`.]/gu, '');
  return (plain.match(/\p{L}+|\d+/gu) ?? []).map((word) => SHORT.get(word) ?? word);
}

/** How streets are shortened, in the languages of the neighbourhood and in English. */
const SHORT: ReadonlyMap<string, string> = new Map(
  Object.entries({
    street: 'st',
    str: 'st',
    avenue: 'ave',
    av: 'ave',
    road: 'rd',
    boulevard: 'blvd',
    bulevar: 'blvd',
    bul: 'blvd',
    drive: 'dr',
    lane: 'ln',
    place: 'pl',
    square: 'sq',
    highway: 'hwy',
    parkway: 'pkwy',
    court: 'ct',
    terrace: 'tce',
    ulica: 'ul',
    north: 'n',
    south: 's',
    east: 'e',
    west: 'w',
    saint: 'st',
    first: '1',
    second: '2',
    third: '3',
    strasse: 'st',
    between: 'btw',
    bet: 'btw',
    suite: 'ste',
    building: 'bldg',
    floor: 'fl',
    mount: 'mt',
    fort: 'ft',
  }),
);

/** Legal forms and words that every firm has: they say nothing about which one it is. */
const FORMS: ReadonlySet<string> = new Set(
  (
    'doo ad pr szr str ood ead gmbh ag kg ohg ug ev mbh co inc ltd llc llp lp plc corp corporation company limited sa sas sarl srl spa bv nv ' +
    'oy ab as aps kft zrt bt rt sp zoo sro dd jdoo dooel agencija agency preduzece firma the and i und et of de la le'
  ).split(' '),
);

/** An organisation's name without its legal form; all of it where nothing else is there. */
export function organisationWords(text: string): string[] {
  const words = plainWords(text.replace(/\b(\p{L})\.\s?(?=\p{L}\.)/gu, '$1'));
  const kept = words.filter((word) => !FORMS.has(word));
  return kept.length > 0 ? kept : words;
}
