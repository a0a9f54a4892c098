import { codeList } from '../platform/kernel/code-list.ts';

/** What was done: the first of the three elements of trafficking. */
export const traffickingActs = codeList({
  id: 'trafficking-act',
  version: 1,
  source: 'UN Protocol to Prevent, Suppress and Punish Trafficking in Persons (2000), art. 3',
  needed: [],
  codes: [
    { code: 'recruitment', en: 'Recruitment', sr: 'Vrbovanje' },
    { code: 'transportation', en: 'Transportation', sr: 'Prevoz' },
    { code: 'transfer', en: 'Transfer', sr: 'Prebacivanje' },
    { code: 'harbouring', en: 'Harbouring', sr: 'Sakrivanje, smeštaj' },
    { code: 'receipt', en: 'Receipt', sr: 'Prihvat, prijem' },
  ],
});

export type TraffickingAct = (typeof traffickingActs.codes)[number]['code'];
