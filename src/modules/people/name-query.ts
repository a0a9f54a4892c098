import { type FoldedPart, foldName } from './name-folding.ts';
import { readNumber } from './phone-number.ts';

/** What somebody typed into the search box, taken apart: names in any script, a year or date of birth, a phone number. */
export interface NameQuery {
  /** at most six different words */
  readonly words: readonly FoldedPart[];
  /** the last word may still be growing under the typing hand */
  readonly unfinished: boolean;
  readonly birthYear?: number;
  /** digits of a number as far as it could be read, at least seven */
  readonly phone?: string;
}

export const mostWords = 6;

/** Longer than any name; what is pasted beyond is not read. */
const LONGEST = 200;

const DATE = /(?<!\d)\d{1,2}[./]\s?\d{1,2}[./]\s?((?:19|20)\d\d)(?!\d)\.?/u;
const YEAR = /(?<![\d+/-])((?:19|20)\d\d)(?!\d|[\s/-]*\d)\.?/u;
const PHONE = /\+?\d[\d\s\-/().]{4,}\d/u;

export function readQuery(text: string): NameQuery {
  // one sign may stand for eighteen
  let rest = text.slice(0, LONGEST).normalize('NFKC').slice(0, LONGEST);
  const take = (pattern: RegExp): RegExpMatchArray | undefined => {
    const found = rest.match(pattern) ?? undefined;
    if (found) rest = rest.replace(found[0], ' ');
    return found;
  };
  const year = take(DATE)?.[1] ?? take(YEAR)?.[1] ?? take(/(?<!\S)((?:19|20)\d\d)(?=\s+\+?\d)/u)?.[1];
  const typed = take(PHONE)?.[0];
  const number = typed === undefined ? undefined : readNumber(typed);
  const digits = number?.state === 'known' ? number.e164.slice(1) : (typed?.replace(/\D/gu, '') ?? '');
  const words: FoldedPart[] = [];
  for (const word of foldName(rest).parts)
    if (words.length < mostWords && !words.some((w) => w.forms[0] === word.forms[0])) words.push(word);
  return {
    words,
    unfinished: /[\p{L}\p{M}]$/u.test(text),
    ...(year && { birthYear: Number(year) }),
    ...(digits.length >= 7 && { phone: digits }),
  };
}
