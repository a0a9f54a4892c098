import type { CodeList } from '../kernel/index.ts';
import { defineModule } from '../operations/index.ts';
import { refuse } from './errors.ts';
import en from './locales/en.json' with { type: 'json' };
import sr from './locales/sr.json' with { type: 'json' };
import { disabledCodesOperations } from './operations/disabled-codes-operations.ts';

export { checkOffered, namesCodes } from './check-offered.ts';
export { findDisabledCodes } from './disabled-store.ts';

/**
 * An organisation leaves codes out of what its forms offer. The room knows no list: they are handed in, with what of each has to
 * stay. Whoever records codes asks `findDisabledCodes` with its first statements and `checkOffered` with what was given.
 */
export const codeListsModule = (lists: readonly CodeList[]) =>
  defineModule({
    name: 'codelists',
    uses: [],
    operations: disabledCodesOperations(lists.filter((list) => list.needed !== undefined)),
    permissions: {
      'codelists.read': [
        'administrator',
        'supervisor',
        'consultant',
        'caseworker',
        'mobile',
        'lawyer',
        'dataofficer',
        'officer',
        'director',
      ],
      'codelists.set': ['administrator'],
    },
    migrations: [],
    locales: { en, sr },
    errors: refuse.table,
    holdsPersons: false,
  });
