/** Languages of the interface. Serbian is written once, in Latin; Cyrillic is made from it. */
export const uiLanguages = ['en', 'sr-Latn', 'sr-Cyrl'] as const;

export type UiLanguage = (typeof uiLanguages)[number];

export const isUiLanguage = (value: unknown): value is UiLanguage => uiLanguages.includes(value as UiLanguage);

/** The tag handed to Intl: British English for days and a 24-hour clock, Serbian as written in Serbia. */
export const intlTag: Readonly<Record<UiLanguage, string>> = {
  en: 'en-GB',
  'sr-Latn': 'sr-Latn-RS',
  'sr-Cyrl': 'sr-Cyrl-RS',
};

/** Each language by its own name, for the switch. */
export const languageName: Readonly<Record<UiLanguage, string>> = {
  en: 'English',
  'sr-Latn': 'Srpski',
  'sr-Cyrl': 'Српски',
};
