import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freshDatabase } from '../../../tests/database/fresh-database.ts';
import { withFacts } from '../../../tests/database/with-facts.ts';
import { aHouse, type SomebodyAtWork, type TestHouse } from '../../../tests/house.ts';
import { statistics } from '../../app/modules.ts';
import { addDays, type Day, day, type Id, newId } from '../../platform/kernel/index.ts';
import * as people from '../people/contract.ts';
import * as links from '../people/links-contract.ts';
import * as hotline from './contract.ts';
import { aContact } from './testing.ts';

type Person = Id<'person'>;
const period = { from: '2020-01-01' as Day, to: '2021-12-31' as Day };
const opened = async (now: string) => aHouse({ now, database: await freshDatabase(withFacts) });

/** Clients and first-time clients of the two years as of a day; null where a mid-month day cannot be told any more. */
async function figures(
  house: TestHouse,
  asOf: Day,
  today: Day,
): Promise<{ clients: number | null; firsts: number | null }> {
  return house.as('stats', async (tx) => {
    const ask = (definition: string) => statistics.ask(tx, { definition, period, asOf, today, line: 'sos' });
    const [clients, firsts] = await Promise.all([ask('hotline.clients'), ask('hotline.first-time-clients')]);
    return { clients: clients.total, firsts: firsts.total };
  });
}

const call = (who: SomebodyAtWork, client: Person, on: Day, id = newId<'contact'>()) =>
  who.call(hotline.recordContact, aContact({ id, line: 'sos', day: on, clients: [client] }));

describe('two records of one person in the figures', () => {
  it('a merge counts from its day on; the undoing gives all former figures back; no earlier day ever changes', async () => {
    const house = await opened('2021-03-10T10:00:00Z');
    let who = await house.signedIn('consultant', 'supervisor');
    const at = async (today: string) => {
      house.clock.set(`${today}T10:00:00Z`);
      who = await who.again();
    };
    const persons: Person[] = [];
    for (let n = 0; n < 3; n++) {
      const id = newId<'person'>();
      await who.call(people.createPerson, { id, names: [{ kind: 'given', value: `Ana${n}` }] });
      persons.push(id);
    }
    const [a, b, c] = persons as [Person, Person, Person];
    await call(who, a, day('2021-02-03'));
    const ofB = newId<'contact'>();
    await call(who, b, day('2021-03-10'), ofB);
    await call(who, c, day('2021-03-10'));
    await at('2021-04-15');
    const now = (today: string) => figures(house, today as Day, today as Day);
    expect(await now('2021-04-15')).toEqual({ clients: 3, firsts: 3 });
    const link = newId<'link-decision'>();
    await who.call(links.linkPersons, { id: link, one: a, other: b, reason: 'one voice ◇' });
    expect(await now('2021-04-15')).toEqual({ clients: 2, firsts: 2 });
    // a new contact that names the absorbed record is the survivor's
    const { survivor } = await who.call(links.linkPersons, { id: link, one: a, other: b, reason: 'one voice ◇' });
    const absorbed = survivor.id === a ? b : a;
    const later = newId<'contact'>();
    await call(who, absorbed, day('2021-04-15'), later);
    const written = await who.call(hotline.getContact, { id: later });
    expect(written.clients).toEqual([survivor.id]);
    // what stands under either record stands on both pages
    for (const one of [a, b]) expect((await who.call(hotline.searchContacts, { client: one })).rows.length).toBe(3);
    expect(await now('2021-04-15')).toEqual({ clients: 2, firsts: 2 });
    await at('2021-05-20');
    // an old contact of the absorbed record is voided, then an earlier one is recorded for her
    await who.call(hotline.voidContact, { id: ofB, reason: 'duplicate' });
    await call(who, b, day('2020-12-24'));
    expect(await now('2021-05-20')).toEqual({ clients: 2, firsts: 2 });
    await at('2021-06-10');
    await who.call(links.unlinkPersons, { id: link, reason: 'it was her sister ◇' });
    // the contacts since the merge stay where they were written
    const after = await now('2021-06-10');
    expect(after.clients).toBe(survivor.id === a ? 2 : 3);
    for (const [asOf, firsts] of [
      ['2021-03-31', 3],
      ['2021-04-14', 3],
      ['2021-04-15', 2],
      ['2021-05-31', 2],
      ['2021-06-09', 2],
    ] as const)
      expect((await figures(house, asOf as Day, '2021-06-10' as Day)).firsts, asOf).toBe(firsts);
    expect((await figures(house, '2021-03-31' as Day, '2021-06-10' as Day)).clients).toBe(3);
    expect((await figures(house, '2021-05-31' as Day, '2021-06-10' as Day)).clients).toBe(2);
    await house.close();
  });

  it('erasing one of two linked records changes no figure of any day', async () => {
    const house = await opened('2021-03-10T10:00:00Z');
    let who = await house.signedIn('consultant', 'supervisor');
    const [a, b, c] = (await Promise.all(
      ['Jedna', 'Druga', 'Treća'].map(async (value) => {
        const id = newId<'person'>();
        await who.call(people.createPerson, { id, names: [{ kind: 'given', value }] });
        await call(who, id, day('2021-03-10'));
        return id;
      }),
    )) as [Person, Person, Person];
    await who.call(links.linkPersons, { id: newId<'link-decision'>(), one: a, other: b, reason: 'one ◇' });
    const { survivor } = await who.call(links.linkPersons, {
      id: newId<'link-decision'>(),
      one: b,
      other: c,
      reason: 'one ◇',
    });
    expect(await figures(house, '2021-03-10' as Day, '2021-03-10' as Day)).toEqual({ clients: 1, firsts: 1 });
    house.clock.set('2021-03-12T10:00:00Z');
    who = await who.again();
    for (const id of [survivor.id, a, b, c]) {
      await who.call(people.erasePerson, { id, reason: 'asked ◇' }).catch((error) => expect(error.status).toBe(410));
      for (const asOf of ['2021-03-10', '2021-03-12'] as Day[])
        expect((await figures(house, asOf, '2021-03-12' as Day)).firsts).toBe(1);
      expect((await figures(house, '2021-03-12' as Day, '2021-03-12' as Day)).clients).toBe(1);
    }
    await house.close();
  });
});

