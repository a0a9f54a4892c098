/**
 * Words, numbers and days in the languages of the interface. Catalogues are handed in; Cyrillic is made from the Latin.
 * It knows no module, no user and no request, and runs on the server and in the browser alike.
 */
export { type Catalogue, type Sentences, sentencesOf } from './catalogue.ts';
export type { DayStyle, Formats, MonthStyle } from './formats.ts';
export { intlTag, isUiLanguage, languageName, type UiLanguage, uiLanguages } from './languages.ts';
export { toCyrillic } from './to-cyrillic.ts';
export { toLatin } from './to-latin.ts';
export { createWords, type Params, type Words, type WordsOptions } from './words.ts';
