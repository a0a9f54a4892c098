import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHouse, type SomebodyAtWork, type TestHouse } from '../../../../tests/house.ts';
import { type Day, type Id, newId } from '../../../platform/kernel/index.ts';
import * as people from '../../people/contract.ts';
import * as hotline from '../contract.ts';
import { aContact } from '../testing.ts';
import { forgetPerson } from './forget-person.ts';
import { keepOverride } from './keep-override.ts';

let house: TestHouse;
let mila: SomebodyAtWork;
let supervisor: SomebodyAtWork;
const soon = '2021-12-20' as Day;

beforeAll(async () => {
  house = await aHouse({ now: '2021-12-14T10:00:00Z' });
  mila = await house.signedIn('consultant');
  supervisor = await house.signedIn('supervisor');
});
afterAll(() => house.close());

const promise = (id: Id<'contact'>, kind: 'callback' | 'follow_up') =>
  mila.call(hotline.addDuty, { id, kind, dueDay: soon });

const statesOf = async (id: Id<'contact'>) =>
  (await mila.call(hotline.listDuties, { id })).map(({ kind, state, result }) => ({ kind, state, result }));

describe('after a person was erased', () => {
  it('nobody is reminded any more of what was promised to her alone; what others were promised stands', async () => {
    const hers = await mila.call(hotline.recordContact, aContact());
    const [person] = hers.clients as [Id<'person'>];
    const other = newId<'person'>();
    await mila.call(people.createPerson, { id: other });
    const both = await mila.call(hotline.recordContact, aContact({ clients: [person, other] }));
    const nothingOfHers = await mila.call(hotline.recordContact, aContact({ clients: [other] }));
    for (const { id } of [hers, both, nothingOfHers]) await promise(id, 'follow_up');
    await promise(hers.id, 'callback');

    await supervisor.call(people.erasePerson, { id: person, reason: 'asked for it ◇' });
    const event = { kind: 'people.person-erased', payload: { person } };
    for (let twice = 0; twice < 2; twice++) await house.as('jobs', (tx) => forgetPerson(tx, event));

    const gone = { state: 'dropped', result: 'person_erased' };
    const states = await statesOf(hers.id);
    expect(states).toHaveLength(2);
    for (const state of states) expect(state).toMatchObject(gone);
    expect(await statesOf(both.id)).toMatchObject([{ state: 'open', result: null }]);
    expect(await statesOf(nothingOfHers.id)).toMatchObject([{ state: 'open', result: null }]);
    const owed = (await mila.call(hotline.getToday, {})).duties.map((duty) => duty.contact);
    expect(owed).not.toContain(hers.id);
    expect(owed).toContain(both.id);
  });

  it('a colleague who had the promise before her hears that it changed', async () => {
    const hers = await mila.call(hotline.recordContact, aContact());
    const [person] = hers.clients as [Id<'person'>];
    const duty = await promise(hers.id, 'follow_up');
    await house.as('jobs', (tx) => forgetPerson(tx, { kind: 'people.person-erased', payload: { person } }));
    await expect(
      mila.call(hotline.settleDuty, { id: duty.id, revision: duty.revision, result: 'done' }),
    ).rejects.toMatchObject({ code: 'tasks.conflict' });
  });
});

describe('a number opened against its card on a person’s page', () => {
  it('is on the supervisor’s list, once, however often it is told', async () => {
    const person = newId<'person'>();
    const point = newId<'contact-point'>();
    await mila.call(people.createPerson, { id: person });
    await mila.call(people.addContactPoint, { personId: person, id: point, kind: 'phone', value: '+381 60 000 0142' });
    await mila.call(people.openContactPoint, { id: point, reason: 'she asked to be called at once ◇' });
    const root = await house.database.asSuperuser();
    const { rows } = await root.query(
      "select payload from events.outbox where kind = 'people.opened-against-card' and payload->>'person' = $1",
      [person],
    );
    await root.end();
    expect(rows).toHaveLength(1);
    const told = { kind: 'people.opened-against-card', payload: rows[0].payload };
    for (let twice = 0; twice < 2; twice++) await house.as('jobs', (tx) => keepOverride(tx, told));
    const { overrides } = await supervisor.call(hotline.getSupervision, {});
    expect(overrides).toMatchObject([{ source: 'contact_point', person: { id: person }, by: mila.id, now: 'no_card' }]);
  });
});

describe('what was said about a person who was erased', () => {
  it('goes with her: why a card was overridden and why she was flagged, also where it is told late', async () => {
    const person = newId<'person'>();
    const point = newId<'contact-point'>();
    await mila.call(people.createPerson, { id: person });
    await mila.call(people.addContactPoint, { personId: person, id: point, kind: 'phone', value: '+381 60 000 0143' });
    await mila.call(people.openContactPoint, { id: point, reason: 'told late ◇' });
    const root = await house.database.asSuperuser();
    const { rows: told } = await root.query(
      "select kind, payload from events.outbox where kind = 'people.opened-against-card' and payload->>'person' = $1",
      [person],
    );
    const overrideReason = 'her brother is in hospital ◇';
    const contact = await mila.call(
      hotline.recordContact,
      aContact({ clients: [person], direction: 'out', reached: 'reached', overrideReason }),
    );
    const flags = [{ person }, { contact: contact.id }].map((on) => ({
      ...on,
      id: newId<'flag'>(),
      kind: 'hoax' as const,
    }));
    for (const flag of flags) await mila.call(hotline.setFlag, { ...flag, reason: 'about her ◇' });

    await supervisor.call(people.erasePerson, { id: person, reason: 'asked for it ◇' });
    const erased = { kind: 'people.person-erased', payload: { person } };
    for (let twice = 0; twice < 2; twice++) await house.as('jobs', (tx) => forgetPerson(tx, erased));
    for (let twice = 0; twice < 2; twice++) await house.as('jobs', (tx) => keepOverride(tx, told[0]));

    const { overrides } = await supervisor.call(hotline.getSupervision, {});
    const late = overrides.find((one) => one.id === told[0].payload.id);
    const hers = overrides.find((one) => one.contact === contact.id);
    for (const one of [late, hers]) expect(one).toMatchObject({ person: null, reason: null, now: 'no_card' });
    const ids = [told[0].payload.id, hers?.id, ...flags.map((flag) => flag.id)];
    const { rows: left } = await root.query('select key_id from vault.wrap where key_id = any ($1::uuid[])', [ids]);
    const { rows: sealed } = await root.query(
      `select id from hotline.outgoing where id = any ($1::uuid[]) and sealed is not null
       union all select id from hotline.flag where id = any ($1::uuid[]) and sealed is not null`,
      [ids],
    );
    await root.end();
    expect([...left, ...sealed]).toEqual([]);
  });
});
