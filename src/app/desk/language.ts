import type { Language } from '../../platform/accounts/contract.ts';
import type { DeskLocales } from '../../platform/desk-kit/desk-module.ts';
import { type Catalogue, createWords, type Words } from '../../platform/i18n/index.ts';
import { modules } from './modules.ts';

/** Before anybody is known the browser's language counts, then what was chosen last in this browser. */
const KEPT = 'wayout-language';

export function firstLanguage(): Language {
  const kept = localStorage.getItem(KEPT);
  if (kept === 'sr-Latn' || kept === 'sr-Cyrl' || kept === 'en') return kept;
  const wanted = navigator.language.toLowerCase();
  if (wanted.startsWith('sr-cyrl')) return 'sr-Cyrl';
  return /^(sr|bs|hr|cnr|sh)/.test(wanted) ? 'sr-Latn' : 'en';
}

export const keepLanguage = (language: Language): void => localStorage.setItem(KEPT, language);

const rooms: readonly { id: string; locales?: DeskLocales }[] = [
  {
    id: 'kit',
    locales: {
      en: () => import('../../platform/desk-kit/locales/en.json'),
      sr: () => import('../../platform/desk-kit/locales/sr.json'),
    },
  },
  { id: 'desk', locales: { en: () => import('./locales/en.json'), sr: () => import('./locales/sr.json') } },
];

const made = new Map<Language, Promise<Words>>();

/** The words of the shell, the kit and every module in one language; fetched once. */
export function wordsOf(language: Language): Promise<Words> {
  let words = made.get(language);
  if (!words) {
    words = loadWords(language);
    made.set(language, words);
    words.catch(() => made.delete(language));
  }
  return words;
}

async function loadWords(language: Language): Promise<Words> {
  const catalogues = await Promise.all(
    [...rooms, ...modules].map(async ({ id, locales }): Promise<Catalogue> => {
      if (!locales) return { name: id, en: {}, sr: {} };
      const { default: sentences } = await (language === 'en' ? locales.en() : locales.sr());
      return language === 'en' ? { name: id, en: sentences, sr: {} } : { name: id, en: {}, sr: sentences };
    }),
  );
  return createWords({ catalogues, language, strict: false });
}
