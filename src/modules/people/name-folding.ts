import { latinLetters, type SpelledSound, soundAt } from './name-spellings.ts';

/**
 * Name folding: what makes Ђорђе, Đorđe, Djordje and Dorde meet (matching.md section 2). Pure; the original is always
 * kept elsewhere. A folded form is a key for comparison in memory, never something to show or to store in the clear.
 */

/** Raise it when any table or rule changes: cards folded under another number are folded anew when they are opened. */
export const foldingVersion = 4;

/** A spelling with several readings keeps at most this many forms (matching.md section 2, step 3). */
export const mostForms = 8;

export type Script = 'latin' | 'cyrillic' | 'mixed' | 'other';

export interface FoldedPart {
  /** the part as typed, lower case, Cyrillic already in Latin letters, marks kept: equal letters are an exact match */
  readonly letters: string;
  /** folded forms, the likeliest reading first; never empty */
  readonly forms: readonly string[];
}

export interface FoldedName {
  readonly script: Script;
  readonly parts: readonly FoldedPart[];
}

const ARTICLES: ReadonlySet<string> = new Set(['al', 'el', 'ul']);
const SON_OF: ReadonlySet<string> = new Set(['bin', 'ibn', 'ben']);

/** Composed form, outer blanks off, inner blanks and hyphens once: how a typed name is kept and shown. */
export function tidyName(text: string): string {
  return text
    .normalize('NFC')
    .trim()
    .replace(/\s+/gu, ' ')
    .replace(/\s?[-‐‑‒–—]+\s?/gu, '-');
}

export function scriptOf(text: string): Script {
  const latin = /\p{Script=Latin}/u.test(text);
  const cyrillic = /\p{Script=Cyrillic}/u.test(text);
  if (latin && cyrillic) return 'mixed';
  if (latin) return 'latin';
  return cyrillic ? 'cyrillic' : 'other';
}

/** Lower case in Latin letters with their marks; compatibility letters (ǆ, full width) are taken apart first. */
const lettersOf = (part: string): string =>
  latinLetters(part.normalize('NFKC').toLowerCase().normalize('NFC')).normalize('NFC');

const oncePerRun = (text: string): string => text.replace(/(.)\1+/gsu, '$1');

/** Doubled consonants say nothing (tts is ts); oo and ee are spellings of their own. */
const singleConsonants = (letters: string): string => letters.replace(/([^eo])\1+/gsu, '$1');

/** One pass of the spelling table with the likeliest readings, until nothing changes (č + s gives cs, which is č again). */
function settle(form: string): string {
  for (let before = ''; before !== form; ) {
    before = form;
    let out = '';
    for (let at = 0; at < form.length; ) {
      const sound = soundAt(form, at);
      out += sound.readings[0];
      at += sound.spelling.length;
    }
    form = oncePerRun(out);
  }
  return form;
}

/**
 * All readings of one name part, at most eight, the likeliest first; a doubtful spelling is read alike throughout the
 * part, and readings with fewer doubts taken come first. A folded form folds to itself.
 */
export function foldedForms(part: string): readonly string[] {
  const letters = singleConsonants(lettersOf(part).replace(/[^\p{L}\p{M}]/gu, ''));
  const sounds: SpelledSound[] = [];
  for (let at = 0; at < letters.length; ) {
    const sound = soundAt(letters, at);
    sounds.push(sound);
    at += sound.spelling.length;
  }
  const doubts = [...new Map(sounds.filter((s) => s.readings.length > 1).map((s) => [s.spelling, s.readings]))];
  const forms = new Set<string>();
  const read = (choice: ReadonlyMap<string, string>) => {
    const form = settle(oncePerRun(sounds.map((s) => choice.get(s.spelling) ?? s.readings[0]).join('')));
    if (form !== '' && forms.size < mostForms) forms.add(form);
  };
  let choices: ReadonlyMap<string, string>[] = [new Map()];
  for (let taken = 0; choices.length > 0 && forms.size < mostForms && taken <= doubts.length; taken++) {
    for (const choice of choices) read(choice);
    choices = choices.flatMap((choice) =>
      doubts
        .filter(([spelling]) => [...choice.keys()].every((earlier) => earlier < spelling))
        .flatMap(([spelling, readings]) => readings.slice(1).map((r) => new Map([...choice, [spelling, r]]))),
    );
  }
  return [...forms];
}

/** First letter, then the consonants: what stays when vowels are heard differently (matching.md section 3). */
export const skeleton = (form: string): string => form.slice(0, 1) + form.slice(1).replace(/[aeiou]/gu, '');

/**
 * The form without one case ending (Petrovića, Jovanu, Milici). An extra key only, never for scoring; undefined where
 * there is no ending or fewer than three letters would stay.
 */
export function caseStem(form: string): string | undefined {
  const stem = form.replace(/(?:[eo]m|[aeiou])$/u, '');
  return stem !== form && stem.length >= 3 ? stem : undefined;
}

/** Chinese, Japanese and Korean names are written in one word: one sign of the family, two where four are written. */
function familyApart(word: string): string[] {
  if (!/^(?:\p{Script=Han}{2,4}|\p{Script=Hangul}{3,4})$/u.test(word)) return [word];
  const signs = [...word];
  if (!/^\p{Script=Han}/u.test(word) && signs.some((sign) => !/[가-힣]/u.test(sign))) return [word];
  const family = signs.length === 4 || TWO_SIGNS.has(signs.slice(0, 2).join('')) ? 2 : 1;
  return [signs.slice(0, family).join(''), signs.slice(family).join('')].filter((part) => part !== '');
}

const TWO_SIGNS: ReadonlySet<string> = new Set(
  '欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 司徒 东方 東方 令狐 皇甫 尉迟 尉遲 公孙 公孫 慕容 남궁 황보 제갈 선우 독고'.split(
    ' ',
  ),
);

/**
 * Any typed name in any script: split into parts at blanks, hyphens and other signs, with particles dropped. The order of
 * the parts says nothing: whether a part is given name or surname is not trusted.
 */
export function foldName(text: string): FoldedName {
  const words =
    text
      .normalize('NFC')
      // with the signs that nobody sees: a pasted blank without width, a direction mark, a joiner would cut a name in two
      .replace(/['’ʼ`´ʻ\p{Cf}]/gu, '')
      // the Arabic article is written together with its word
      .replace(/(?<![\p{L}\p{M}])ال(?=\p{L}{3})/gu, 'ال ')
      .match(/[\p{L}\p{M}]+/gu) ?? [];
  const typed = words
    .flatMap(familyApart)
    .map(lettersOf)
    .filter((letters) => foldedForms(letters).length > 0);
  const parts: FoldedPart[] = [];
  for (let at = 0; at < typed.length; at++) {
    const letters = typed[at] as string;
    const next = typed[at + 1];
    // "Ben" in front is a given name, in the middle it is "son of"
    if (SON_OF.has(letters) && typed.length > 1 && !(letters === 'ben' && at === 0)) continue;
    if (ARTICLES.has(letters) && next !== undefined) {
      const apartAndJoined = [...foldedForms(next), ...foldedForms(letters + next)];
      parts.push({ letters: next, forms: [...new Set(apartAndJoined)].slice(0, mostForms) });
      at++;
      continue;
    }
    parts.push({ letters, forms: foldedForms(letters) });
  }
  return { script: scriptOf(text), parts };
}
