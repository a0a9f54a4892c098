import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHouse, type SomebodyAtWork, type TestHouse } from '../../../../tests/house.ts';
import { type Day, newId } from '../../../platform/kernel/index.ts';
import * as people from '../../people/contract.ts';
import * as hotline from '../contract.ts';
import { aContact } from '../testing.ts';

/** Tuesday, 14 December 2021, eleven in the morning in Belgrade. */
let house: TestHouse;
let mila: SomebodyAtWork;
let jana: SomebodyAtWork;
let vesna: SomebodyAtWork;

beforeAll(async () => {
  house = await aHouse({ now: '2021-12-14T10:00:00Z' });
  mila = await house.signedIn('consultant');
  jana = await house.signedIn('consultant');
  vesna = await house.signedIn('supervisor');
});
afterAll(() => house.close());

const today = '2021-12-14' as Day;
const tomorrow = '2021-12-15' as Day;
const between = (from: number, until: number): number =>
  Array.from({ length: until - from }, (_, n) => 1 << (from + n)).reduce((all, bit) => all | bit, 0);
const everyDay = (from: number, until: number) => Array<number>(7).fill(between(from, until));

/** A caller with a number and a card, and a promise to call her. */
async function promised(over: { hours?: number[]; mayContact?: 'yes' | 'ask' | 'no'; card?: boolean } = {}) {
  const person = newId<'person'>();
  await mila.call(people.createPerson, { id: person, names: [{ kind: 'given', value: 'Anka ◇' }] });
  await mila.call(people.addContactPoint, {
    personId: person,
    id: newId<'contact-point'>(),
    kind: 'phone',
    value: '+381 99 222 1111',
  });
  if (over.card !== false)
    await mila.call(people.setSafetyCard, {
      personId: person,
      version: 0,
      mayContact: over.mayContact ?? 'yes',
      hours: over.hours ?? everyDay(8, 20),
      validUntil: '2022-05-01' as Day,
      askedOn: today,
    });
  const contact = newId<'contact'>();
  await mila.call(
    hotline.recordContact,
    aContact({ id: contact, clients: [person], callerNumber: '+381 99 222 1111' }),
  );
  const id = newId<'task'>();
  await mila.call(hotline.requestCallback, {
    id,
    contact,
    showLine: 'sos',
    dueDay: today,
    dueMinute: 660,
    note: 'ask for Anka ◇',
  });
  return { id, contact, person };
}

