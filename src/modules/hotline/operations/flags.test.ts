import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHouse, type SomebodyAtWork, type TestHouse } from '../../../../tests/house.ts';
import { type Day, newId } from '../../../platform/kernel/index.ts';
import * as people from '../../people/contract.ts';
import { linkPersons } from '../../people/links-contract.ts';
import * as hotline from '../contract.ts';
import { keepOverride } from '../handlers/keep-override.ts';
import { getShiftNow } from '../shift-contract.ts';
import { aContact, aDraft } from '../testing.ts';
import { listFlags } from './list-flags.ts';

let house: TestHouse;
let mila: SomebodyAtWork;
let vesna: SomebodyAtWork;

beforeAll(async () => {
  house = await aHouse({ now: '2021-12-14T10:00:00Z', settings: { openDrafts: 100 } });
  mila = await house.signedIn('consultant');
  vesna = await house.signedIn('supervisor');
});
afterAll(() => house.close());

const flag = (over: object = {}) => ({
  id: newId<'flag'>(),
  kind: 'hoax' as const,
  reason: 'laughs and hangs up ◇',
  ...over,
});
let used = 0;
const aNumber = () => `+381 99 400 ${String(++used).padStart(4, '0')}`;

async function aPerson(number?: string) {
  const person = newId<'person'>();
  await mila.call(people.createPerson, { id: person, names: [{ kind: 'given', value: 'Jelena ◇' }] });
  if (number)
    await mila.call(people.addContactPoint, {
      personId: person,
      id: newId<'contact-point'>(),
      kind: 'phone',
      value: number,
    });
  return person;
}

