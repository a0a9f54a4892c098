import { codeList } from '../../platform/kernel/code-list.ts';

/** What may be decided about two records. `unsure` is an answer too: it keeps the pair from being proposed anew. */
export const linkKinds = codeList({
  id: 'people.link-kind',
  version: 1,
  source: 'Wayout (matching.md section 5)',
  codes: [
    { code: 'same', en: 'Same person', sr: 'Ista osoba' },
    { code: 'not_same', en: 'Not the same', sr: 'Nije ista' },
    { code: 'unsure', en: 'Unsure', sr: 'Nije sigurno' },
  ],
});

export type LinkKind = (typeof linkKinds.codes)[number]['code'];
