import { defineModule } from '../operations/index.ts';
import { refuse } from './errors.ts';
import en from './locales/en.json' with { type: 'json' };
import sr from './locales/sr.json' with { type: 'json' };
import { listActs } from './operations/list-acts.ts';
import { listOpenings } from './operations/list-openings.ts';
import { verifyActs } from './operations/verify-acts.ts';

/**
 * Reading the log. A room of its own above the operations, because the log itself stands below them and is written by
 * all. The data officer reads everything (casework.md section 2); a supervisor sees who opened a contact (hotline.md
 * section 13) and no more of it, although she is in the auditors' group so that it has two members.
 */
export const auditModule = defineModule({
  name: 'audit',
  uses: [],
  operations: [listActs, listOpenings, verifyActs],
  permissions: {
    'audit.read': ['dataofficer'],
    'audit.read-openings': ['supervisor', 'dataofficer'],
  },
  migrations: [],
  locales: { en, sr },
  errors: refuse.table,
  holdsPersons: false,
});
