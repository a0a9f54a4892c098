import { codeList } from '../platform/kernel/code-list.ts';

/** What was given in a conversation or a case. Crisis support is reported under psychological assistance. */
export const assistance = codeList({
  id: 'assistance',
  version: 1,
  source: 'Wayout; after the services published by ASTRA',
  needed: [],
  codes: [
    { code: 'information', en: 'Information', sr: 'Informisanje' },
    { code: 'crisis_support', en: 'Crisis support', sr: 'Krizna podrška' },
    { code: 'psychological', en: 'Psychological', sr: 'Psihološka pomoć' },
    { code: 'legal', en: 'Legal', sr: 'Pravna pomoć' },
    { code: 'medical', en: 'Medical', sr: 'Medicinska pomoć' },
    { code: 'safety_planning', en: 'Safety planning', sr: 'Plan bezbednosti' },
    { code: 'job_advice', en: 'Advice on work', sr: 'Savet o poslu' },
    { code: 'practical', en: 'Practical help', sr: 'Praktična pomoć' },
    { code: 'mediation', en: 'Mediation with institutions', sr: 'Posredovanje kod institucija' },
  ],
});

export type Assistance = (typeof assistance.codes)[number]['code'];

/** The row under which a kind of assistance is published. */
export const reportedAssistance = (kind: Assistance): Assistance =>
  kind === 'crisis_support' ? 'psychological' : kind;
