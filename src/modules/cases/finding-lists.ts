/** Code lists of findings alone; lists that other modules use stand in src/codelists. */
import { codeList } from '../../platform/kernel/code-list.ts';

/** Our organisation's view of what happened. Not the Centre's recognition and not a sentence: those are other axes. */
export const findingOutcomes = codeList({
  id: 'finding-outcome',
  version: 1,
  source: 'Wayout, casework design section 3',
  codes: [
    { code: 'unknown', en: 'Not known yet', sr: 'Još nije poznato' },
    { code: 'possible', en: 'Possible victim', sr: 'Moguća žrtva' },
    { code: 'identified', en: 'Identified victim', sr: 'Identifikovana žrtva' },
    { code: 'not_identified', en: 'Not identified as a victim', sr: 'Nije identifikovana kao žrtva' },
  ],
});

export type FindingOutcome = (typeof findingOutcomes.codes)[number]['code'];

/** Why a version was written after the first. */
export const findingReasons = codeList({
  id: 'finding-reason',
  version: 1,
  source: 'Wayout, casework design section 4',
  codes: [
    { code: 'typing', en: 'Slip of the pen', sr: 'Greška u unosu' },
    { code: 'new_information', en: 'New information', sr: 'Nova saznanja' },
    { code: 'wrong_person', en: 'Recorded for the wrong person', sr: 'Upisano pogrešnoj osobi' },
    { code: 'wrong_report', en: 'Wrong report named', sr: 'Navedena pogrešna prijava' },
    { code: 'review', en: 'Review', sr: 'Preispitivanje' },
  ],
});

export type FindingReason = (typeof findingReasons.codes)[number]['code'];
