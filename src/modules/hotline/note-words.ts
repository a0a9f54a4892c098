/**
 * Words inside notes (hotline.md section 13): what somebody typed, and where it stands in a text. A word is met by every word
 * that begins with it, in either script and without the little marks; what stands in quotation marks is met as it stands, word
 * after word. Several are met together, somewhere in the notes of one contact. Pure: nothing is kept, nothing opened.
 */
export interface NoteTerm {
  /** folded, in their order; one word unless they stood in quotation marks */
  readonly words: readonly string[];
  /** whole words, not their beginnings */
  readonly isExact: boolean;
}

export type NoteQuestion = readonly NoteTerm[];

/** Of one field: a piece of its text around the first word that was met. */
export interface Snippet {
  readonly text: string;
  /** from, to: places in `text` of what was met, in their order */
  readonly marks: readonly (readonly [number, number])[];
  /** something of the field stands before, after */
  readonly cut: readonly [boolean, boolean];
}

// biome-ignore format: a table
const CYRILLIC: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', ђ: 'd', е: 'e', ж: 'z', з: 'z', и: 'i', ј: 'j', к: 'k', л: 'l', љ: 'lj', м: 'm',
  н: 'n', њ: 'nj', о: 'o', п: 'p', р: 'r', с: 's', т: 't', ћ: 'c', у: 'u', ф: 'f', х: 'h', ц: 'c', ч: 'c', џ: 'dz', ш: 's',
  ѕ: 'dz', щ: 'st', ъ: '', ы: 'i', ь: '', э: 'e', ю: 'ju', я: 'ja', є: 'je', і: 'i', ґ: 'g',
};

const CYRILLIC_LETTER = /[\u0430-\u045f\u0491]/gu;
const PLAIN = /^[a-z0-9]*$/;

/** One word: lower case, Latin, without the little marks; Đorđe, Djordje, Dorde and Ђорђе are one. */
export function foldWord(word: string): string {
  const small = word.toLowerCase();
  const latin = PLAIN.test(small)
    ? small
    : word
        .normalize('NFKD')
        .toLowerCase()
        .replace(/\p{M}|[^\p{L}\p{N}]/gu, '')
        .replace(CYRILLIC_LETTER, (letter) => CYRILLIC[letter] ?? letter)
        .replaceAll('đ', 'd');
  return latin.replaceAll('dj', 'd');
}

const WORD = /[\p{L}\p{N}](?:['’ʼ\u00ad\u200b-\u200f\u2060]?[\p{L}\p{M}\p{N}])*/gu;
const QUOTED = /["“”„‟«»]([^"“”„‟«»]*)(?:["“”„‟«»]|$)/gu;

export const wordsIn = (text: string): string[] =>
  [...text.matchAll(WORD)].map(([word]) => foldWord(word)).filter((word) => word !== '');

/** Null where nothing is asked: no word, or nothing but single letters, with which every text begins somewhere. */
export function readNoteQuestion(typed: string): NoteQuestion | null {
  const terms: NoteTerm[] = [];
  const rest = typed.replace(QUOTED, (_all, inside: string) => {
    const words = wordsIn(inside);
    if (words.length > 0) terms.push({ words, isExact: true });
    return ' ';
  });
  for (const word of wordsIn(rest)) terms.push({ words: [word], isExact: false });
  return once(terms);
}

/** Said twice it is asked once; null as above. */
function once(all: readonly NoteTerm[]): NoteQuestion | null {
  const terms = [...new Map(all.map((term) => [`${term.isExact} ${term.words.join(' ')}`, term])).values()];
  return terms.some(({ words }) => words.join('').length > 1) ? terms : null;
}

interface Found {
  /** folded words of the text, and where each stands in it */
  readonly words: readonly string[];
  readonly places: readonly (readonly [number, number])[];
}

type Fold = (word: string) => string;

function split(text: string, fold: Fold): Found {
  const words: string[] = [];
  const places: [number, number][] = [];
  for (const match of text.matchAll(WORD)) {
    words.push(fold(match[0]));
    places.push([match.index, match.index + match[0].length]);
  }
  return { words, places };
}

const meets = ({ words: wanted, isExact }: NoteTerm, words: readonly string[], at: number): boolean =>
  isExact ? wanted.every((word, n) => words[at + n] === word) : (words[at] as string).startsWith(wanted[0] as string);

/** A word is held against those terms alone that begin as it does: a question of a hundred letters costs no more than one of two words. */
function byFirstLetter(question: NoteQuestion): ReadonlyMap<number, readonly NoteTerm[]> {
  const starting = new Map<number, NoteTerm[]>();
  for (const term of question) {
    const letter = (term.words[0] as string).charCodeAt(0);
    starting.set(letter, [...(starting.get(letter) ?? []), term]);
  }
  return starting;
}

/** Folding a word is most of the work, and notes say the same words again. One cache a scan; it goes with it. */
export function foldOnce(): Fold {
  const known = new Map<string, string>();
  return (word) => {
    let folded = known.get(word);
    if (folded === undefined) {
      folded = foldWord(word);
      known.set(word, folded);
    }
    return folded;
  };
}

const BEFORE = 60;
const AFTER = 110;
const BLANK = /\s/;

/** Field → piece of its text, of the fields in which something was met; null unless every term stands somewhere in the notes. */
export function scanNotes<Field extends string>(
  question: NoteQuestion,
  notes: readonly (readonly [Field, string])[],
  fold: Fold = foldOnce(),
): { readonly field: Field; readonly snippet: Snippet }[] | null {
  const missing = new Set(question);
  const starting = byFirstLetter(question);
  const met: { field: Field; snippet: Snippet }[] = [];
  for (const [field, text] of notes) {
    if (text === '') continue;
    const { words, places } = split(text, fold);
    const marks: (readonly [number, number])[] = [];
    for (let at = 0; at < words.length; at++) {
      let until = -1;
      for (const term of starting.get((words[at] as string).charCodeAt(0)) ?? []) {
        if (!meets(term, words, at)) continue;
        missing.delete(term);
        until = Math.max(until, at + term.words.length - 1);
      }
      if (until >= 0) marks.push([(places[at] as [number, number])[0], (places[until] as [number, number])[1]]);
    }
    if (marks.length > 0) met.push({ field, snippet: snippetOf(text, marks) });
  }
  return missing.size === 0 ? met : null;
}

/** Cut between words, so that no half of a word (or of a letter) is shown. */
function snippetOf(text: string, all: readonly (readonly [number, number])[]): Snippet {
  const [first, firstEnd] = all[0] as readonly [number, number];
  let from = Math.max(0, first - BEFORE);
  if (from > 0 && !BLANK.test(text[from - 1] as string))
    from += /^\S*\s*/.exec(text.slice(from, first))?.[0].length ?? 0;
  let to = Math.min(text.length, Math.max(first + AFTER, firstEnd));
  if (to < text.length && !BLANK.test(text[to] as string)) to -= /\S*$/.exec(text.slice(firstEnd, to))?.[0].length ?? 0;
  const marks: [number, number][] = [];
  for (const [start, end] of all) {
    const last = marks.at(-1);
    if (end > to) break;
    // one that begins inside of another is marked with it
    if (last && start - from < last[1]) last[1] = Math.max(last[1], end - from);
    else marks.push([start - from, end - from]);
  }
  return { text: text.slice(from, to), marks, cut: [from > 0, to < text.length] };
}
