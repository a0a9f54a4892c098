import type { UiLanguage } from './languages.ts';
import { toCyrillic } from './to-cyrillic.ts';

/** Words of one module or room as its locale files hold them: nested objects of sentences. */
export interface Sentences {
  readonly [key: string]: string | Sentences;
}

/**
 * The two locale files of a module. Keys are reached as `<name>.<key>`; an empty name puts them at the root, which only the
 * words of i18n itself do.
 */
export interface Catalogue {
  readonly name: string;
  readonly en: Sentences;
  readonly sr: Sentences;
}

/** Every sentence with its dotted key. */
export function* sentencesOf(sentences: Sentences, prefix = ''): Generator<readonly [key: string, sentence: string]> {
  for (const [key, value] of Object.entries(sentences)) {
    if (typeof value === 'string') yield [prefix + key, value];
    else yield* sentencesOf(value, `${prefix}${key}.`);
  }
}

const inCyrillic = new WeakMap<Sentences, Sentences>();

/** The sentences of a language; Cyrillic is made once from the Latin and kept. */
export function sentencesIn(catalogue: Catalogue, language: UiLanguage): Sentences {
  if (language === 'en') return catalogue.en;
  if (language === 'sr-Latn') return catalogue.sr;
  let made = inCyrillic.get(catalogue.sr);
  if (!made) {
    made = mapSentences(catalogue.sr, toCyrillic);
    inCyrillic.set(catalogue.sr, made);
  }
  return made;
}

function mapSentences(sentences: Sentences, change: (sentence: string) => string): Sentences {
  return Object.fromEntries(
    Object.entries(sentences).map(([key, value]) => [
      key,
      typeof value === 'string' ? change(value) : mapSentences(value, change),
    ]),
  );
}
