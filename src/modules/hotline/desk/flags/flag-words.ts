import type { Words } from '../../../../platform/desk-kit/index.ts';
import { flagKinds } from '../../code-lists.ts';
import type { Flag, FlagMark } from '../../flag-contract.ts';

export const flagWords = (words: Words, flag: Pick<FlagMark, 'kind'>): string => words.codeLabel(flagKinds, flag.kind);

/** On whom it stands, without a name: a code, or the last digits of a number. */
export function flagTarget(words: Words, flag: Flag): string {
  const parts = [
    flag.person?.code ?? (flag.person ? words.t('hotline.night.flag.on-person') : ''),
    flag.numberEnd !== null ? words.t('hotline.night.flag.on-number', { end: flag.numberEnd }) : '',
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(', ') : words.t('hotline.night.flag.on-contact');
}

/** Flags that say: somebody may be in danger. */
const GRAVE: readonly string[] = ['duress_word', 'self_harm_risk', 'threat_by_caller'];
export const isGrave = (flag: Pick<FlagMark, 'kind'>): boolean => GRAVE.includes(flag.kind);
