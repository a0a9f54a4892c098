import type { ChipOption, Words } from '../../../../platform/desk-kit/index.ts';
import type { PickOption } from '../../../../platform/desk-kit/pick-box.tsx';
import type { CodeList } from '../../../../platform/kernel/code-list.ts';

/** The answers of a list as chips; codes of old files are not offered. */
export const chipsOf = <C extends string>(
  words: Words,
  list: CodeList<C>,
  codes: readonly C[] = list.codes.filter((one) => !one.importOnly).map((one) => one.code),
): ChipOption<C>[] => codes.map((code) => ({ code, label: words.codeLabel(list, code) }));

/** A long list for type-ahead, by the alphabet of the reader; `first` stands on top. */
export function picksOf<C extends string>(
  words: Words,
  list: CodeList<C>,
  first: readonly C[] = [],
): readonly PickOption<C>[] {
  const all = list.codes
    .filter((one) => !one.importOnly)
    .map((one) => ({ code: one.code, label: words.codeLabel(list, one.code) }))
    .sort((a, b) => words.collator.compare(a.label, b.label));
  const rank = (code: C) => (first.includes(code) ? first.indexOf(code) : first.length);
  return all.sort((a, b) => rank(a.code) - rank(b.code));
}

/** Yes, no, unknown by the letters the reader's language gives them. */
export const yesNoChips = (words: Words, codes: readonly ('yes' | 'no' | 'unknown')[], danger?: 'yes' | 'no') =>
  codes.map((code) => ({
    code,
    label: words.t(`hotline.desk.answer.${code}`),
    key: words.t(`hotline.desk.answer-key.${code}`),
    danger: code === danger,
  }));
