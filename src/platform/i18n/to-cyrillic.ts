import { latinUnits, latinWords, splitDigraphs } from './cyrillic-exceptions.ts';
import { serbianLetters } from './serbian-letters.ts';

/**
 * Serbian Latin → Cyrillic, for the words of the interface. Placeholders, tags, addresses, keys, codes, Roman numbers and
 * foreign words stay as they are. It is meant for locale files and code lists, whose words are known and tested; it is not
 * for names or notes, which are shown as they were written.
 */
export function toCyrillic(latin: string): string {
  let out = '';
  let end = 0;
  for (const kept of latin.matchAll(KEPT)) {
    out += phrase(latin.slice(end, kept.index)) + kept[0];
    end = kept.index + kept[0].length;
  }
  return out + phrase(latin.slice(end));
}

const KEPT = new RegExp(
  [
    String.raw`\{\{.*?\}\}`, // i18next: {{count}}
    String.raw`\$t\(.*?\)`, // i18next: nesting
    String.raw`</?[A-Za-z0-9]+(?:\s[^<>]*)?/?>`, // tags of rich text
    '&[A-Za-z]+;',
    String.raw`https?://\S*[\w/]`,
    String.raw`[\w.+-]+@[\w-]+(?:\.[\w-]+)+`,
    String.raw`(?:Ctrl|Alt|Shift)[+\s][A-Z](?![\p{L}])`, // the key named by a letter
    String.raw`(?<![\p{L}\p{N}])e-mail\p{L}*`,
    String.raw`(?<=(?:\d|\}\})[\s\u00a0]?)(?:${latinUnits.join('|')})(?![\p{L}\p{N}])`,
    String.raw`[\w-]+\.(?:csv|json|pdf|docx|xlsx|html|txt|zip|org|com|rs)(?![\p{L}\p{N}])`,
    String.raw`[a-z]+(?:[-_][a-z]+)*\.[a-z]+(?:[-_][a-z]+)+`, // ids: hotline.record-contact
  ].join('|'),
  'gu',
);

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const phrase = (text: string): string => text.replace(WORD, (word) => (staysLatin(word) ? word : spell(word)));

const ROMAN = /^(?=[MDCLXVI]{2,}$)M*(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/;
/** A letter that Serbian does not have makes the whole word foreign. */
const FOREIGN = /[qwxy]|[^a-zčćđšž]/iu;

function staysLatin(word: string): boolean {
  return latinWords.has(word) || ROMAN.test(word) || FOREIGN.test(word);
}

const JOINTS = splitDigraphs.map((stem) => [stem.replace('|', ''), stem.indexOf('|')] as const);

/** Places in the word before which a digraph must be broken. */
function jointsOf(lower: string): ReadonlySet<number> {
  const joints = new Set<number>();
  for (const [stem, offset] of JOINTS) {
    for (let at = lower.indexOf(stem); at >= 0; at = lower.indexOf(stem, at + 1)) joints.add(at + offset);
  }
  return joints;
}

const BY_LATIN = new Map(serbianLetters.map(([cyrillic, latin]) => [latin, cyrillic]));

function spell(word: string): string {
  const lower = word.toLowerCase();
  const joints = jointsOf(lower);
  let out = '';
  for (let i = 0; i < word.length; ) {
    const pair = lower.slice(i, i + 2);
    // nJ is not a digraph: the second letter would not be bigger than the first
    const isPair = pair.length === 2 && BY_LATIN.has(pair) && !joints.has(i + 1) && !isUpperAfterLower(word, i);
    const letter = BY_LATIN.get(isPair ? pair : lower.charAt(i))!;
    out += word.charAt(i) === lower.charAt(i) ? letter : letter.toUpperCase();
    i += isPair ? 2 : 1;
  }
  return out;
}

const isUpper = (letter: string): boolean => letter !== letter.toLowerCase();
const isUpperAfterLower = (word: string, i: number): boolean => !isUpper(word.charAt(i)) && isUpper(word.charAt(i + 1));
