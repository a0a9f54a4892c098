import type { BulkLoad } from '../../../platform/database/index.ts';
import { CLIENT_COLUMNS, type EncodedFacts, FACT_TABLES, VERSION_COLUMNS } from './fact-encoder.ts';
import { type FirstDayClaim, firstDayRows } from './first-day-store.ts';

/** Contacts and first days as facts alone, copied by the owner of the tables: for the demonstration at large scales. */
export const FIRST_DAY_TABLE = 'hotline.client_first';

export async function copyContactFacts(load: BulkLoad, facts: EncodedFacts): Promise<void> {
  await load.copyBytes(FACT_TABLES[0], VERSION_COLUMNS, facts.versions, facts.versionRows);
  await load.copyBytes(FACT_TABLES[1], CLIENT_COLUMNS, facts.clients, facts.clientRows);
}

/** First days of persons who have none yet. */
export async function copyFirstDays(load: BulkLoad, org: string, claims: readonly FirstDayClaim[]): Promise<void> {
  const rows = firstDayRows(org, claims);
  const [first] = rows;
  if (first) await load.copy(FIRST_DAY_TABLE, Object.keys(first), rows.map(Object.values));
}
