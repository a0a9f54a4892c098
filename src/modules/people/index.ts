/**
 * The front door of `people`: who is known, by a code. Other modules ask with an id and get a summary, never a row; names
 * and numbers leave only through functions that put the opening on record. Events told: `people.person-changed`,
 * `people.person-erased` (payload `{ person }`), `people.persons-loaded` (`{ count }`), `people.persons-linked` and
 * `people.persons-unlinked` (`{ persons }`, two ids).
 */
export { type Evaluation, evaluate, evaluationText, WrongFile } from './evaluation/index.ts';
export {
  type AddedPerson,
  addCodeOnlyPersons,
  type BulkPerson,
  bulkAddPersons,
} from './operations/add-persons.ts';
export { ageBandOf } from './operations/age-band-of.ts';
export { carefulCardOf, carefulCardsOf } from './operations/careful-card.ts';
export { addContactPoint } from './operations/contact-points.ts';
export { knownElsewhere } from './operations/known-elsewhere.ts';
export { openNumbersOf } from './operations/open-numbers.ts';
export { openOverrideReason } from './operations/override-reason.ts';
export {
  findPersonByCode,
  findPersonsByAddress,
  findPersonsByNumber,
  namedSummaries,
  type PersonSummary,
  personSummaries,
} from './operations/person-summaries.ts';
export { type ShownSafetyCard, safetyCardOf } from './operations/safety-cards.ts';
export { recordsOfSamePerson, recordsOfSamePersons, subjectMerges } from './operations/same-person.ts';
export { type MergeChange, whenSubjectsMerge } from './operations/settle-clusters.ts';
export type { PersonId, PersonState } from './person.ts';
export { indexValue, type ReadNumber, readNumber } from './phone-number.ts';
export type { SubjectMerge } from './store/merge-store.ts';
