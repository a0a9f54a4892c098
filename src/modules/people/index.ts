/**
 * The front door of `people`: who is known, by a code. Other modules ask with an id and get a summary, never a row; names
 * and numbers leave only through functions that put the opening on record. Events told: `people.person-changed`,
 * `people.person-erased` (payload `{ person }`), `people.persons-loaded` (`{ count }`).
 */
export {
  type AddedPerson,
  addCodeOnlyPersons,
  type BulkPerson,
  bulkAddPersons,
} from './operations/add-persons.ts';
export { ageBandOf } from './operations/age-band-of.ts';
export { addContactPoint } from './operations/contact-points.ts';
export {
  findPersonByCode,
  findPersonsByNumber,
  type PersonSummary,
  personLabels,
  personSummaries,
} from './operations/person-summaries.ts';
export { type ShownSafetyCard, safetyCardOf } from './operations/safety-cards.ts';
export type { PersonId, PersonState } from './person.ts';
export { indexValue, type ReadNumber, readNumber } from './phone-number.ts';
