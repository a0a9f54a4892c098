import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHouse, type SomebodyAtWork, type TestHouse } from '../../../../tests/house.ts';
import { type Day, type InputOf, newId } from '../../../platform/kernel/index.ts';
import * as people from '../../people/contract.ts';
import * as hotline from '../contract.ts';
import { aContact, aDraft } from '../testing.ts';

const NOW = '2021-12-14T10:00:00Z';
/** Tuesday, 11 o'clock in Belgrade */
const AT_ELEVEN = 1 << 11;
let house: TestHouse;
let mila: SomebodyAtWork;
let vesna: SomebodyAtWork;

beforeAll(async () => {
  house = await aHouse({ now: NOW, settings: { openDrafts: 100 } });
  mila = await house.signedIn('consultant');
  vesna = await house.signedIn('supervisor');
});
afterAll(() => house.close());

type Card = Partial<Pick<InputOf<typeof people.setSafetyCard>, 'mayContact' | 'hours'>>;

async function aPerson(card?: Card, number?: string) {
  const person = newId<'person'>();
  await mila.call(people.createPerson, { id: person, names: [{ kind: 'given', value: 'Jelena ◇' }] });
  if (card)
    await mila.call(people.setSafetyCard, {
      personId: person,
      version: 0,
      mayContact: card.mayContact ?? 'yes',
      hours: card.hours ?? Array<number>(7).fill(2 ** 24 - 1),
      validUntil: '2022-05-01' as Day,
      askedOn: '2021-12-14' as Day,
    });
  if (number)
    await mila.call(people.addContactPoint, {
      personId: person,
      id: newId<'contact-point'>(),
      kind: 'phone',
      value: number,
    });
  return person;
}

const goingOut = (over: object = {}) => aContact({ direction: 'out', channel: 'phone', reached: 'reached', ...over });
const overridesOf = async (id: string) =>
  (await vesna.call(hotline.getSupervision, {})).overrides.filter((one) => one.contact === id);

