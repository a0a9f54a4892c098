/**
 * A small world of facts and the house's own statistics over it: what a report says can be counted on paper. The facts are
 * tables in the places of the anonymous views (statistics/testing.ts); each test begins with a new organisation.
 */
import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { statistics } from '../src/app/modules.ts';
import { type Audience, type ReportResult, type Statistics, yearPeriod } from '../src/modules/statistics/index.ts';
import { type CountedContact, type FactsWorld, factsWorld, makeFactTables } from '../src/modules/statistics/testing.ts';
import { type Database, openDatabase } from '../src/platform/database/index.ts';
import type { UiLanguage } from '../src/platform/i18n/index.ts';
import { day, type OrganisationId } from '../src/platform/kernel/index.ts';
import { freshDatabase } from './database/fresh-database.ts';

export interface Asked {
  asOf?: string;
  today?: string;
  line?: string;
  audience?: Audience;
  language?: UiLanguage;
  from?: string;
  to?: string;
  by?: Statistics;
}

export interface ReportWorld {
  readonly engine: Statistics;
  /** kinds of audit rows since the last new organisation */
  readonly audited: readonly string[];
  /** everything begins anew */
  begin(): Promise<FactsWorld>;
  /** the report of 2012, unless asked otherwise */
  compute(asked?: Asked): Promise<ReportResult>;
  close(): Promise<void>;
}

export async function aReportWorld(): Promise<ReportWorld> {
  const fresh = await freshDatabase();
  const admin: Client = await fresh.asSuperuser();
  await makeFactTables(admin, `${fresh.facts.rolePrefix}stats`);
  const database: Database = openDatabase(fresh.facts);
  const audited: string[] = [];
  database.registerWriters({
    audit: async (_, acts) => {
      audited.push(...acts.map((act) => act.kind));
      return { text: 'select 1', values: [] };
    },
  });
  let org = randomUUID() as OrganisationId;
  return {
    engine: statistics,
    audited,
    async begin() {
      org = randomUUID() as OrganisationId;
      audited.length = 0;
      await admin.query(
        `insert into access.organisation (org_id, name, zone, synthetic, made_on) values ($1, 'Test ◇', 'Europe/Belgrade', true, '2012-01-01')`,
        [org],
      );
      return factsWorld(admin, org);
    },
    compute({
      asOf = '2012-12-31',
      today = '2021-12-14',
      line = 'sos',
      audience = 'internal',
      language = 'en',
      from,
      to,
      by = statistics,
    } = {}) {
      return database.withActor({ kind: 'stats', org, user: null, groups: [] }, (tx) =>
        by.compute(tx, {
          report: 'hotline',
          period: from && to ? { from: day(from), to: day(to) } : yearPeriod(2012),
          asOf: day(asOf),
          today: day(today),
          line,
          audience,
          language,
        }),
      );
    },
    async close() {
      await database.close();
      await admin.end();
    },
  };
}

export const thb = { category: 'thb_related', subcategory: 'report' } as const;
export const risk = { category: 'preventive_educational', subcategory: 'potential_victim_at_risk' } as const;
export const many = (n: number, contact: CountedContact): CountedContact[] => Array.from({ length: n }, () => contact);
