import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHouse, type SomebodyAtWork, type TestHouse } from '../../../../tests/house.ts';
import { newId } from '../../../platform/kernel/index.ts';
import * as people from '../../people/contract.ts';
import * as hotline from '../contract.ts';
import * as lines from '../line-contract.ts';
import { aDraft } from '../testing.ts';
import { findNumber } from './find-number.ts';

let house: TestHouse;
let vesna: SomebodyAtWork;

beforeAll(async () => {
  house = await aHouse({ now: '2021-12-14T10:00:00Z' });
  vesna = await house.signedIn('supervisor');
});
afterAll(() => house.close());

/** A consultant who already writes as much as she may. */
async function withFiveDrafts(): Promise<SomebodyAtWork> {
  const mila = await house.signedIn('consultant');
  for (let n = 0; n < 5; n++) await mila.call(hotline.recordContact, aDraft());
  return mila;
}

const duressOf = async (id: string) =>
  (await vesna.call(hotline.getSupervision, {})).duress.filter((one) => one.contact === id);

describe('the duress key, when much else does not work', () => {
  it('arrives for a contact that the server does not hold, also past five open drafts', async () => {
    const mila = await withFiveDrafts();
    const id = newId<'contact'>();
    await expect(mila.call(hotline.recordContact, { id })).rejects.toMatchObject({ code: 'hotline.too-many-drafts' });
    const number = '+381 99 410 0001';
    for (let n = 0; n < 2; n++)
      await mila.call(hotline.raiseDuress, { id, known: { line: 'sos', callerNumber: number } });
    expect(await duressOf(id)).toMatchObject([{ consultant: mila.id }]);
    expect(await mila.call(hotline.listFlags, { contact: id })).toMatchObject([
      { kind: 'duress_word', numberEnd: '001' },
    ]);
    // her form finds it there and goes on writing in it
    const begun = await mila.call(hotline.recordContact, { id });
    expect(begun).toMatchObject({ state: 'draft', owner: mila.id });
    await mila.call(hotline.saveContact, { id, revision: begun.revision, summary: 'said the word ◇' });
    expect(await mila.call(hotline.getContact, { id })).toMatchObject({
      callerNumber: number,
      summary: 'said the word ◇',
    });
  });

  it('arrives when what is known of the contact cannot be taken', async () => {
    const mila = await withFiveDrafts();
    const id = newId<'contact'>();
    await mila.call(hotline.raiseDuress, { id, known: { line: 'no-such-line', clients: [newId<'person'>()] } });
    expect(await duressOf(id)).toHaveLength(1);
    expect(await mila.call(hotline.getContact, { id })).toMatchObject({ line: 'sos', clients: [] });
  });

  it('arrives for a draft that a supervisor took over meanwhile, and for one that was thrown away', async () => {
    const mila = await house.signedIn('consultant');
    const taken = await mila.call(hotline.recordContact, aDraft());
    await vesna.call(hotline.takeOverDraft, { id: taken.id, reasonText: 'the shift is over ◇' });
    await mila.call(hotline.raiseDuress, { id: taken.id });
    expect(await duressOf(taken.id)).toMatchObject([{ consultant: mila.id }]);
    const gone = await mila.call(hotline.recordContact, aDraft());
    await mila.call(hotline.discardDraft, { id: gone.id });
    await mila.call(hotline.raiseDuress, { id: gone.id });
    expect(await duressOf(gone.id)).toHaveLength(1);
  });

  it('flags the client whom the unsaved form already named', async () => {
    const mila = await withFiveDrafts();
    const person = newId<'person'>();
    await mila.call(people.createPerson, { id: person, names: [{ kind: 'given', value: 'Jelena ◇' }] });
    const id = newId<'contact'>();
    await mila.call(hotline.raiseDuress, { id, known: { clients: [person] } });
    expect(await mila.call(hotline.listFlags, { person })).toMatchObject([{ kind: 'duress_word', contact: id }]);
  });
});

describe('a ringing call', () => {
  it('is answered and taken however many drafts lie open', async () => {
    const mila = await withFiveDrafts();
    const rings = await mila.call(lines.noteLineCall, {
      line: 'sos',
      callerNumber: '+381 99 410 0002',
      answered: false,
    });
    const { contact, call } = await mila.call(lines.actOnLine, { id: rings.call.id, action: 'answer' });
    expect(contact).toMatchObject({ state: 'draft', owner: mila.id });
    expect(call).toMatchObject({ state: 'talking' });
    expect(await mila.call(lines.takeLineCall, { id: rings.call.id })).toMatchObject({ contact: { id: contact?.id } });
    expect(
      (await mila.call(lines.noteLineCall, { line: 'sos', callerNumber: '', answered: true })).contact,
    ).toMatchObject({ state: 'draft' });
    // what nobody waits for keeps its limit
    await expect(mila.call(hotline.recordContact, aDraft())).rejects.toMatchObject({
      code: 'hotline.too-many-drafts',
    });
  });
});

describe('a number that is looked up for a contact that cannot be kept yet', () => {
  it('is asked for a purpose, and stands on record as that case beside it', async () => {
    const mila = await withFiveDrafts();
    const contact = newId<'contact'>();
    const acts: unknown[] = [];
    const look = (who: SomebodyAtWork, purpose?: string) =>
      who.inside((it) =>
        findNumber.run(
          { ...it, tx: { ...it.tx, record: (act) => void acts.push(act) } },
          { number: '+381 99 410 0003', contact, purpose },
        ),
      );
    // five open drafts are no reason to ask whose a number is
    await expect(look(mila)).rejects.toMatchObject({ code: 'hotline.purpose-needed' });
    expect(await look(mila, 'open_contact')).toMatchObject({ answer: 'new' });
    expect(acts).toMatchObject([
      { kind: 'hotline.find-number', payload: { unsavedContact: contact, purpose: 'open_contact' } },
    ]);
    // whoever may still begin one begins it first
    await expect(look(vesna)).rejects.toMatchObject({ code: 'hotline.purpose-needed' });
  });
});
