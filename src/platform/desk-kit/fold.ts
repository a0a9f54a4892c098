/**
 * Folding for type-ahead: Cyrillic and Latin, with and without diacritics, upper and lower case meet. For finding in
 * short lists on the screen only; names of people are matched by platform/vault's own rules.
 */
const CYRILLIC: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  ђ: 'dj',
  е: 'e',
  ж: 'z',
  з: 'z',
  и: 'i',
  ј: 'j',
  к: 'k',
  л: 'l',
  љ: 'lj',
  м: 'm',
  н: 'n',
  њ: 'nj',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  ћ: 'c',
  у: 'u',
  ф: 'f',
  х: 'h',
  ц: 'c',
  ч: 'c',
  џ: 'dz',
  ш: 's',
};

/** Lower case, Latin, without diacritics; đ becomes dj. */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\u0430-\u045f]/g, (letter) => CYRILLIC[letter] ?? letter)
    .replaceAll('đ', 'dj')
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** A typed d may stand for đ as well: both writings of a label are looked at. */
const writings = (label: string): readonly string[] => {
  const full = fold(label);
  const short = fold(label.replace(/đ|ђ/gi, 'd'));
  return full === short ? [full] : [full, short];
};

/** 2 = begins with it, 1 = a word begins with it, 0 = has it inside, -1 = no match. */
export function matchOf(label: string, typed: string): number {
  const wanted = fold(typed);
  if (wanted === '') return 0;
  let best = -1;
  for (const writing of writings(label)) {
    if (writing.startsWith(wanted)) return 2;
    if (writing.includes(` ${wanted}`)) best = 1;
    else if (writing.includes(wanted)) best = Math.max(best, 0);
  }
  return best;
}

/** The options that match, the best first, otherwise in their own order. */
export function narrow<O extends { readonly label: string }>(options: readonly O[], typed: string): readonly O[] {
  if (fold(typed) === '') return options;
  return options
    .map((option, at) => ({ option, at, match: matchOf(option.label, typed) }))
    .filter((o) => o.match >= 0)
    .sort((a, b) => b.match - a.match || a.at - b.at)
    .map((o) => o.option);
}
