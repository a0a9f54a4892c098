import { createInstance } from 'i18next';
import type { CodeList } from '../kernel/code-list.ts';
import { type Catalogue, type Sentences, sentencesIn } from './catalogue.ts';
import { type Formats, formatsOf } from './formats.ts';
import { intlTag, type UiLanguage } from './languages.ts';
import en from './locales/en.json' with { type: 'json' };
import sr from './locales/sr.json' with { type: 'json' };
import { toCyrillic } from './to-cyrillic.ts';

/** What a sentence is filled with. `count` chooses the plural form. Values are shown as they are, never transliterated. */
export type Params = Readonly<Record<string, string | number>>;

export interface Words extends Formats {
  readonly language: UiLanguage;
  /** The sentence of a key: `hotline.today.title`; `errors.input.missing`. */
  t(key: string, params?: Params): string;
  has(key: string): boolean;
  /**
   * The sentence of a refusal: `hotline.stale-revision` stands in the hotline's locales under `errors.stale-revision`.
   * A code without words gets the general sentence for what went wrong.
   */
  refusal(code: string, params?: Params): string;
  /** The label of a code; a stored code that the list does not have is shown as it is. */
  codeLabel(list: CodeList, code: string): string;
  readonly collator: Intl.Collator;
}

export interface WordsOptions {
  readonly catalogues: readonly Catalogue[];
  readonly language: UiLanguage;
  /** throw on a key that has no words, instead of showing the key; the default is to throw in tests only */
  readonly strict?: boolean;
}

const general: Catalogue = { name: '', en, sr };

/** All words of one language. Cheap enough for a process to keep one per language; the same on server and in browser. */
export function createWords({ catalogues, language, strict = isTest() }: WordsOptions): Words {
  const i18n = createInstance();
  i18n.init({
    lng: language,
    fallbackLng: false,
    load: 'currentOnly',
    initAsync: false,
    nsSeparator: false,
    resources: { [language]: { translation: merge([general, ...catalogues], language) } },
    returnNull: false,
    parseMissingKeyHandler: (key) => {
      if (strict) throw new Error(`no words for ${key} in ${language}`);
      return key;
    },
    returnEmptyString: false,
    // React escapes; a sentence is never put into HTML as it is
    interpolation: { escapeValue: false, skipOnVariables: true },
  });

  const has = (key: string, params?: Params): boolean => i18n.exists(key, { ...params });
  const t = (key: string, params?: Params): string => {
    const sentence = i18n.t(key, { ...params });
    return language === 'en' ? sentence : withoutSecondMark(sentence);
  };
  const labels = new WeakMap<CodeList, ReadonlyMap<string, string>>();

  return {
    ...formatsOf(language),
    language,
    t,
    has,
    refusal(code, params) {
      const dot = code.indexOf('.');
      const key = `${code.slice(0, dot)}.errors.${code.slice(dot + 1)}`;
      if (has(key, params)) return t(key, params);
      const generic = `errors.http.${code.slice(dot + 1).replaceAll('-', '_')}`;
      return t(has(generic) ? generic : 'errors.http.internal', params);
    },
    codeLabel(list, code) {
      let known = labels.get(list);
      if (!known) {
        known = labelsOf(list, language);
        labels.set(list, known);
      }
      return known.get(code) ?? code;
    },
    collator: new Intl.Collator(intlTag[language], { numeric: true }),
  };
}

function merge(catalogues: readonly Catalogue[], language: UiLanguage): Sentences {
  const all: Record<string, string | Sentences> = {};
  for (const catalogue of catalogues) {
    const sentences = sentencesIn(catalogue, language);
    const entries = catalogue.name === '' ? Object.entries(sentences) : [[catalogue.name, sentences] as const];
    for (const [key, value] of entries) {
      if (key in all) throw new Error(`two catalogues are named ${key}`);
      all[key] = value;
    }
  }
  return all;
}

function labelsOf(list: CodeList, language: UiLanguage): ReadonlyMap<string, string> {
  const label = (code: { en: string; sr: string }): string => {
    if (language === 'en') return code.en;
    return language === 'sr-Latn' ? code.sr : toCyrillic(code.sr);
  };
  return new Map(list.codes.map((code) => [code.code, label(code)]));
}

/** A Serbian date ends with a full stop, which gives way to a mark that follows: "do 31. januara 2027, pitano …". */
const withoutSecondMark = (sentence: string): string => sentence.replace(/(\b\d{4})\.(?=[.,;:)])/g, '$1');

const isTest = (): boolean => globalThis.process?.env?.NODE_ENV === 'test';
