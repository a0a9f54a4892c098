import { migrationsOf } from '../../platform/database/index.ts';
import { defineModule } from '../../platform/operations/index.ts';
import { contactPointKinds } from './contact-point.ts';
import { refuse } from './errors.ts';
import { linkKinds } from './link-kinds.ts';
import en from './locales/en.json' with { type: 'json' };
import sr from './locales/sr.json' with { type: 'json' };
import { lookUpPurposes } from './look-up-purposes.ts';
import { nameKinds } from './name-kinds.ts';
import { dropRounds, peopleOperations, shelves } from './operations/index.ts';
import { documentKinds } from './personal-document.ts';
import { relativeKinds } from './relatives.ts';
import { searchAlarmKinds, searchAlarmResults } from './search-watch.ts';
import { peopleWork } from './work.ts';

/**
 * People: who is known to us, by a code; names, numbers and safety cards sealed; found again over search cards that are
 * open only while somebody of the group is signed in. The administrator's role alone may nothing here.
 */
export const people = defineModule({
  ...peopleWork,
  uses: [],
  operations: peopleOperations,
  permissions: {
    'people.read': ['consultant', 'caseworker', 'mobile', 'supervisor'],
    'people.record': ['consultant', 'caseworker', 'supervisor'],
    'people.record-safety': ['consultant', 'caseworker', 'mobile', 'supervisor'],
    'people.open-number': ['consultant', 'caseworker', 'mobile', 'supervisor'],
    'people.search': ['consultant', 'caseworker', 'supervisor'],
    'people.link': ['consultant', 'supervisor'],
    'people.sweep': ['supervisor'],
    'people.watch': ['supervisor', 'dataofficer'],
    'people.erase': ['supervisor'],
  },
  migrations: migrationsOf(
    'people',
    import.meta.glob('./store/migrations/*.sql', { query: '?raw', import: 'default', eager: true }),
  ),
  codeLists: [
    nameKinds,
    contactPointKinds,
    relativeKinds,
    documentKinds,
    lookUpPurposes,
    linkKinds,
    searchAlarmKinds,
    searchAlarmResults,
  ],
  locales: { en, sr },
  errors: refuse.table,
  onOpen: ({ onGroupGone }) =>
    onGroupGone((org, group) => {
      shelves.drop(org, group);
      dropRounds(org);
    }),
  holdsPersons: true,
});