const acts = fc.array(
  fc.record({
    kind: fc.constantFrom('call', 'call', 'link', 'link', 'undo', 'void'),
    pass: fc.constantFrom(0, 0, 1, 9),
    back: fc.integer({ min: 0, max: 60 }),
    one: fc.nat(4),
    step: fc.integer({ min: 1, max: 4 }),
    pick: fc.nat(),
  }),
  { minLength: 18, maxLength: 26 },
);

describe('whatever is linked, undone, recorded and voided', () => {
  it('today’s figures are those of who is whom now, and those of earlier days stay as they were printed', async () => {
    await fc.assert(fc.asyncProperty(acts, live), { numRuns: 4 });
  }, 180_000);
});

async function live(
  list: readonly { kind: string; pass: number; back: number; one: number; step: number; pick: number }[],
) {
  const house = await opened('2021-03-01T10:00:00Z');
  let today = day('2021-03-01');
  let who = await house.signedIn('consultant', 'supervisor');
  const persons: Person[] = [];
  for (let n = 0; n < 5; n++) {
    const id = newId<'person'>();
    await who.call(people.createPerson, { id, names: [{ kind: 'given', value: `Osoba${n}` }] });
    persons.push(id);
  }
  // under which record each contact was written down
  const contacts = new Map<Id<'contact'>, Person>();
  const held = new Map<string, { id: Id<'link-decision'>; one: Person; other: Person }>();
  const printed = new Map<Day, number | null>();
  for (const act of list) {
    if (act.pass > 0) {
      printed.set(today, (await figures(house, today, today)).firsts);
      today = addDays(today, act.pass);
      house.clock.set(`${today}T10:00:00Z`);
      who = await who.again();
    }
    const [one, other] = [persons[act.one], persons[(act.one + act.step) % 5]] as [Person, Person];
    if (act.kind === 'call') {
      const id = newId<'contact'>();
      await call(who, one, addDays(today, -act.back), id);
      contacts.set(id, (await who.call(people.getPerson, { id: one })).survivorId ?? one);
    } else if (act.kind === 'link') {
      const key = [one, other].sort().join();
      if (held.has(key)) continue;
      const id = newId<'link-decision'>();
      await who.call(links.linkPersons, { id, one, other, reason: 'one ◇' });
      held.set(key, { id, one, other });
    } else if (act.kind === 'undo') {
      const key = [...held.keys()][act.pick % Math.max(1, held.size)];
      const link = key ? held.get(key) : undefined;
      if (!key || !link) continue;
      await who.call(links.unlinkPersons, { id: link.id, reason: 'two ◇' });
      held.delete(key);
    } else {
      const id = [...contacts.keys()][act.pick % Math.max(1, contacts.size)];
      if (!id) continue;
      await who.call(hotline.voidContact, { id, reason: 'duplicate' });
      contacts.delete(id);
    }
    const root = (person: Person): string => {
      const reached = new Set([person]);
      for (const at of reached)
        for (const link of held.values()) {
          if (link.one === at) reached.add(link.other);
          if (link.other === at) reached.add(link.one);
        }
      return [...reached].sort().join();
    };
    const expected = new Set([...contacts.values()].map(root)).size;
    expect(await figures(house, today, today)).toEqual({ clients: expected, firsts: expected });
  }
  for (const [asOf, firsts] of printed) expect((await figures(house, asOf, today)).firsts, asOf).toBe(firsts);
  await house.close();
}
