import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase } from '../../../tests/database/fresh-database.ts';
import { withFacts } from '../../../tests/database/with-facts.ts';
import { aHouse, type SomebodyAtWork, type TestHouse } from '../../../tests/house.ts';
import { addDays, type Day, day, type Id } from '../../platform/kernel/index.ts';
import * as hotline from './contract.ts';
import { hotlineDefinitions } from './definitions/index.ts';
import { aContact } from './testing.ts';

/** A life of contacts, kept beside the database as a plain list: what was valid on each day must be the same in both. */
interface Version {
  readonly recorded: Day;
  replaced: Day | null;
  readonly day: Day;
  readonly line: string;
  readonly category: string;
  readonly channel: string;
  readonly counted: boolean;
  readonly clients: readonly string[];
  readonly claimed: Day;
}
interface Kept {
  readonly id: Id<'contact'>;
  version: number;
  voided: boolean;
  readonly versions: Version[];
}

const START = day('2021-03-01');
const categories = { sos: ['thb_related', 'preventive_educational', 'other'], '116000': ['mc_case', 'other'] } as const;
type Line = keyof typeof categories;

const acts = fc.array(
  fc.record({
    kind: fc.constantFrom('record', 'record', 'record', 'correct', 'correct', 'void'),
    pass: fc.integer({ min: 0, max: 3 }),
    back: fc.integer({ min: 0, max: 40 }),
    pick: fc.nat(),
    line: fc.constantFrom<Line>('sos', 'sos', '116000'),
    category: fc.nat(),
    channel: fc.constantFrom('phone' as const, 'email' as const),
    client: fc.nat(5),
    since: fc.option(fc.integer({ min: 0, max: 300 }), { freq: 4 }),
    out: fc.constantFrom(null, null, null, 'reached' as const, 'no_answer' as const),
  }),
  { minLength: 15, maxLength: 30 },
);

let house: TestHouse;
beforeAll(async () => {
  house = await aHouse({ now: '2021-03-01T10:00:00Z', database: await freshDatabase(withFacts) });
});
afterAll(() => house.close());

const validOn = (version: Version, asOf: Day) =>
  version.counted && version.recorded <= asOf && (version.replaced === null || version.replaced > asOf);

async function live(list: readonly Act[]): Promise<void> {
  const local = await aHouse({ now: '2021-03-01T10:00:00Z', database: await freshDatabase(withFacts) });
  try {
    let today = START;
    let who: SomebodyAtWork = await local.signedIn('consultant', 'supervisor');
    const contacts: Kept[] = [];
    const persons: Id<'person'>[] = [];
    for (const act of list) {
      if (act.pass > 0) {
        today = addDays(today, act.pass);
        local.clock.set(`${today}T10:00:00Z`);
        who = await who.again();
      }
      const on = addDays(today, -act.back);
      const options = categories[act.line];
      const fields = {
        day: on,
        line: act.line,
        category: options[act.category % options.length] as never,
        subcategory: null,
        channel: act.channel,
        direction: act.out === null ? ('in' as const) : ('out' as const),
        reached: act.out,
        clientSince: act.since === null ? null : addDays(on, -act.since),
      };
      const open = contacts.filter((one) => !one.voided);
      const target = open[act.pick % Math.max(1, open.length)];
      if (act.kind === 'record' || !target) {
        const known = persons[act.client];
        const head = await who.call(
          hotline.recordContact,
          aContact({ ...fields, ...(known ? { clients: [known] } : {}), overrideReason: 'a test ◇' }),
        );
        const client = head.clients[0] as Id<'person'>;
        if (!known) persons.push(client);
        contacts.push({ id: head.id, version: 1, voided: false, versions: [versionOf(fields, today, client)] });
      } else if (act.kind === 'void') {
        await who.call(hotline.voidContact, { id: target.id, reason: 'duplicate' });
        target.voided = true;
        (target.versions.at(-1) as Version).replaced = today;
      } else {
        const client = persons[act.client % persons.length] as Id<'person'>;
        const correction = {
          id: target.id,
          version: target.version,
          reason: 'review' as const,
          ...fields,
          clients: [client],
        };
        const done = await who.call(hotline.correctContact, correction).catch((refusal) => {
          if (refusal.code !== 'hotline.nothing-changed') throw refusal;
          return null;
        });
        if (!done) continue;
        target.version += 1;
        (target.versions.at(-1) as Version).replaced = today;
        target.versions.push(versionOf(fields, today, client));
      }
    }
    const versions = contacts.flatMap((one) => one.versions);
    for (let asOf = START; asOf <= today; asOf = addDays(asOf, 1)) {
      const valid = versions.filter((version) => validOn(version, asOf));
      expect(await countedAsOf(local, asOf), asOf).toEqual(
        tally(valid.map((v) => `${v.day} ${v.line} ${v.category} ${v.channel}`)),
      );
      expect(await firstDaysAsOf(local, asOf), asOf).toEqual(tally(firstDays(valid)));
    }
  } finally {
    await local.close();
  }
}

type Act = typeof acts extends fc.Arbitrary<(infer One)[]> ? One : never;

const versionOf = (
  fields: {
    day: Day;
    line: string;
    category: string;
    channel: string;
    reached: string | null;
    clientSince: Day | null;
  },
  recorded: Day,
  client: string,
): Version => ({
  recorded,
  replaced: null,
  day: fields.day,
  line: fields.line,
  category: fields.category,
  channel: fields.channel,
  counted: fields.reached === null || fields.reached === 'reached',
  clients: [client],
  claimed: fields.clientSince ?? fields.day,
});

const tally = (keys: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const key of [...keys].sort()) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
};

