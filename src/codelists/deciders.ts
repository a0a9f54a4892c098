import { codeList } from '../platform/kernel/code-list.ts';

/** By whose rule a person counts as identified. The three are never in one chart. */
export const deciders = codeList({
  id: 'decider',
  version: 1,
  source: 'Wayout; statistics.md section 2',
  codes: [
    { code: 'own', en: 'Our organisation', sr: 'Naša organizacija' },
    {
      code: 'centre',
      en: 'Centre for the Protection of Victims of Trafficking',
      sr: 'Centar za zaštitu žrtava trgovine ljudima',
    },
    { code: 'court', en: 'Court', sr: 'Sud' },
  ],
});

export type Decider = (typeof deciders.codes)[number]['code'];