describe('a call-back', () => {
  it('shows whom, when and what to say, and no number, before somebody means to call', async () => {
    const { id, person } = await promised();
    const shown = await jana.call(hotline.getCallback, { id });
    expect(shown).toMatchObject({ now: 'yes', showLine: 'sos', note: 'ask for Anka ◇', attempts: [] });
    expect(shown.persons).toMatchObject([{ person, safetyCard: { mayContact: 'yes' } }]);
    expect(JSON.stringify(shown)).not.toContain('222');
    expect(JSON.stringify(shown)).not.toContain('Anka"');
  });

  it('inside her hours gives the number, and what came of it opens an outgoing draft with her in it', async () => {
    const { id, person } = await promised();
    const opened = await jana.call(hotline.openCallback, { id });
    expect(opened).toMatchObject({ now: 'yes', isOverride: false, showLine: 'sos' });
    // the same number on the contact and on the person is one number
    expect(opened.numbers.map((one) => one.read)).toEqual(['+381992221111']);
    const draft = newId<'contact'>();
    const { revision } = (await jana.call(hotline.getCallback, { id })).duty;
    const said = await jana.call(hotline.reportAttempt, { id, revision, result: 'reached', note: 'well ◇', draft });
    expect(said).toMatchObject({ draft, offer: null, duty: { state: 'done', result: 'reached' } });
    const written = await jana.call(hotline.getContact, { id: draft });
    expect(written).toMatchObject({ state: 'draft', direction: 'out', reached: 'reached', clients: [person] });
    expect(written.callerNumber).toBe('+381 99 222 1111');
    expect((await jana.call(hotline.getCallback, { id })).attempts).toMatchObject([{ by: jana.id, result: 'reached' }]);
    await jana.call(hotline.discardDraft, { id: draft, discardText: true });
  });

  it('outside of her hours is refused with words; with a reason it goes out, and the supervisor sees who and why', async () => {
    const { id } = await promised({ hours: everyDay(17, 20) });
    const refused = { code: 'hotline.outside-safe-hours', status: 409, data: { contactNow: 'outside_hours' } };
    await expect(mila.call(hotline.openCallback, { id })).rejects.toMatchObject(refused);
    // nor can one say that one has called without the gate
    const called = { id, revision: 1, result: 'no_answer' as const };
    await expect(mila.call(hotline.reportAttempt, called)).rejects.toMatchObject(refused);
    await expect(mila.call(hotline.settleDuty, called)).rejects.toMatchObject(refused);
    expect((await vesna.call(hotline.getSupervision, {})).overrides).toEqual([]);
    const reason = 'she rang from the bus station ◇';
    expect(await mila.call(hotline.openCallback, { id, reason })).toMatchObject({ isOverride: true });
    const { overrides } = await vesna.call(hotline.getSupervision, {});
    expect(overrides).toMatchObject([{ source: 'callback', by: mila.id, now: 'outside_hours', reason, result: null }]);
    // she has opened the number: what came of the call needs no second reason
    expect((await mila.call(hotline.reportAttempt, called)).duty).toMatchObject({ attempts: 1, state: 'open' });
    await vesna.call(hotline.reviewItem, { id: overrides[0]!.id, kind: 'override' });
    expect((await vesna.call(hotline.getSupervision, {})).overrides).toEqual([]);
  });

  it('to somebody without a card, or who said no, is refused by its own word', async () => {
    for (const [over, contactNow] of [
      [{ card: false }, 'no_card'],
      [{ mayContact: 'no' as const }, 'no'],
    ] as const) {
      const { id } = await promised(over);
      const refused = { code: 'hotline.not-safe-to-call', data: { contactNow } };
      await expect(mila.call(hotline.openCallback, { id })).rejects.toMatchObject(refused);
    }
  });

  it('leaves by no way without a card that allows it, or an override that is listed', async () => {
    const cards = [
      { card: false },
      { mayContact: 'no' },
      { mayContact: 'ask' },
      { mayContact: 'yes' },
      { hours: everyDay(17, 20) },
      { mayContact: 'no', hours: everyDay(17, 20) },
    ] as const;
    const reason = 'a reason ◇';
    for (const card of cards) {
      const safe = !('card' in card) && !('hours' in card) && card.mayContact !== 'no';
      for (const said of [undefined, reason]) {
        const { id } = await promised(card as Parameters<typeof promised>[0]);
        const ways = [
          () => mila.call(hotline.openCallback, { id, ...(said ? { reason: said } : {}) }),
          ...(['reached', 'no_answer', 'someone_else'] as const).flatMap((result) => {
            const called = { id, revision: 1, result, ...(said ? { overrideReason: said } : {}) };
            return [() => mila.call(hotline.reportAttempt, called), () => mila.call(hotline.settleDuty, called)];
          }),
        ];
        const way = ways[(cards.indexOf(card) * 2 + (said ? 1 : 0)) % ways.length]!;
        for (const one of said || safe ? [way] : ways) {
          const ended = await one().then(
            () => 'out',
            () => 'refused',
          );
          expect([card, said, ended]).toEqual([card, said, safe || said ? 'out' : 'refused']);
        }
        const { attempts } = await mila.call(hotline.getCallback, { id });
        expect(attempts.map((tried) => tried.isOverride)).toEqual(safe || said ? [!safe] : []);
        const { overrides } = await vesna.call(hotline.getSupervision, {});
        expect(overrides).toHaveLength(!safe && said ? 1 : 0);
        for (const one of overrides) await vesna.call(hotline.reviewItem, { id: one.id, kind: 'override' });
      }
    }
  }, 60_000);

  it('has hours of its own, which narrow those of the card and do not widen them', async () => {
    const narrow = await promised();
    const wide = await promised({ hours: everyDay(17, 20) });
    for (const [{ contact }, hours] of [
      [narrow, everyDay(18, 19)],
      [wide, everyDay(0, 24)],
    ] as const) {
      const id = newId<'task'>();
      await mila.call(hotline.requestCallback, { id, contact, hours, dueDay: today });
      await expect(mila.call(hotline.openCallback, { id })).rejects.toMatchObject({
        code: 'hotline.outside-safe-hours',
      });
    }
  });

  it('that somebody else answered offers the flag; nobody answering writes no contact', async () => {
    const { id, contact, person } = await promised();
    const before = (await mila.call(hotline.getToday, {})).drafts.length;
    const said = await mila.call(hotline.reportAttempt, { id, revision: 1, result: 'someone_else', dueDay: tomorrow });
    expect(said).toMatchObject({ offer: 'someone_else_answers', draft: null });
    const revision = said.duty.revision;
    const silent = { id, revision, result: 'no_answer' as const, dueDay: tomorrow };
    await expect(mila.call(hotline.reportAttempt, { ...silent, draft: newId<'contact'>() })).rejects.toMatchObject({
      code: 'hotline.not-allowed-here',
    });
    await mila.call(hotline.reportAttempt, silent);
    expect((await mila.call(hotline.getToday, {})).drafts).toHaveLength(before);
    const flag = { id: newId<'flag'>(), kind: 'someone_else_answers' as const, contact, reason: 'a man ◇' };
    expect(await mila.call(hotline.setFlag, flag)).toMatchObject({
      person: { id: person },
      numberEnd: '111',
      until: '2022-06-14',
    });
  });

  it('tried three times goes to the supervisor, who alone goes on with it or gives it to somebody', async () => {
    const { id } = await promised();
    let revision = 1;
    for (let n = 0; n < 3; n++)
      ({ revision } = (
        await mila.call(hotline.reportAttempt, { id, revision, result: 'no_answer', dueDay: tomorrow })
      ).duty);
    const decides = { code: 'hotline.supervisor-decides', status: 403 };
    await expect(mila.call(hotline.openCallback, { id })).rejects.toMatchObject(decides);
    const again = { id, revision, result: 'no_answer' as const, dueDay: tomorrow };
    await expect(mila.call(hotline.reportAttempt, again)).rejects.toMatchObject(decides);
    expect((await vesna.call(hotline.getSupervision, {})).callBacks.map((one) => one.id)).toContain(id);
    const moved = { ...again, result: 'moved' as const, reasonText: 'once more in the evening ◇', assignee: mila.id };
    const { duty } = await vesna.call(hotline.reportAttempt, moved);
    expect(duty).toMatchObject({ assignee: mila.id, raised: false });
    expect(await mila.call(hotline.openCallback, { id })).toMatchObject({ isOverride: false });
  });

  it('ends with a result, and moves only with a reason and a day from today on', async () => {
    const { id, contact } = await promised();
    const report = (over: object) => mila.call(hotline.reportAttempt, { id, revision: 1, result: 'moved', ...over });
    await expect(report({ result: 'done' })).rejects.toMatchObject({ status: 422 });
    await expect(report({ dueDay: tomorrow })).rejects.toMatchObject({ code: 'hotline.reason-needed' });
    await expect(report({ reasonText: 'ill ◇', dueDay: '2021-12-13' })).rejects.toMatchObject({
      code: 'hotline.day-needed',
    });
    const late = { id: newId<'task'>(), contact, dueDay: '2021-12-13' as Day };
    await expect(mila.call(hotline.requestCallback, late)).rejects.toMatchObject({ code: 'hotline.day-needed' });
    const stranger = { ...late, dueDay: today, person: newId<'person'>() };
    await expect(mila.call(hotline.requestCallback, stranger)).rejects.toMatchObject({
      code: 'hotline.unknown-person',
    });
  });

  it('promised twice under the same id is one promise; of another house it does not exist', async () => {
    const { id, contact } = await promised();
    await mila.call(hotline.requestCallback, { id, contact, dueDay: today });
    expect((await mila.call(hotline.listDuties, { id: contact })).filter((one) => one.id === id)).toHaveLength(1);
    const other = await aHouse({ database: house.database });
    const stranger = await other.signedIn('supervisor');
    for (const call of [hotline.getCallback, hotline.openCallback] as const)
      await expect(stranger.call(call, { id })).rejects.toMatchObject({ code: 'hotline.not-found' });
    await other.close();
  });
});