describe('a flag', () => {
  it('that was read says in the log whose it was', async () => {
    const person = await aPerson();
    await mila.call(hotline.setFlag, flag({ person }));
    const acts: unknown[] = [];
    await vesna.inside((it) =>
      listFlags.run({ ...it, tx: { ...it.tx, record: (act) => void acts.push(act) } }, { person, ended: 'no' }),
    );
    expect(acts).toMatchObject([{ kind: 'hotline.open-flags', payload: { person, count: 1 } }]);
  });

  it('runs as long as its kind, and never without an end', async () => {
    const person = await aPerson();
    expect(await mila.call(hotline.setFlag, flag({ person }))).toMatchObject({ until: '2022-01-14', isRunning: true });
    await expect(mila.call(hotline.setFlag, flag({ person, until: null }))).rejects.toMatchObject({
      code: 'hotline.until-needed',
    });
    await expect(mila.call(hotline.setFlag, flag({ person, until: '2021-12-13' }))).rejects.toMatchObject({
      code: 'hotline.days-reversed',
    });
  });

  it('runs three months at a consultant’s word, twelve at a supervisor’s, and longer at nobody’s', async () => {
    const person = await aPerson();
    const too = { code: 'hotline.until-too-far' };
    const set = (who: SomebodyAtWork, until: string) => who.call(hotline.setFlag, flag({ person, until }));
    await expect(set(mila, '2022-03-15')).rejects.toMatchObject(too);
    expect(await set(mila, '2022-03-14')).toMatchObject({ until: '2022-03-14' });
    expect(await set(vesna, '2022-12-14')).toMatchObject({ until: '2022-12-14' });
    await expect(set(vesna, '2022-12-15')).rejects.toMatchObject(too);
    // what runs longer by its kind does so in a consultant's hands too
    const long = flag({ person, kind: 'someone_else_answers' });
    expect(await mila.call(hotline.setFlag, long)).toMatchObject({ until: '2022-06-14' });
  });

  it('stands on a person, a number or a contact, and on nobody it does not stand', async () => {
    const needed = { code: 'hotline.flag-target-needed', status: 422 };
    await expect(mila.call(hotline.setFlag, flag())).rejects.toMatchObject(needed);
    await expect(mila.call(hotline.setFlag, flag({ number: 'anonymous' }))).rejects.toMatchObject(needed);
    const both = flag({ person: await aPerson(), number: aNumber() });
    await expect(mila.call(hotline.setFlag, both)).rejects.toMatchObject(needed);
    await expect(mila.call(hotline.setFlag, flag({ person: newId() }))).rejects.toMatchObject({
      code: 'hotline.unknown-person',
    });
    await expect(mila.call(hotline.setFlag, flag({ reason: '  ', number: aNumber() }))).rejects.toMatchObject({
      status: 422,
    });
  });

  it('on a number is shown when it rings, before anybody is confirmed, without a word of why', async () => {
    const number = aNumber();
    const set = await mila.call(hotline.setFlag, flag({ number, reason: 'the neighbour who shouts ◇' }));
    expect(set.numberEnd).toBe(number.slice(-3));
    const { id } = await mila.call(hotline.recordContact, aDraft({ callerNumber: number }));
    const found = await mila.call(hotline.findNumber, { number, contact: id });
    expect(found.flags).toEqual([{ kind: 'hoax', until: '2022-01-14' }]);
    expect(JSON.stringify(found)).not.toContain('neighbour');
  });

  it('on a person comes with her card, and its reason only when she is confirmed', async () => {
    const number = aNumber();
    const person = await aPerson(number);
    await mila.call(hotline.setFlag, flag({ person, kind: 'self_harm_risk', reason: 'spoke of pills ◇' }));
    const { id } = await mila.call(hotline.recordContact, aDraft({ callerNumber: number }));
    const found = await mila.call(hotline.findNumber, { number, contact: id });
    expect(found.matches).toMatchObject([{ person, flags: [{ kind: 'self_harm_risk' }] }]);
    for (const word of ['pills', 'Jelena', 'reason']) expect(JSON.stringify(found)).not.toContain(word);
    const confirmed = await mila.call(hotline.confirmCaller, { id, person });
    expect(confirmed.flags).toMatchObject([{ kind: 'self_harm_risk', reason: 'spoke of pills ◇' }]);
  });

  it('that ends soon stands on Today by kind and last day, and says nothing of whose it is', async () => {
    const person = await aPerson();
    await mila.call(hotline.setFlag, flag({ person, until: '2021-12-20' as Day }));
    await mila.call(hotline.setFlag, flag({ person, kind: 'ask_supervisor', until: '2022-01-14' as Day }));
    const { flagsEnding } = await mila.call(getShiftNow, {});
    expect(flagsEnding).toContainEqual({ kind: 'hoax', until: '2021-12-20' });
    expect(flagsEnding.map((one) => one.kind)).not.toContain('ask_supervisor');
  });

  it('is gone on the day after its end, by the date alone', async () => {
    const number = aNumber();
    const other = await aHouse({ now: '2021-12-14T10:00:00Z' });
    const lena = await other.signedIn('consultant');
    await lena.call(hotline.setFlag, flag({ number }));
    const look = async (who: SomebodyAtWork) =>
      (await who.call(hotline.findNumber, { number, purpose: 'a test ◇' })).flags;
    expect(await look(lena)).toHaveLength(1);
    other.clock.set('2022-01-14T20:00:00Z');
    expect(await look(await lena.again())).toHaveLength(1);
    other.clock.set('2022-01-15T06:00:00Z');
    const later = await lena.again();
    expect(await look(later)).toEqual([]);
    expect(await later.call(hotline.listFlags, {})).toEqual([]);
    expect(await later.call(hotline.listFlags, { ended: 'yes' })).toMatchObject([{ isRunning: false }]);
    await other.close();
  });

  it('is ended by hand with a reason, once, and stays readable', async () => {
    const person = await aPerson();
    const { id } = await mila.call(hotline.setFlag, flag({ person }));
    await expect(vesna.call(hotline.clearFlag, { id, reason: '' })).rejects.toMatchObject({ status: 422 });
    const cleared = await vesna.call(hotline.clearFlag, { id, reason: 'it was a child ◇' });
    expect(cleared).toMatchObject({ isRunning: false, clearedBy: vesna.id, clearedOn: '2021-12-14' });
    expect(await mila.call(hotline.clearFlag, { id, reason: 'again ◇' })).toMatchObject({ clearedBy: vesna.id });
    expect(await mila.call(hotline.listFlags, { person })).toEqual([]);
    expect(await mila.call(hotline.listFlags, { person, ended: 'yes' })).toMatchObject([{ id }]);
  });

  it('set twice under the same id is one flag', async () => {
    const person = await aPerson();
    const one = flag({ person });
    await mila.call(hotline.setFlag, one);
    await mila.call(hotline.setFlag, one);
    expect(await mila.call(hotline.listFlags, { person })).toHaveLength(1);
  });

  it('keeps its reason sealed, and leaves no person behind when she is erased', async () => {
    const person = await aPerson();
    const { id } = await mila.call(hotline.setFlag, flag({ person, reason: 'a canary in the reason ◇' }));
    const superuser = await house.database.asSuperuser();
    const row = async () => (await superuser.query('select * from hotline.flag where id = $1', [id])).rows[0];
    expect((await row()).sealed.includes('canary')).toBe(false);
    await house.as('jobs', (tx) => import('../store/forget-store.ts').then((store) => store.dropPerson(tx, person)));
    expect((await row()).person_id).toBeNull();
    await superuser.end();
  });
});

