import { toCyrillic, toLatin } from '../../../platform/i18n/index.ts';
import { scriptOf } from '../name-folding.ts';

const SERBIAN_LATIN = /^[abcčćdđefghijklmnoprsštuvzž\s◇.'’-]+$/i;

/**
 * The same name in the other of the two Serbian scripts. Undefined where that would be a guess: names with letters that
 * Serbian does not have (Xhevahire, Wanda) and names in both scripts or in a third.
 */
export function otherScript(name: string): { readonly text: string; readonly lang: string } | undefined {
  const script = scriptOf(name);
  if (script === 'cyrillic') {
    const text = toLatin(name);
    return scriptOf(text) === 'latin' ? { text, lang: 'sr-Latn' } : undefined;
  }
  if (script !== 'latin' || !SERBIAN_LATIN.test(name)) return undefined;
  return { text: toCyrillic(name), lang: 'sr-Cyrl' };
}

/** For a reader's voice and for hyphenation: the script a name stands in. */
export const langOf = (name: string): string | undefined => (scriptOf(name) === 'cyrillic' ? 'sr-Cyrl' : undefined);
