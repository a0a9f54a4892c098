/**
 * A small world of facts for tests: tables of the shapes of the anonymous views, in the views' places, filled by hand. It
 * stands where no module's own views do (template `migrated`, without facts.sql), so that a count can be done on paper.
 */

/** A connection past all fences. */
export interface Admin {
  query(text: string, values?: unknown[]): Promise<unknown>;
}

const CLOCKS = 'recorded_day date, replaced_day date';
const SHAPES: Readonly<Record<string, string>> = {
  hotline_contacts: `month text, line text, category text, subcategory text, channel text, direction text, caller_role text, language text,
    how_heard text, sex text, age_band text, citizenship text, forms text[], country text, district text, assistance text[],
    minutes_band text, follow_up text`,
  hotline_contact_clients: 'month text, line text, subject_key bytea',
  hotline_contacts_daily: 'day date, line text, category text, subcategory text, channel text, n integer',
  hotline_assistance: 'month text, line text, assistance text, n integer',
  hotline_clock: 'month text, line text, weekday smallint, hour smallint, n integer',
  hotline_entries_daily: 'day date, line text, entry text, n integer',
  clients_first: 'first_month text, line text, subject_key bytea',
  clients_first_daily: 'day date, line text, n integer',
  victims: `identified_month text, rule text, sex text, age_band text, citizenship text, country_of_exploitation text[], cross_border text,
    forms text[], means text[], sector text, sexual_kinds text[], recruiter_relation text, duration_band text, report_month text, subject_key bytea`,
  victims_daily: 'day date, rule text, child text, n integer',
  reports_identified: 'report_month text, line text, identified_month text, persons integer',
};

/** @param admin past all fences @param stats name of the role that reads */
export async function makeFactTables(admin: Admin, stats: string): Promise<void> {
  for (const [name, columns] of Object.entries(SHAPES)) {
    await admin.query(`drop view if exists facts.${name} cascade`);
    await admin.query(`create table facts.${name} (org_id uuid, ${columns}, ${CLOCKS})`);
    await admin.query(`alter table facts.${name} enable row level security`);
    await admin.query(`create policy one on facts.${name} for select using (org_id = (select platform.current_org()))`);
    await admin.query(`grant select on facts.${name} to ${stats}`);
  }
  // what stands on it is made of findings, and the tables above are told instead
  await admin.query('drop view if exists facts.subject_merges cascade');
  await admin.query(
    'create table facts.subject_merges (org_id uuid, absorbed bytea, survivor bytea, from_day date, to_day date)',
  );
  await admin.query(`grant select on facts.subject_merges to ${stats}`);
}

export interface CountedContact {
  readonly day: string;
  readonly recorded?: string;
  readonly replaced?: string;
  readonly line?: string;
  readonly category?: string;
  readonly subcategory?: string | null;
  readonly channel?: string;
  readonly role?: string;
  readonly district?: string | null;
  readonly hour?: number | null;
  /** names of clients, each a person of her own */
  readonly clients?: readonly string[];
}

export interface FactsWorld {
  contact(...contacts: readonly CountedContact[]): Promise<void>;
  /** beside the figures: a late entry of its own, a correction, a draft */
  entry(
    entry: 'late' | 'corrected' | 'draft',
    day: string,
    clocks?: { recorded?: string; replaced?: string; line?: string },
  ): Promise<void>;
  firstDay(
    client: string,
    day: string,
    clocks?: { recorded?: string; replaced?: string; line?: string },
  ): Promise<void>;
  identified(
    day: string,
    given?: { recorded?: string; replaced?: string; child?: string; rule?: string },
  ): Promise<void>;
  reportIdentified(of: {
    report: string;
    identified: string;
    recorded?: string;
    replaced?: string;
    persons?: number;
  }): Promise<void>;
  merge(absorbed: string, survivor: string, from: string, to?: string): Promise<void>;
}

const key = (name: string): Buffer => Buffer.from(name.padEnd(16, '.').slice(0, 16));
/** as the views do: empty in the row's own month */
const masked = (recorded: string, month: string): string | null => (recorded.startsWith(month) ? null : recorded);
const weekday = (day: string): number => ((Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 3) % 7) + 1;

export function factsWorld(admin: Admin, org: string): FactsWorld {
  const insert = (view: string, row: Record<string, unknown>): Promise<unknown> =>
    admin.query(
      `insert into facts.${view} (org_id, ${Object.keys(row).join(', ')}) values ($1, ${Object.keys(row)
        .map((_, i) => `$${i + 2}`)
        .join(', ')})`,
      [org, ...Object.values(row)],
    );
  return {
    async contact(...contacts) {
      for (const given of contacts) {
        const { day, line = 'sos', category = 'other', subcategory = null, channel = 'phone', clients = [] } = given;
        const month = day.slice(0, 7);
        const recorded = given.recorded ?? day;
        const replaced_day = given.replaced ?? null;
        // never valid at the end of a day
        if (replaced_day === recorded) continue;
        const daily = { line, recorded_day: recorded, replaced_day };
        const monthly = { month, line, recorded_day: masked(recorded, month), replaced_day };
        await insert('hotline_contacts_daily', { ...daily, day, category, subcategory, channel, n: 1 });
        if (Date.parse(recorded) - Date.parse(day) > 3 * 86_400_000)
          await insert('hotline_entries_daily', { ...daily, day, entry: 'late', n: 1 });
        await insert('hotline_contacts', {
          ...monthly,
          category,
          subcategory,
          channel,
          caller_role: given.role ?? 'unknown',
          district: given.district ?? null,
        });
        await insert('hotline_clock', { ...monthly, weekday: weekday(day), hour: given.hour ?? null, n: 1 });
        for (const name of clients)
          await insert('hotline_contact_clients', { ...monthly, subject_key: key(`${org}${name}`.slice(-16)) });
      }
    },
    async entry(entry, day, { recorded = day, replaced, line = 'sos' } = {}) {
      const clocks = { recorded_day: recorded, replaced_day: replaced ?? null };
      await insert('hotline_entries_daily', { day, line, entry, n: 1, ...clocks });
    },
    async firstDay(client, day, { recorded = day, replaced, line = 'sos' } = {}) {
      const month = day.slice(0, 7);
      const replaced_day = replaced ?? null;
      await insert('clients_first', {
        first_month: month,
        line,
        subject_key: key(`${org}${client}`.slice(-16)),
        recorded_day: masked(recorded, month),
        replaced_day,
      });
      await insert('clients_first_daily', { day, line, n: 1, recorded_day: recorded, replaced_day });
    },
    async identified(day, { recorded = day, replaced, child = 'adult', rule = 'own' } = {}) {
      await insert('victims_daily', { day, rule, child, n: 1, recorded_day: recorded, replaced_day: replaced ?? null });
    },
    async reportIdentified({ report, identified, recorded = identified, replaced, persons = 1 }) {
      await insert('reports_identified', {
        report_month: report.slice(0, 7),
        line: 'sos',
        identified_month: identified.slice(0, 7),
        persons,
        recorded_day: masked(recorded, identified.slice(0, 7)),
        replaced_day: replaced ?? null,
      });
    },
    async merge(absorbed, survivor, from, to) {
      await insert('subject_merges', {
        absorbed: key(`${org}${absorbed}`.slice(-16)),
        survivor: key(`${org}${survivor}`.slice(-16)),
        from_day: from,
        to_day: to ?? null,
      });
    },
  };
}

export { csvCell } from './report-csv.ts';
