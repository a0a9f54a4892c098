import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHouse, type SomebodyAtWork, type TestHouse } from '../../../../tests/house.ts';
import { type Id, newId } from '../../../platform/kernel/index.ts';
import * as hotline from '../contract.ts';
import { aContact, aDraft } from '../testing.ts';
import { openDraft } from './change-draft.ts';

let house: TestHouse;
let mila: SomebodyAtWork;
let jana: SomebodyAtWork;
let supervisor: SomebodyAtWork;

beforeAll(async () => {
  house = await aHouse({ now: '2021-12-14T10:00:00Z', settings: { openDrafts: 100 } });
  mila = await house.signedIn('consultant');
  jana = await house.signedIn('consultant');
  supervisor = await house.signedIn('supervisor');
});
afterAll(() => house.close());

describe('recording a contact', () => {
  it('at once gives it a number, a version, and a client with nothing but a code', async () => {
    const head = await mila.call(hotline.recordContact, aContact({ summary: 'Asked about a job abroad ◇' }));
    expect(head).toMatchObject({ number: 'H21-000001', state: 'finalised', version: 1, finalisedOn: '2021-12-14' });
    expect(head.clients).toHaveLength(1);
    const full = await mila.call(hotline.getContact, { id: head.id });
    expect(full).toMatchObject({
      summary: 'Asked about a job abroad ◇',
      textState: 'open',
      hour: 11,
      consultant: mila.id,
      recordedBy: mila.id,
      versionFrom: '2021-12-14',
      versionTo: null,
    });
    expect(full.people[0]?.code).toMatch(/^K21-\d{5,}$/);
  });

  it('twice and in parallel makes one contact and gives one answer', async () => {
    const contact = aContact({ summary: 'once ◇' });
    const answers = await Promise.all(Array.from({ length: 6 }, () => mila.call(hotline.recordContact, contact)));
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(await mila.call(hotline.recordContact, contact)).toEqual(answers[0]);
  });

  it('with an id that a colleague uses is refused', async () => {
    const contact = aDraft();
    await mila.call(hotline.recordContact, contact);
    await expect(jana.call(hotline.recordContact, contact)).rejects.toMatchObject({
      code: 'hotline.id-taken',
      status: 409,
    });
  });
});

describe('a draft', () => {
  it('keeps every saved word and closes with them', async () => {
    const draft = await mila.call(hotline.recordContact, aDraft({ summary: 'First ' }));
    expect(draft).toMatchObject({ state: 'draft', revision: 1, version: 0, number: null });
    const saved = await mila.call(hotline.saveContact, { id: draft.id, revision: 1, summary: 'First words ◇' });
    expect(saved.revision).toBe(2);
    const again = await mila.call(hotline.saveContact, {
      id: draft.id,
      revision: 2,
      callerNumber: '064 000 0000',
      sex: 'f',
    });
    const closed = await mila.call(hotline.finaliseContact, { id: draft.id, revision: again.revision });
    expect(closed).toMatchObject({ state: 'finalised', version: 1 });
    const twice = await mila.call(hotline.finaliseContact, { id: draft.id });
    expect(twice).toEqual(closed);
    const full = await mila.call(hotline.getContact, { id: draft.id });
    expect(full).toMatchObject({
      summary: 'First words ◇',
      callerNumber: '064 000 0000',
      sex: 'f',
      numberState: 'known',
    });
  });

  it('of two tabs merges what only one touched and shows both where they clash', async () => {
    const { id } = await mila.call(hotline.recordContact, aDraft({ summary: 'base ◇' }));
    await mila.call(hotline.saveContact, { id, revision: 1, summary: 'tab one ◇', callerRole: 'family' });
    const merged = await mila.call(hotline.saveContact, { id, revision: 1, ourView: 'tab two ◇' });
    expect(merged.revision).toBe(3);
    const clash = mila.call(hotline.saveContact, { id, revision: 1, summary: 'tab two ◇' });
    await expect(clash).rejects.toMatchObject({
      code: 'hotline.stale-revision',
      data: { revision: 3, fields: ['summary'], theirs: { summary: 'tab one ◇' } },
    });
    const full = await mila.call(hotline.getContact, { id });
    expect(full).toMatchObject({ summary: 'tab one ◇', ourView: 'tab two ◇', callerRole: 'family' });
  });

  it('that was discarded leaves no text and no key, and a late autosave cannot revive it', async () => {
    const { id } = await mila.call(hotline.recordContact, aDraft({ summary: 'not to be kept ◇' }));
    await expect(mila.call(hotline.discardDraft, { id })).rejects.toMatchObject({ code: 'hotline.has-text' });
    await mila.call(hotline.discardDraft, { id, discardText: true });
    await expect(mila.call(hotline.saveContact, { id, revision: 1, summary: 'late' })).rejects.toMatchObject({
      code: 'hotline.not-draft',
    });
    await expect(mila.call(hotline.recordContact, aDraft({ id }))).rejects.toMatchObject({ code: 'hotline.not-draft' });
    const owner = await house.database.asSuperuser();
    const left = await owner.query(
      'select (select count(*) from hotline.contact_text where contact_id = $1) + (select count(*) from vault.wrap where key_id = $1) as n',
      [id],
    );
    await owner.end();
    expect(Number(left.rows[0].n)).toBe(0);
  });

  it('is a colleague’s until a supervisor takes it over with a reason', async () => {
    const { id } = await mila.call(hotline.recordContact, aDraft());
    await expect(jana.call(hotline.saveContact, { id, revision: 1, sex: 'm' })).rejects.toMatchObject({ status: 403 });
    const taken = await supervisor.call(hotline.takeOverDraft, { id, reasonText: 'shift is over ◇' });
    expect(taken.owner).toBe(supervisor.id);
    const today = await mila.call(hotline.getToday, {});
    expect(today.takenOver.map((row) => row.id)).toContain(id);
    await supervisor.call(hotline.finaliseContact, { id });
  });

  it('opens to its owner only, and only while it is one: not even a key is asked for by a colleague', async () => {
    const { id, revision } = await mila.call(hotline.recordContact, aDraft({ summary: 'a draft of hers ◇' }));
    const opensTo = async (who: SomebodyAtWork) => (await who.inside((it) => openDraft(it, id as never))) !== undefined;
    expect([await opensTo(mila), await opensTo(jana), await opensTo(supervisor)]).toEqual([true, false, false]);
    await expect(jana.call(hotline.saveContact, { id, revision, summary: 'not hers ◇' })).rejects.toMatchObject({
      code: 'hotline.not-owner',
    });
    await mila.call(hotline.finaliseContact, { id, revision });
    expect(await opensTo(mila)).toBe(false);
  });

  it('may not be the sixth', async () => {
    const small = await aHouse({ settings: { openDrafts: 5 } });
    try {
      const one = await small.signedIn('consultant');
      for (let n = 0; n < 5; n++) await one.call(hotline.recordContact, aDraft());
      await expect(one.call(hotline.recordContact, aDraft())).rejects.toMatchObject({
        code: 'hotline.too-many-drafts',
      });
      await one.call(hotline.recordContact, aContact());
    } finally {
      await small.close();
    }
  });
});

