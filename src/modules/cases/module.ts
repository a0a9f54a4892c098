import { migrationsOf } from '../../platform/database/index.ts';
import { defineModule } from '../../platform/operations/index.ts';
import { refuse } from './errors.ts';
import { findingOutcomes, findingReasons } from './finding-lists.ts';
import en from './locales/en.json' with { type: 'json' };
import sr from './locales/sr.json' with { type: 'json' };
import { correctFinding } from './operations/correct-finding.ts';
import { listFindingChoices } from './operations/list-finding-choices.ts';
import { listFindingsOfPerson } from './operations/list-findings-of-person.ts';
import { followMerges } from './operations/mark-findings.ts';
import { recordFinding } from './operations/record-finding.ts';
import { casesWork } from './work.ts';

/**
 * Cases: for now the trafficking finding alone (house.md section 8). A caseworker and a supervisor decide it; nobody else
 * reads it, and statistics sees it through facts.sql only.
 */
export const cases = defineModule({
  ...casesWork,
  uses: ['people', 'hotline', 'statistics'],
  operations: [recordFinding, correctFinding, listFindingsOfPerson, listFindingChoices],
  permissions: {
    'cases.record-finding': ['caseworker', 'supervisor'],
    'cases.read': ['caseworker', 'supervisor'],
  },
  migrations: migrationsOf(
    'cases',
    import.meta.glob('./store/migrations/*.sql', { query: '?raw', import: 'default', eager: true }),
  ),
  codeLists: [findingOutcomes, findingReasons],
  locales: { en, sr },
  errors: refuse.table,
  onOpen: followMerges,
  holdsPersons: true,
});
