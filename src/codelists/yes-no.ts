import { codeList } from '../platform/kernel/code-list.ts';

/** An answer to a question that may not have been asked. An empty value never means no. */
export const yesNo = codeList({
  id: 'yes-no',
  version: 1,
  source: 'Wayout',
  codes: [
    { code: 'yes', en: 'Yes', sr: 'Da' },
    { code: 'no', en: 'No', sr: 'Ne' },
    { code: 'unknown', en: 'Unknown', sr: 'Nepoznato' },
    { code: 'not_asked', en: 'Not asked', sr: 'Nije pitano' },
  ],
});

export type YesNo = (typeof yesNo.codes)[number]['code'];

/** A mark made by the worker, who was not in a position to ask. */
export const yesNoUnknown = codeList({
  id: 'yes-no-unknown',
  version: 1,
  source: 'Wayout',
  codes: [
    { code: 'yes', en: 'Yes', sr: 'Da' },
    { code: 'no', en: 'No', sr: 'Ne' },
    { code: 'unknown', en: 'Unknown', sr: 'Nepoznato' },
  ],
});

export type YesNoUnknown = (typeof yesNoUnknown.codes)[number]['code'];
