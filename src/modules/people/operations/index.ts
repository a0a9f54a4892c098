import type { Operation } from '../../../platform/operations/index.ts';
import { addContactPoint } from './add-contact-point.ts';
import { comparePersons } from './compare-persons.ts';
import { createPerson } from './create-person.ts';
import { endContactPoint } from './end-contact-point.ts';
import { erasePerson } from './erase-person.ts';
import { findPerson } from './find-person.ts';
import { getPerson } from './get-person.ts';
import { getSafetyCard } from './get-safety-card.ts';
import { linkPersons } from './link-persons.ts';
import { listDuplicates } from './list-duplicates.ts';
import { listLinks } from './list-links.ts';
import { listRecentPersons } from './list-recent-persons.ts';
import { listUnsure } from './list-unsure.ts';
import { markPersons } from './mark-persons.ts';
import { openContactPoint } from './open-contact-point.ts';
import { listSearchAlarms, settleSearchAlarm } from './search-alarms.ts';
import { setSafetyCard } from './set-safety-card.ts';
import { sweepDuplicates } from './sweep-duplicates.ts';
import { unlinkPersons } from './unlink-persons.ts';
import { updatePerson } from './update-person.ts';

export { shelves } from './card-shelves.ts';
export { dropRounds } from './sweep-cards.ts';

export const peopleOperations: readonly Operation[] = [
  createPerson,
  updatePerson,
  getPerson,
  getSafetyCard,
  listRecentPersons,
  findPerson,
  addContactPoint,
  endContactPoint,
  openContactPoint,
  setSafetyCard,
  erasePerson,
  comparePersons,
  linkPersons,
  markPersons,
  unlinkPersons,
  listLinks,
  listUnsure,
  sweepDuplicates,
  listDuplicates,
  listSearchAlarms,
  settleSearchAlarm,
];
