import type { Month } from '../../../platform/kernel/index.ts';

/** Jan, feb, … as the language writes it. */
export const monthWord = (of: { words: { formatMonth(month: Month, style: 'name'): string } }, month: string): string =>
  of.words.formatMonth(month as Month, 'name');