function firstDays(valid: readonly Version[]): string[] {
  const first = new Map<string, Day>();
  for (const version of valid)
    for (const client of version.clients) {
      const key = `${version.line} ${client}`;
      const before = first.get(key);
      if (!before || version.claimed < before) first.set(key, version.claimed);
    }
  return [...first].map(([key, on]) => `${key.split(' ')[0]} ${on}`);
}

async function countedAsOf(local: TestHouse, asOf: Day): Promise<Record<string, number>> {
  const rows = await local.as('stats', (tx) =>
    tx.query<{ key: string; n: number }>(
      `select day || ' ' || line || ' ' || category || ' ' || channel as key, sum(n)::integer as n from facts.hotline_contacts_daily
       where recorded_day <= $1 and (replaced_day is null or replaced_day > $1) group by 1 order by 1`,
      [asOf],
    ),
  );
  return Object.fromEntries(rows.map((row) => [row.key, row.n]));
}

async function firstDaysAsOf(local: TestHouse, asOf: Day): Promise<Record<string, number>> {
  const rows = await local.as('stats', (tx) =>
    tx.query<{ key: string; n: number }>(
      `select line || ' ' || day as key, sum(n)::integer as n from facts.clients_first_daily
       where recorded_day <= $1 and (replaced_day is null or replaced_day > $1) group by 1 order by 1`,
      [asOf],
    ),
  );
  return Object.fromEntries(rows.map((row) => [row.key, row.n]));
}

describe('whatever is recorded, corrected and voided', () => {
  it('every as-of day gives what was known at its end, for calls and for first days of clients', {
    timeout: 240_000,
  }, async () => {
    await fc.assert(fc.asyncProperty(acts, live), { numRuns: 20 });
  });
});

describe('the anonymous views', () => {
  it('show no test, no draft, no call that reached nobody, and no id', async () => {
    const mila = await house.signedIn('consultant');
    await mila.call(hotline.recordContact, aContact({ finalise: false }));
    await mila.call(
      hotline.recordContact,
      aContact({ kind: 'non_data', nonDataKind: 'test', category: null, subcategory: null }),
    );
    await mila.call(
      hotline.recordContact,
      aContact({ direction: 'out', reached: 'no_answer', overrideReason: 'a test ◇' }),
    );
    await mila.call(
      hotline.recordContact,
      aContact({ direction: 'out', reached: 'reached', overrideReason: 'a test ◇' }),
    );
    await mila.call(
      hotline.recordContact,
      aContact({ kind: 'non_data', nonDataKind: 'silent', category: null, subcategory: null }),
    );
    const rows = await house.as('stats', (tx) =>
      tx.query<Record<string, unknown>>('select * from facts.hotline_contacts'),
    );
    expect(rows.map((row) => row.category).sort()).toEqual(['other', 'preventive_educational']);
    for (const name of Object.keys(rows[0] as object).filter((one) => one !== 'org_id'))
      expect(name).not.toMatch(/(^|_)(id|person|consultant|owner)$/);
    // recorded in its own month: the row does not tell its day
    expect(rows.every((row) => row.recorded_day === null && row.month === '2021-03')).toBe(true);
  });

  it('add up alike by category, subcategory, channel and hour', async () => {
    const rows = await house.as('stats', async (tx) => {
      const [calls] = await tx.query<{ n: number }>('select count(*)::integer as n from facts.hotline_contacts');
      const [clock] = await tx.query<{ n: number }>('select sum(n)::integer as n from facts.hotline_clock');
      const [daily] = await tx.query<{ n: number }>('select sum(n)::integer as n from facts.hotline_contacts_daily');
      return [calls?.n, clock?.n, daily?.n];
    });
    expect(new Set(rows).size).toBe(1);
  });

  it('are all that the statistics role can read', async () => {
    for (const table of ['hotline.contact', 'hotline.contact_version', 'hotline.contact_text', 'hotline.client_first'])
      await expect(house.as('stats', (tx) => tx.query(`select * from ${table}`))).rejects.toMatchObject({
        code: '42501',
      });
  });
});

describe('acts of assistance', () => {
  it('are what was ticked on counted contacts, each by itself, as of the day asked', async () => {
    const own = await aHouse({ now: '2021-03-01T10:00:00Z', database: await freshDatabase(withFacts) });
    try {
      const who = await own.signedIn('consultant', 'supervisor');
      const acts = async (asOf: string) => {
        const rows = await own.as('stats', (tx) =>
          tx.query<{ assistance: string; n: number }>(
            `select assistance, sum(n)::integer as n from facts.hotline_assistance where line = 'sos'
               and (recorded_day is null or recorded_day <= $1) and (replaced_day is null or replaced_day > $1) group by 1 order by 1`,
            [asOf],
          ),
        );
        return Object.fromEntries(rows.map((row) => [row.assistance, row.n]));
      };
      const first = await who.call(hotline.recordContact, aContact({ assistance: ['information', 'legal'] }));
      await who.call(hotline.recordContact, aContact({ assistance: ['information'] }));
      await who.call(hotline.recordContact, aContact());
      await who.call(hotline.recordContact, aContact({ finalise: false, assistance: ['medical'] }));
      expect(await acts('2021-03-31')).toEqual({ information: 2, legal: 1 });
      own.clock.set('2021-04-02T10:00:00Z');
      const later = await who.again();
      await later.call(hotline.correctContact, { id: first.id, version: 1, reason: 'typing', assistance: ['legal'] });
      expect(await acts('2021-04-02')).toEqual({ information: 1, legal: 1 });
      expect(await acts('2021-03-31')).toEqual({ information: 2, legal: 1 });
      const definition = hotlineDefinitions.find((one) => one.id === 'hotline.assistance');
      expect(definition).toMatchObject({ version: 1, unit: 'service' });
      expect(definition?.rule.en).toContain('case files');
    } finally {
      await own.close();
    }
  });
});
