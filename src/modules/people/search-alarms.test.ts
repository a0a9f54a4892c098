import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHouse, type SomebodyAtWork, type TestHouse } from '../../../tests/house.ts';
import * as alarms from './alarm-contract.ts';
import * as contract from './contract.ts';

let house: TestHouse;
let consultant: SomebodyAtWork;
let supervisor: SomebodyAtWork;
beforeAll(async () => {
  house = await aHouse({ settings: { namesPerHour: 4, watchedNames: 'Ministar Javni, Zvezda Poznata' } });
  consultant = await house.signedIn('consultant');
  supervisor = await house.signedIn('supervisor');
});
afterAll(() => house.close());

const look = (who: SomebodyAtWork, text: string, purpose = 'open_contact') =>
  who.call(contract.findPerson, { purpose: purpose as 'open_contact', text });
const open = async (who = supervisor) => (await who.call(alarms.listSearchAlarms, {})).alarms;

describe('searches that stand out', () => {
  it('a supervisor sees who looked for many names, not which, and says what came of it', async () => {
    for (const name of ['Ana', 'Ana', 'Vesna', 'Jasna']) await look(consultant, name);
    expect(await open()).toEqual([]);
    for (const name of ['Zorica', 'Ljubica']) await look(consultant, name);
    const [alarm, ...more] = await open();
    expect(more).toEqual([]);
    expect(alarm).toMatchObject({ kind: 'many_names', user: consultant.id, purpose: 'open_contact' });
    const database = await house.database.asSuperuser();
    const { rows } = await database.query('select * from people.search_alarm');
    await database.end();
    for (const name of ['zorica', 'ljubica', 'vesna']) expect(JSON.stringify(rows).toLowerCase()).not.toContain(name);
    await supervisor.call(alarms.settleSearchAlarm, { id: alarm!.id, result: 'talked' });
    expect(await open()).toEqual([]);
  });

  it('many names at once are as many as one after another', async () => {
    const hasty = await house.signedIn('consultant');
    await Promise.all(['Milena', 'Radmila', 'Snežana', 'Verica', 'Gordana'].map((name) => look(hasty, name)));
    await look(hasty, 'Dragana');
    const raised = (await open()).filter((alarm) => alarm.user === hasty.id);
    expect(raised).toMatchObject([{ kind: 'many_names' }]);
    await supervisor.call(alarms.settleSearchAlarm, { id: raised[0]!.id, result: 'talked' });
  });

  it('a watched name stands out, and nobody settles an alarm of her own', async () => {
    await look(supervisor, 'јавни');
    const [alarm] = await open();
    expect(alarm).toMatchObject({ kind: 'watched_name', user: supervisor.id });
    await expect(
      supervisor.call(alarms.settleSearchAlarm, { id: alarm!.id, result: 'in_order' }),
    ).rejects.toMatchObject({ status: 404 });
    const officer = await house.signedIn('dataofficer');
    await officer.call(alarms.settleSearchAlarm, { id: alarm!.id, result: 'in_order' });
    expect(await open(officer)).toEqual([]);
  });

  it('whoever searched does not see that it stood out', async () => {
    const answer = await look(consultant, 'Zvezda');
    expect(answer).toMatchObject({ hits: [], more: false });
    await expect(open(consultant)).rejects.toMatchObject({ status: 403 });
  });
});