describe('the duress key', () => {
  it('flags the caller, tells the supervisor, and keeps what was written', async () => {
    const number = aNumber();
    const person = await aPerson(number);
    const { id } = await mila.call(
      hotline.recordContact,
      aDraft({ callerNumber: number, clients: [person], summary: 'said the word ◇' }),
    );
    expect(await vesna.call(hotline.countSupervision, {})).toEqual({ urgent: 0 });
    // pressed in a hurry, it is pressed more than once
    for (let n = 0; n < 3; n++) expect(await mila.call(hotline.raiseDuress, { id })).toEqual({ done: true });
    expect(await vesna.call(hotline.countSupervision, {})).toEqual({ urgent: 1 });
    const { duress } = await vesna.call(hotline.getSupervision, {});
    expect(duress).toMatchObject([{ contact: id, consultant: mila.id }]);
    const flags = await vesna.call(hotline.listFlags, { person });
    expect(flags).toMatchObject([{ kind: 'duress_word', until: '2022-12-14', contact: id, person: { id: person } }]);
    const found = await mila.call(hotline.findNumber, { number, contact: id });
    expect(found.matches[0]!.flags).toMatchObject([{ kind: 'duress_word' }]);
    expect(await mila.call(hotline.getContact, { id })).toMatchObject({ state: 'draft', summary: 'said the word ◇' });
    await vesna.call(hotline.reviewItem, { id: duress[0]!.id, kind: 'duress' });
    expect(await vesna.call(hotline.countSupervision, {})).toEqual({ urgent: 0 });
  });

  it('works with a number that is new and without any, and only on one’s own contact', async () => {
    const nobody = await mila.call(hotline.recordContact, aDraft());
    await mila.call(hotline.raiseDuress, { id: nobody.id });
    expect(await mila.call(hotline.listFlags, { contact: nobody.id })).toMatchObject([
      { person: null, numberEnd: null },
    ]);
    const theirs = await vesna.call(hotline.recordContact, aDraft());
    await expect(mila.call(hotline.raiseDuress, { id: theirs.id })).rejects.toMatchObject({ status: 403 });
  });

  it('on somebody who then asks to leave no trace keeps no number of hers', async () => {
    const number = aNumber();
    const { id } = await mila.call(hotline.recordContact, aDraft({ callerNumber: number }));
    await mila.call(hotline.raiseDuress, { id });
    const look = async () => (await mila.call(hotline.findNumber, { number, purpose: 'a test ◇' })).flags;
    expect(await look()).toHaveLength(1);
    await mila.call(hotline.finaliseContact, { id, leaveNoTrace: true });
    expect(await look()).toEqual([]);
    expect(await mila.call(hotline.listFlags, { contact: id })).toMatchObject([
      { kind: 'duress_word', numberEnd: null },
    ]);
  });

  it('is not told to a consultant, whose answer for the queue is a refusal', async () => {
    for (const face of [hotline.getSupervision, hotline.countSupervision])
      await expect(mila.call(face, {})).rejects.toMatchObject({ status: 403 });
  });
});