describe('a contact that goes out', () => {
  for (const channel of ['phone', 'sms', 'email'] as const)
    it(`by ${channel} to somebody whose card says no is not closed without a reason, and a supervisor reads it`, async () => {
      const person = await aPerson({ mayContact: 'no' });
      const draft = await mila.call(
        hotline.recordContact,
        aDraft({ direction: 'out', channel, clients: [person], reached: 'reached' }),
      );
      await expect(mila.call(hotline.finaliseContact, { id: draft.id })).rejects.toMatchObject({
        code: 'hotline.outgoing-not-allowed',
        status: 409,
        path: ['overrideReason'],
        data: { contactNow: 'no' },
      });
      expect(await mila.call(hotline.getContact, { id: draft.id })).toMatchObject({ state: 'draft' });
      const overrideReason = 'the police waits for her answer ◇';
      const closed = await mila.call(hotline.finaliseContact, { id: draft.id, overrideReason });
      expect(closed.state).toBe('finalised');
      // a second closing is the first
      await mila.call(hotline.finaliseContact, { id: draft.id });
      expect(await overridesOf(draft.id)).toMatchObject([
        { source: 'contact', now: 'no', reason: overrideReason, by: mila.id, person: { id: person } },
      ]);
    });

  it('is closed without a word where the card allows it, and asks outside of her hours', async () => {
    const person = await aPerson({ mayContact: 'yes', hours: Array<number>(7).fill(AT_ELEVEN) });
    const fine = await mila.call(hotline.recordContact, goingOut({ clients: [person] }));
    expect(fine.state).toBe('finalised');
    expect(await overridesOf(fine.id)).toEqual([]);
    const later = await aPerson({ hours: Array<number>(7).fill(AT_ELEVEN << 1) });
    await expect(mila.call(hotline.recordContact, goingOut({ clients: [later] }))).rejects.toMatchObject({
      data: { contactNow: 'outside_hours' },
    });
  });

  it('asks where there is no card, where nobody is known, and by the number where no client is named', async () => {
    const cases = [
      [{ clients: [await aPerson()] }, 'no_card'],
      [{}, 'unknown_caller'],
      [{ callerNumber: '+381 99 430 0001' }, 'unsaid'],
    ] as const;
    for (const [over, contactNow] of cases)
      await expect(mila.call(hotline.recordContact, goingOut(over))).rejects.toMatchObject({ data: { contactNow } });
    const number = '+381 99 430 0002';
    await aPerson({ mayContact: 'no' }, number);
    const draft = await mila.call(
      hotline.recordContact,
      aDraft({ direction: 'out', reached: 'no_answer', callerNumber: number }),
    );
    // a closing that brings no text along finds the number all the same
    await expect(mila.call(hotline.finaliseContact, { id: draft.id })).rejects.toMatchObject({
      code: 'hotline.outgoing-not-allowed',
      data: { contactNow: 'unsaid' },
    });
  });

  it('does not say of a typed number whether it is known: each try counts as a look-up and is on record', async () => {
    const small = await aHouse({ now: NOW, settings: { lookUpsPerHour: 3 } });
    try {
      const curious = await small.signedIn('consultant');
      const known = newId<'person'>();
      await curious.call(people.createPerson, { id: known, names: [{ kind: 'given', value: 'Jelena ◇' }] });
      const point = { personId: known, id: newId<'contact-point'>(), kind: 'phone' as const };
      await curious.call(people.addContactPoint, { ...point, value: '+381 99 430 0010' });
      const said: unknown[] = [];
      const tries = ['0010', '0011', '0010', '0011'].map((end) => goingOut({ callerNumber: `+381 99 430 ${end}` }));
      for (const one of tries)
        await curious
          .call(hotline.recordContact, one)
          .catch((cause) => said.push([cause.status, cause.data.contactNow]));
      expect(said).toEqual([...Array(3).fill([409, 'unsaid']), [429, undefined]]);
      const root = await small.database.asSuperuser();
      const { rows } = await root.query(
        `select (select look_ups from access.look_up where user_id = $1) as counted,
           (select count(*)::int from audit.entry where kind = 'hotline.find-number') as kept`,
        [curious.id],
      );
      await root.end();
      expect(rows).toEqual([{ counted: 3, kept: 3 }]);
      // nothing is answered where there is a reason: the conversation can be closed
      expect(
        await curious.call(hotline.recordContact, {
          ...goingOut({ callerNumber: '+381 99 430 0010' }),
          overrideReason: 'she asked for it ◇',
        }),
      ).toMatchObject({ state: 'finalised' });
    } finally {
      await small.close();
    }
  });

  it('is not asked about an institution, what was not permitted, what came in, and what was written down afterwards', async () => {
    const person = await aPerson({ mayContact: 'no' });
    const free = [
      goingOut({ callerRole: 'institution' }),
      goingOut({ clients: [person], reached: 'not_permitted' }),
      aContact({ clients: [person] }),
      goingOut({ clients: [person], afterTheFact: true, day: '2021-12-10' as Day }),
    ];
    for (const one of free) expect(await mila.call(hotline.recordContact, one)).toMatchObject({ state: 'finalised' });
  });

  it('that came of a call-back has passed the gate once and is not asked twice', async () => {
    const person = await aPerson({ mayContact: 'no' }, '+381 99 430 0003');
    const { id } = await mila.call(
      hotline.recordContact,
      aContact({ clients: [person], callerNumber: '+381 99 430 0003' }),
    );
    const task = newId<'task'>();
    const promised = await mila.call(hotline.requestCallback, { id: task, contact: id, dueDay: '2021-12-14' as Day });
    await mila.call(hotline.openCallback, { id: task, reason: 'she asked for it ◇' });
    const draft = newId<'contact'>();
    await mila.call(hotline.reportAttempt, { id: task, revision: promised.revision, result: 'reached', draft });
    expect(
      await mila.call(hotline.finaliseContact, { id: draft, category: 'thb_related', subcategory: 'support_followup' }),
    ).toMatchObject({ state: 'finalised' });
    expect(await overridesOf(draft)).toEqual([]);
  });

  it('was let out for one client and is closed with another: the gate is asked again', async () => {
    const [asked, other] = [await aPerson({}, '+381 99 430 0004'), await aPerson({ mayContact: 'no' })];
    const { id } = await mila.call(hotline.recordContact, aContact({ clients: [asked] }));
    const task = newId<'task'>();
    const promised = await mila.call(hotline.requestCallback, { id: task, contact: id, dueDay: '2021-12-14' as Day });
    const draft = newId<'contact'>();
    await mila.call(hotline.reportAttempt, { id: task, revision: promised.revision, result: 'reached', draft });
    const closing = { id: draft, category: 'thb_related', subcategory: 'support_followup' } as const;
    for (const clients of [[other], [asked, other]])
      await expect(mila.call(hotline.finaliseContact, { ...closing, clients })).rejects.toMatchObject({
        data: { contactNow: 'no' },
      });
    expect(await mila.call(hotline.finaliseContact, closing)).toMatchObject({ state: 'finalised' });
  });

  it('is on the supervisors’ list where only a correction says that it went out, or to whom', async () => {
    const [person, fine] = [await aPerson({ mayContact: 'no' }), await aPerson({})];
    const correct = (id: string, version: number, over: object) =>
      mila.call(hotline.correctContact, { id: id as never, version, reason: 'typing', ...over });
    const cameIn = await mila.call(hotline.recordContact, aContact({ clients: [person], channel: 'phone' }));
    await correct(cameIn.id, 1, { direction: 'out', reached: 'reached' });
    expect(await overridesOf(cameIn.id)).toMatchObject([
      { source: 'contact', now: 'no', reason: null, by: mila.id, person: { id: person } },
    ]);
    const wentOut = await mila.call(hotline.recordContact, goingOut({ clients: [fine] }));
    await correct(wentOut.id, 1, { minutes: 12 });
    expect(await overridesOf(wentOut.id)).toEqual([]);
    await correct(wentOut.id, 2, { clients: [fine, person] });
    expect(await overridesOf(wentOut.id)).toMatchObject([{ now: 'no', person: { id: person } }]);
  });
});
