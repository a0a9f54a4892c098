import { codeList } from '../../platform/kernel/code-list.ts';

/** Warnings on a person or a number. A flag never runs without an end and never blocks a line by itself. */
export const flagKinds = codeList({
  id: 'flag-kind',
  version: 1,
  source: 'Wayout, hotline design',
  codes: [
    { code: 'duress_word', en: 'Said the duress word', sr: 'Izgovorena reč za opasnost' },
    { code: 'someone_else_answers', en: 'Someone else answers', sr: 'Javlja se neko drugi' },
    { code: 'self_harm_risk', en: 'Risk of self-harm', sr: 'Rizik od samopovređivanja' },
    { code: 'threat_by_caller', en: 'Threat by the caller', sr: 'Pretnja od pozivaoca' },
    { code: 'frequent_caller_plan', en: 'Plan for a frequent caller', sr: 'Plan za čestog pozivaoca' },
    { code: 'hoax', en: 'Hoax', sr: 'Lažni pozivi' },
    { code: 'ask_supervisor', en: 'Ask the supervisor', sr: 'Pitati supervizora' },
  ],
});

export type FlagKind = (typeof flagKinds.codes)[number]['code'];

/** Months a flag runs unless another end is chosen; 12 is the most. */
export const flagMonths: Readonly<Record<FlagKind, number>> = {
  duress_word: 12,
  someone_else_answers: 6,
  self_harm_risk: 1,
  threat_by_caller: 3,
  frequent_caller_plan: 3,
  hoax: 1,
  ask_supervisor: 1,
};