describe('the supervisors’ queue', () => {
  it('shows a number that was opened against its card on a person’s own page, once however often it is told', async () => {
    const person = await aPerson();
    const point = newId<'contact-point'>();
    await mila.call(people.addContactPoint, { personId: person, id: point, kind: 'phone', value: aNumber() });
    await mila.call(people.openContactPoint, { id: point, reason: 'the police asked ◇' });
    const superuser = await house.database.asSuperuser();
    const { rows } = await superuser.query(
      "select kind, payload from events.outbox where kind = 'people.opened-against-card' and payload->>'person' = $1",
      [person],
    );
    await superuser.end();
    for (let n = 0; n < 2; n++) await house.as('jobs', (tx) => keepOverride(tx, rows[0]));
    const { overrides } = await vesna.call(hotline.getSupervision, {});
    expect(overrides).toMatchObject([
      { source: 'contact_point', by: mila.id, now: 'no_card', reason: 'the police asked ◇' },
    ]);
    // sealed from the moment it was said
    expect(JSON.stringify(rows[0])).not.toContain('police');
    expect(overrides[0]!.person).toMatchObject({ id: person });
  });

  it('reads why, also of somebody who is no member of the duty desk', async () => {
    const dragana = await house.signedIn('caseworker');
    const person = newId<'person'>();
    await dragana.call(people.createPerson, { id: person, names: [{ kind: 'given', value: 'Mira ◇' }] });
    const point = newId<'contact-point'>();
    await dragana.call(people.addContactPoint, { personId: person, id: point, kind: 'phone', value: aNumber() });
    await dragana.call(people.openContactPoint, { id: point, reason: 'the court asked ◇' });
    const superuser = await house.database.asSuperuser();
    const { rows } = await superuser.query(
      "select kind, payload from events.outbox where kind = 'people.opened-against-card' and payload->>'person' = $1",
      [person],
    );
    await superuser.end();
    await house.as('jobs', (tx) => keepOverride(tx, rows[0]));
    const { overrides } = await vesna.call(hotline.getSupervision, {});
    expect(overrides.find((one) => one.by === dragana.id)).toMatchObject({ reason: 'the court asked ◇' });
  });

  it('offers a talk after a hard call, and checks what was entered afterwards, each once', async () => {
    const hard = await mila.call(hotline.recordContact, aContact({ hardCall: true, summary: 'heavy ◇' }));
    const after = await mila.call(hotline.recordContact, aContact({ afterTheFact: true, day: '2021-12-10' as Day }));
    const queue = await vesna.call(hotline.getSupervision, {});
    expect(queue.hardCalls).toMatchObject([{ contact: hard.id, consultant: mila.id }]);
    expect(JSON.stringify(queue.hardCalls)).not.toContain('heavy');
    expect(queue.afterwards.map((one) => one.id)).toContain(after.id);
    await vesna.call(hotline.reviewItem, { id: hard.id, kind: 'hard_call' });
    await vesna.call(hotline.reviewItem, { id: after.id, kind: 'after_the_fact' });
    const left = await vesna.call(hotline.getSupervision, {});
    expect([left.hardCalls, left.afterwards]).toEqual([[], []]);
  });

  it('shows follow-ups whose day has passed, and drafts that lie for half a day', async () => {
    const other = await aHouse({ now: '2021-12-14T10:00:00Z' });
    const lena = await other.signedIn('consultant');
    const ana = await other.signedIn('supervisor');
    const { id } = await lena.call(hotline.recordContact, aContact());
    await lena.call(hotline.addDuty, { id, kind: 'follow_up', dueDay: '2021-12-14' as Day });
    const draft = await lena.call(hotline.recordContact, aDraft());
    expect(await ana.call(hotline.getSupervision, {})).toMatchObject({ followUps: [], drafts: [] });
    other.clock.set('2021-12-15T10:00:00Z');
    const queue = await (await ana.again()).call(hotline.getSupervision, {});
    expect(queue.followUps).toMatchObject([{ contact: id }]);
    expect(queue.drafts).toMatchObject([{ id: draft.id }]);
    await other.close();
  });
});