describe('a finalised contact', () => {
  it('gets a new version by a correction, and the old one stays as it was', async () => {
    const { id } = await mila.call(hotline.recordContact, aContact({ summary: 'first ◇', hour: 3 }));
    const [before] = await mila.call(hotline.listVersions, { id });
    const corrected = await mila.call(hotline.correctContact, {
      id,
      version: 1,
      reason: 'typing',
      summary: 'second ◇',
      hour: 4,
      reasonText: 'misheard ◇',
    });
    expect(corrected.version).toBe(2);
    const versions = await mila.call(hotline.listVersions, { id });
    expect(versions.map((one) => [one.version, one.summary, one.hour])).toEqual([
      [1, 'first ◇', 3],
      [2, 'second ◇', 4],
    ]);
    expect({ ...versions[0], versionTo: null, number: null }).toMatchObject({ summary: before?.summary });
    expect(versions[1]).toMatchObject({ reasonText: 'misheard ◇', correctionReason: 'typing' });
    const same = { id, version: 2, reason: 'typing', hour: 4 } as const;
    await expect(mila.call(hotline.correctContact, same)).rejects.toMatchObject({ code: 'hotline.nothing-changed' });
    await expect(jana.call(hotline.correctContact, { ...same, hour: 5 })).rejects.toMatchObject({ status: 403 });
  });

  it('is corrected by its author for 72 hours to the minute, then by a supervisor', async () => {
    const { id } = await mila.call(hotline.recordContact, aContact());
    const mayCorrect = async (who: SomebodyAtWork, which: typeof id) =>
      (await who.call(hotline.getContact, { id: which })).may.correct;
    expect([await mayCorrect(mila, id), await mayCorrect(jana, id)]).toEqual([true, false]);
    house.clock.set('2021-12-17T09:59:00Z');
    mila = await mila.again();
    expect(await mayCorrect(mila, id)).toBe(true);
    // the same day, two minutes later
    house.clock.set('2021-12-17T10:01:00Z');
    const correction = { id, version: 1, reason: 'review', sex: 'f' } as const;
    mila = await mila.again();
    supervisor = await supervisor.again();
    await expect(mila.call(hotline.correctContact, correction)).rejects.toMatchObject({ code: 'hotline.too-late' });
    expect(await mayCorrect(mila, id)).toBe(false);
    expect(await mayCorrect(supervisor, id)).toBe(true);
    await supervisor.call(hotline.correctContact, correction);
    house.clock.set('2021-12-14T10:00:00Z');
    mila = await mila.again();
    supervisor = await supervisor.again();
  });

  it('is voided by a supervisor only, and its number stays its own', async () => {
    const { id, number } = await mila.call(hotline.recordContact, aContact());
    const voiding = { id, reason: 'duplicate', reasonText: 'twice ◇' } as const;
    await expect(mila.call(hotline.voidContact, voiding)).rejects.toMatchObject({ status: 403 });
    const voided = await supervisor.call(hotline.voidContact, voiding);
    expect(voided).toMatchObject({ state: 'voided', number });
    expect(await supervisor.call(hotline.voidContact, voiding)).toEqual(voided);
    expect((await mila.call(hotline.recordContact, aContact())).number).not.toBe(number);
  });

  it('without a conversation has no client and is counted under other; a conversation has one', async () => {
    const silent = await mila.call(hotline.recordContact, {
      id: newId<'contact'>(),
      line: 'sos',
      kind: 'non_data',
      nonDataKind: 'silent',
      finalise: true,
    });
    expect(silent.clients).toEqual([]);
    const full = await mila.call(hotline.getContact, { id: silent.id });
    expect(full).toMatchObject({ category: 'other', subcategory: 'silent_prank_wrong', textState: 'none' });
    const both = { ...aContact({ kind: 'non_data', nonDataKind: 'hoax', clients: full.clients as Id<'person'>[] }) };
    const person = (await mila.call(hotline.recordContact, aContact())).clients[0] as Id<'person'>;
    await expect(mila.call(hotline.recordContact, { ...both, clients: [person] })).rejects.toMatchObject({
      code: 'hotline.client-not-allowed',
      status: 422,
    });
  });
});