describe('a call-back promised inside the contact form', () => {
  const agreed = {
    number: '+381 99 222 7777',
    hours: everyDay(9, 18),
    showLine: 'sos',
    dueDay: tomorrow,
    dueMinute: 600,
  };
  const theDuty = async (contact: ReturnType<typeof newId<'contact'>>) => {
    const duties = await mila.call(hotline.listDuties, { id: contact });
    expect(duties).toMatchObject([{ kind: 'hotline.callback', dueDay: tomorrow, dueMinute: 600 }]);
    return duties[0]?.id as ReturnType<typeof newId<'task'>>;
  };

  it('keeps the number, the hours and the line to show that she named', async () => {
    const { person } = await promised();
    const contact = newId<'contact'>();
    await mila.call(
      hotline.recordContact,
      aContact({
        id: contact,
        clients: [person],
        followUp: 'callback',
        summary: 'call me later ◇',
        duty: { ...agreed, person },
      }),
    );
    const id = await theDuty(contact);
    expect(await jana.call(hotline.getCallback, { id })).toMatchObject({ showLine: 'sos', hours: agreed.hours });
    const opened = await jana.call(hotline.openCallback, { id });
    expect(opened.showLine).toBe('sos');
    expect(opened.numbers[0]).toMatchObject({ value: '+381 99 222 7777', read: '+381992227777' });
  });

  it('keeps them as well where not a word was written down, and closing a draft like recording at once', async () => {
    const { person } = await promised();
    const [quiet, drafted, written] = [newId<'contact'>(), newId<'contact'>(), newId<'contact'>()];
    await mila.call(
      hotline.recordContact,
      aContact({ id: quiet, clients: [person], summary: '', followUp: 'callback', duty: agreed }),
    );
    await mila.call(hotline.recordContact, { id: drafted, category: 'other', clients: [person] });
    await mila.call(hotline.finaliseContact, { id: drafted, followUp: 'callback', duty: agreed });
    await mila.call(hotline.recordContact, {
      id: written,
      category: 'other',
      clients: [person],
      summary: 'soft voice ◇',
    });
    await mila.call(hotline.finaliseContact, { id: written, followUp: 'callback', duty: agreed });
    for (const contact of [quiet, drafted, written]) {
      const opened = await mila.call(hotline.openCallback, { id: await theDuty(contact) });
      expect(opened.numbers[0]?.value).toBe('+381 99 222 7777');
    }
    expect((await mila.call(hotline.getContact, { id: written })).summary).toBe('soft voice ◇');
    expect((await mila.call(hotline.getContact, { id: quiet })).number).toMatch(/^H21-/);
  });

  it('is refused for a stranger, an unknown line, another follow-up, and a number of somebody who leaves no trace', async () => {
    const closing = (over: object, duty: object) =>
      mila.call(hotline.recordContact, aContact({ followUp: 'callback', ...over, duty: { ...agreed, ...duty } }));
    const { person } = await promised();
    await expect(closing({}, { person })).rejects.toMatchObject({
      code: 'hotline.unknown-person',
      path: ['duty', 'person'],
    });
    await expect(closing({}, { showLine: 'nowhere' })).rejects.toMatchObject({
      code: 'hotline.unknown-line',
      path: ['duty', 'showLine'],
    });
    await expect(closing({ followUp: 'task' }, {})).rejects.toMatchObject({ code: 'hotline.not-allowed-here' });
    await expect(closing({ leaveNoTrace: true }, {})).rejects.toMatchObject({
      code: 'hotline.not-allowed-here',
      path: ['duty', 'number'],
    });
  });
});