describe('a search by flag', () => {
  const found = async (input: object, who = mila) =>
    (await who.call(hotline.searchContacts, { from: '2021-12-14' as Day, ...input })).rows.map((row) => row.id);

  it('finds the contacts of whoever carries one now: by her record, a linked one, the number, and where it was raised', async () => {
    const [person, other] = [await aPerson(), await aPerson()];
    const number = aNumber();
    const raised = newId<'contact'>();
    const [hers, linked, called, nobodys] = [
      newId<'contact'>(),
      newId<'contact'>(),
      newId<'contact'>(),
      newId<'contact'>(),
    ];
    await mila.call(hotline.recordContact, aContact({ id: hers, clients: [person] }));
    await mila.call(hotline.recordContact, aContact({ id: linked, clients: [other] }));
    await mila.call(hotline.recordContact, aContact({ id: called, callerNumber: number }));
    await mila.call(hotline.recordContact, aContact({ id: nobodys }));
    await mila.call(hotline.recordContact, aDraft({ id: raised }));
    await vesna.call(linkPersons, { id: newId<'link-decision'>(), one: person, other, reason: 'same voice ◇' });
    await mila.call(hotline.setFlag, flag({ kind: 'self_harm_risk', person }));
    await mila.call(hotline.setFlag, flag({ kind: 'threat_by_caller', number }));
    await mila.call(hotline.setFlag, flag({ kind: 'ask_supervisor', contact: raised }));

    expect(new Set(await found({ flag: 'self_harm_risk' }))).toEqual(new Set([hers, linked]));
    expect(await found({ flag: 'threat_by_caller' })).toEqual([called]);
    expect(await found({ flag: 'ask_supervisor' })).toEqual([raised]);
    const any = await found({ flag: 'any' });
    expect(any).toEqual(expect.arrayContaining([hers, linked, called, raised]));
    expect(any).not.toContain(nobodys);
  });

  it('does not find one that has ended, was cleared, or has not begun', async () => {
    const person = await aPerson();
    await mila.call(hotline.recordContact, aContact({ clients: [person] }));
    await mila.call(
      hotline.setFlag,
      flag({ kind: 'frequent_caller_plan', person, from: '2021-12-20' as Day, until: '2021-12-24' as Day }),
    );
    const cleared = await mila.call(hotline.setFlag, flag({ kind: 'someone_else_answers', person }));
    await mila.call(hotline.clearFlag, { id: cleared.id, reason: 'she moved ◇' });
    expect(await found({ flag: 'frequent_caller_plan' })).toEqual([]);
    expect(await found({ flag: 'someone_else_answers' })).toEqual([]);
    house.clock.set('2021-12-21T10:00:00Z');
    expect(await found({ flag: 'frequent_caller_plan' }, await mila.again())).toHaveLength(1);
    house.clock.set('2021-12-25T10:00:00Z');
    expect(await found({ flag: 'frequent_caller_plan' }, await mila.again())).toEqual([]);
    house.clock.set('2021-12-14T10:00:00Z');
  });
});
