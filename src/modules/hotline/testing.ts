import type { InputOf } from '../../platform/kernel/index.ts';
import { newId } from '../../platform/kernel/index.ts';
import type { recordContact } from './contract.ts';

export { type CsvColumn, csvColumns, csvLine, isWatermark, neutralised, restored } from './contacts-csv.ts';
/** Builders of contacts that never were, for tests, benchmarks and the demonstration; and the import's bulk writer. */
export {
  type BulkContact,
  bulkAddContacts,
  bulkPortion,
  putContacts,
  settleBulk,
} from './operations/bulk-add-contacts.ts';

export { copyContactFacts, copyFirstDays, FIRST_DAY_TABLE } from './store/copy-facts.ts';

type Recording = InputOf<typeof recordContact>;

/** A conversation on the SOS line, finalised: hand in what the test is about. */
export const aContact = (over: Partial<Recording> = {}): Recording => ({
  id: newId<'contact'>(),
  line: 'sos',
  category: 'preventive_educational',
  subcategory: 'information',
  finalise: true,
  ...over,
});

/** The same as a draft. */
export const aDraft = (over: Partial<Recording> = {}): Recording => aContact({ finalise: false, ...over });
