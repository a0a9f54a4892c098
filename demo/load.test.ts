import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyChain } from '../src/platform/audit/index.ts';
import { aHouse, type SomebodyAtWork, type TestHouse } from '../tests/house.ts';
import { act, type Desk } from './at-desk.ts';
import { fillDemonstration } from './fill.ts';
import { syntheticIds } from './ids.ts';
import { syntheticOrganisation } from './synthetic-organisation.ts';
import { canBeTyped } from './through-operations.ts';

/**
 * The first years of the demonstration, loaded twice: once with 500 contacts and every finding of two years typed through
 * the operations, once by the bulk writers alone. Both houses must tell the same.
 */
const CONTACTS = 3000;
const TYPED = 500;

interface Filled {
  readonly house: TestHouse;
  readonly desk: Desk;
  readonly call: <Answer>(id: string, input: object) => Promise<Answer>;
}

const deskOf = (house: TestHouse, who: SomebodyAtWork): Desk => ({
  session: who.session,
  openKeys: () => house.house.ground.holder.open(who.session.tokenHash, who.token),
});

async function filled(typed: number, typedYears: readonly string[]): Promise<Filled> {
  const house = await aHouse({ now: '2026-03-04T10:00:00Z' });
  const desks = {
    coordinator: deskOf(house, await house.signedIn('supervisor')),
    consultant: deskOf(house, await house.signedIn('consultant')),
    consultant2: deskOf(house, await house.signedIn('consultant')),
  };
  const { ground, furniture } = house.house;
  const caseworker = (await house.signedIn('caseworker')).id;
  const { operations } = furniture;
  await fillDemonstration({ ground, operations, desks, caseworker, scale: 1, contacts: CONTACTS, typed, typedYears });
  const desk = desks.coordinator;
  return { house, desk, call: (id, input) => act({ ground, operations }, desk, id, input) };
}

const records = syntheticOrganisation({ scale: 1 });
const ids = syntheticIds({ scale: 1, seed: 2002 });
const typedOnes = Array.from({ length: CONTACTS }, (_, i) => i)
  .filter((i) => canBeTyped(records.contact(i)))
  .slice(0, TYPED);

let typed: Filled;
let bulk: Filled;

beforeAll(async () => {
  typed = await filled(TYPED, ['2003', '2004']);
  bulk = await filled(0, []);
}, 240_000);

afterAll(async () => {
  await typed?.house.close();
  await bulk?.house.close();
});

/** User ids differ between two houses, and only the typed record was drafted at an hour of that day. */
const sameAnywhere = ({ consultant, owner, recordedBy, may, people, ...rest }: Record<string, unknown>) => ({
  ...rest,
  people: (people as { id: string }[]).map((one) => one.id).sort(),
});

describe('loading the demonstration', () => {
  it('500 contacts come out alike, typed or loaded: every code, every word, every number', async () => {
    for (const index of typedOnes) {
      const id = ids.contact(index);
      const one = await typed.call<Record<string, unknown>>('hotline.get-contact', { id });
      const other = await bulk.call<Record<string, unknown>>('hotline.get-contact', { id });
      expect(sameAnywhere(one)).toEqual(sameAnywhere(other));
    }
  }, 120_000);

  it('what was sealed opens to what the record says, on the day of the record', async () => {
    for (const index of [0, 1234, 2999]) {
      const record = records.contact(index);
      const texts = records.texts(record);
      const contact = await bulk.call<Record<string, unknown>>('hotline.get-contact', { id: ids.contact(index) });
      expect(contact).toMatchObject({
        number: record.number,
        summary: texts.summary,
        callerNumber: record.callerNumber ?? '',
        finalisedOn: record.day,
        versionFrom: record.day,
        clients: record.clients.map(ids.person),
      });
    }
  });

  it('a client has the name, the number and the day of the record, and the mark', async () => {
    const index = Array.from({ length: 200 }, (_, i) => i).find((i) => {
      const client = records.client(i);
      return client.names.length > 1 && client.phones.length > 0;
    }) as number;
    const record = records.client(index);
    const id = ids.person(index);
    const person = await bulk.call<{ label: string; names: { value: string }[] }>('people.get-person', { id });
    expect(person.names.map((name) => name.value)).toEqual(
      expect.arrayContaining(record.names.map((one) => one.value)),
    );
    expect(person.label).toContain('◇');
    const rows = await bulk.house.as('desk', (tx) =>
      tx.query<{ n: number }>('select count(*)::integer as n from people.person where org_id = $1 and not synthetic', [
        bulk.house.org,
      ]),
    );
    expect(rows[0]?.n).toBe(0);
  });

  it('findings come out alike, typed or loaded', async () => {
    const reported = Array.from({ length: records.victims }, (_, i) => records.victim(i)).filter(
      (one) => records.client(one.client).firstContact < CONTACTS && (one.reportContact ?? 0) < CONTACTS,
    );
    expect(reported.length).toBeGreaterThan(50);
    const findings = (of: Filled, client: number) =>
      of.call<{ findings: { current: Record<string, unknown> }[] }>('cases.list-findings-of-person', {
        personId: ids.person(client),
      });
    for (const victim of reported) {
      const [loaded] = (await findings(bulk, victim.client)).findings;
      const [other] = (await findings(typed, victim.client)).findings;
      expect(loaded?.current).toMatchObject({
        day: victim.identifiedDay,
        recordedDay: victim.identifiedDay,
        forms: victim.forms,
        report: victim.reportContact === null ? null : { id: ids.contact(victim.reportContact) },
      });
      expect(loaded?.current.decidedBy).toHaveLength(2);
      const users = { decidedBy: null, recordedBy: null };
      expect({ ...loaded?.current, ...users }).toEqual({ ...other?.current, ...users });
    }
  });

  it('the desk is alive today, and nothing of it is a call of today', async () => {
    const today = await bulk.call<{ drafts: unknown[]; duties: { dueDay: string }[] }>('hotline.get-today', {});
    expect(today.drafts.length).toBeGreaterThan(0);
    expect(today.duties.length).toBeGreaterThan(5);
    const calls = await bulk.house.as('stats', (tx) =>
      tx.query<{ n: number }>(
        "select coalesce(sum(n), 0)::integer as n from facts.hotline_contacts_daily where day > '2022-01-01'",
      ),
    );
    expect(calls[0]?.n).toBe(0);
  });

  it('clients of today’s duties have a safety card with hours that still holds', async () => {
    const today = await bulk.call<{ duties: { contact: string }[] }>('hotline.get-today', {});
    const contact = await bulk.call<{ clients: string[] }>('hotline.get-contact', { id: today.duties[0]?.contact });
    const person = await bulk.call<{ safetyCard: { hours: number[]; daysLeft: number } | null }>('people.get-person', {
      id: contact.clients[0],
    });
    expect(person.safetyCard?.hours).toHaveLength(7);
    expect(person.safetyCard?.daysLeft).toBeGreaterThan(30);
  });

  it('a thousand contacts leave one row in the audit log, and its chain holds', async () => {
    const { firstBad } = await verifyChain(bulk.house.house.ground.database, bulk.house.org);
    expect(firstBad).toBeNull();
    const [loads] = await bulk.house.as('audit', (tx) =>
      tx.query<{ n: number }>('select count(*)::integer as n from audit.entry where org_id = $1 and kind = $2', [
        bulk.house.org,
        'hotline.load-contacts',
      ]),
    );
    expect(loads?.n).toBe(CONTACTS / 1000);
  });
});
