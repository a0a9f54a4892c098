import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHouse, type SomebodyAtWork, type TestHouse } from '../../../../tests/house.ts';
import { type Day, type Id, newId } from '../../../platform/kernel/index.ts';
import * as hotline from '../contract.ts';
import { aContact, aDraft } from '../testing.ts';

let house: TestHouse;
let mila: SomebodyAtWork;
let supervisor: SomebodyAtWork;
let outsider: SomebodyAtWork;
let hers: Id<'person'>;

const number = '+381 64 000 1234';

beforeAll(async () => {
  house = await aHouse({ now: '2021-12-14T10:00:00Z', settings: { openDrafts: 100 } });
  mila = await house.signedIn('consultant');
  supervisor = await house.signedIn('supervisor');
  outsider = await house.signedIn('caseworker');
  const first = await mila.call(
    hotline.recordContact,
    aContact({ callerNumber: number, summary: 'worried about a job ◇' }),
  );
  hers = first.clients[0] as Id<'person'>;
  await mila.call(hotline.recordContact, aContact({ clients: [hers], day: '2021-12-01' as Day, summary: 'earlier ◇' }));
});
afterAll(() => house.close());

describe('a number that rings', () => {
  it('is known by any way of writing it, and the answer has no name, no history and no word', async () => {
    const draft = await mila.call(hotline.recordContact, aDraft());
    for (const typed of ['064 000 1234', '0640001234', '+381640001234', '00381 64 0001234']) {
      const answer = await mila.call(hotline.findNumber, { number: typed, contact: draft.id });
      expect(answer).toEqual({
        answer: 'known',
        read: '+381640001234',
        matches: [{ person: hers, safetyCard: null, flags: [] }],
        flags: [],
      });
    }
  });

  it('that nobody knows is new; a withheld one is never matched', async () => {
    const ask = (typed: string) => mila.call(hotline.findNumber, { number: typed, purpose: 'missed call ◇' });
    expect(await ask('064 999 9999')).toMatchObject({ answer: 'new', matches: [] });
    for (const word of ['anonymous', 'skriven broj', 'private']) expect((await ask(word)).matches).toEqual([]);
    await mila.call(hotline.recordContact, aContact({ callerNumber: 'anonymous' }));
    expect(await ask('anonymous')).toMatchObject({ answer: 'withheld', matches: [] });
  });

  it('that cannot be read is kept and found by its digits', async () => {
    const { id } = await mila.call(hotline.recordContact, aContact({ callerNumber: '12-34 (ask for ext)' }));
    const found = await mila.call(hotline.searchContacts, { phone: '1234', purpose: 'call_back' });
    expect(found.rows.map((row) => row.id)).toContain(id);
    const full = await mila.call(hotline.getContact, { id });
    expect(full).toMatchObject({ callerNumber: '12-34 (ask for ext)', callerNumberRead: null });
  });

  it('is looked up for an open contact of one’s own or a stated purpose only', async () => {
    const closed = await mila.call(hotline.recordContact, aContact());
    const theirs = await supervisor.call(hotline.recordContact, aDraft());
    for (const contact of [undefined, closed.id, theirs.id, newId<'contact'>()])
      await expect(mila.call(hotline.findNumber, { number, contact })).rejects.toMatchObject({
        code: 'hotline.purpose-needed',
      });
    await expect(mila.call(hotline.findNumber, { number, purpose: '   ' })).rejects.toMatchObject({ status: 422 });
  });

  it('is looked for among the contacts for the same reasons only, and the reason is on record', async () => {
    const draft = await mila.call(hotline.recordContact, aDraft());
    for (const contact of [undefined, hers as never, newId<'contact'>()])
      await expect(mila.call(hotline.searchContacts, { phone: number, contact })).rejects.toMatchObject({
        code: 'hotline.purpose-needed',
        status: 422,
      });
    await expect(
      mila.call(hotline.searchContacts, { phone: number, purpose: 'curious' as never }),
    ).rejects.toMatchObject({ status: 422 });
    await expect(mila.call(hotline.searchContacts, { purpose: 'call_back' })).rejects.toMatchObject({
      code: 'hotline.filter-needed',
    });
    const withContact = await mila.call(hotline.searchContacts, { phone: number, contact: draft.id });
    const withPurpose = await mila.call(hotline.searchContacts, { phone: number, purpose: 'call_back' });
    expect(withContact.rows.length).toBeGreaterThan(0);
    expect(withContact.rows).toEqual(withPurpose.rows);
    await mila.call(hotline.discardDraft, { id: draft.id });
  });

  it('shows the history after "it is this person", and makes her the client', async () => {
    const draft = await mila.call(hotline.recordContact, aDraft());
    const confirmed = await mila.call(hotline.confirmCaller, { id: draft.id, person: hers });
    expect(confirmed.contact.clients).toEqual([hers]);
    expect(confirmed.history.map((row) => [row.day, row.summary])).toEqual([
      ['2021-12-14', 'worried about a job ◇'],
      ['2021-12-01', 'earlier ◇'],
    ]);
    const closed = await mila.call(hotline.finaliseContact, { id: draft.id });
    expect(closed.clients).toEqual([hers]);
  });

  it('may be destroyed at the end: anonymous, do not keep my number', async () => {
    const draft = await mila.call(hotline.recordContact, aDraft({ callerNumber: '064 777 7777', summary: 'stays ◇' }));
    await mila.call(hotline.finaliseContact, { id: draft.id, leaveNoTrace: true });
    const full = await mila.call(hotline.getContact, { id: draft.id });
    expect(full).toMatchObject({ callerNumber: '', summary: 'stays ◇' });
    expect((await mila.call(hotline.findNumber, { number: '064 777 7777', purpose: 'gone?' })).answer).toBe('new');
  });
});

describe('a search', () => {
  it('with nothing in it is refused; a page that never was too', async () => {
    await expect(mila.call(hotline.searchContacts, {})).rejects.toMatchObject({
      code: 'hotline.filter-needed',
      status: 422,
    });
    await expect(mila.call(hotline.searchContacts, { cursor: 'x', kind: 'data' })).rejects.toMatchObject({
      code: 'hotline.page-invalid',
    });
    const reversed = { from: '2021-12-02' as Day, to: '2021-12-01' as Day };
    await expect(mila.call(hotline.searchContacts, reversed)).rejects.toMatchObject({ code: 'hotline.days-reversed' });
  });

  it('finds a contact by its number as people write it', async () => {
    const { id, number: given } = await mila.call(hotline.recordContact, aContact());
    for (const typed of [given as string, (given as string).toLowerCase(), `21-${Number((given as string).slice(4))}`])
      expect((await mila.call(hotline.searchContacts, { number: typed })).rows.map((row) => row.id)).toEqual([id]);
  });

  it('goes through all pages without a gap and without a double, and counts to a thousand', async () => {
    for (let n = 0; n < 60; n++)
      await mila.call(
        hotline.recordContact,
        aContact({ callerRole: 'ngo', day: `2020-01-${String((n % 28) + 1).padStart(2, '0')}` as Day }),
      );
    const seen: string[] = [];
    let page = await mila.call(hotline.searchContacts, { callerRole: 'ngo' });
    expect(page.count).toEqual({ n: 60, more: false });
    for (;;) {
      seen.push(...page.rows.map((row) => `${row.day} ${row.id}`));
      if (!page.next) break;
      page = await mila.call(hotline.searchContacts, { callerRole: 'ngo', cursor: page.next });
      expect(page.count).toBeNull();
    }
    expect(seen).toHaveLength(60);
    expect(new Set(seen).size).toBe(60);
    const days = seen.map((one) => one.slice(0, 10));
    expect(days).toEqual([...days].sort().reverse());
  });

  it('treats what is typed as text, never as a pattern or a statement', async () => {
    for (const typed of ["' or 1=1 --", '%', '_', 'H%', '\\'])
      expect((await mila.call(hotline.searchContacts, { number: typed })).rows).toEqual([]);
  });

  it('by an open follow-up finds what was promised', async () => {
    const { id } = await mila.call(hotline.recordContact, aContact({ followUp: 'callback' }));
    const found = await mila.call(hotline.searchContacts, { followUpOpen: true });
    expect(found.rows.map((row) => row.id)).toContain(id);
  });
});

describe('who may see', () => {
  it('a colleague outside the duty desk is refused, and inside the house the rows are not there for her', async () => {
    const { id } = await mila.call(hotline.recordContact, aContact({ summary: 'not hers ◇' }));
    await expect(outsider.call(hotline.getContact, { id })).rejects.toMatchObject({ status: 403 });
    const rows = await outsider.inside((it) =>
      it.tx.query('select id from hotline.contact where org_id = $1', [it.actor.org]),
    );
    expect(rows).toEqual([]);
  });

  it('an id of nobody answers like an id of another organisation', async () => {
    const other = await aHouse({ database: house.database });
    try {
      const stranger = await other.signedIn('supervisor');
      const { id } = await mila.call(hotline.recordContact, aContact());
      const draft = await mila.call(hotline.recordContact, aDraft());
      for (const [theirs, nobodys] of [
        [id, newId<'contact'>()],
        [draft.id, newId<'contact'>()],
      ] as const) {
        const answers = await Promise.all(
          [theirs, nobodys].map(async (contact) => {
            const acts = [
              stranger.call(hotline.getContact, { id: contact }),
              stranger.call(hotline.listVersions, { id: contact }),
              stranger.call(hotline.saveContact, { id: contact, revision: 1, sex: 'f' }),
              stranger.call(hotline.finaliseContact, { id: contact }),
              stranger.call(hotline.correctContact, { id: contact, version: 1, reason: 'typing', sex: 'f' }),
              stranger.call(hotline.voidContact, { id: contact, reason: 'test' }),
              stranger.call(hotline.discardDraft, { id: contact }),
              stranger.call(hotline.takeOverDraft, { id: contact, reasonText: 'mine' }),
              stranger.call(hotline.setClients, { id: contact, clients: [] }),
              stranger.call(hotline.confirmCaller, { id: contact, person: hers }),
              stranger.call(hotline.addDuty, { id: contact, kind: 'callback', dueDay: '2021-12-20' as Day }),
              stranger.call(hotline.listDuties, { id: contact }),
            ];
            return (await Promise.allSettled(acts)).map((one) =>
              one.status === 'rejected' ? one.reason.code : 'answered',
            );
          }),
        );
        expect(answers[0]).toEqual(answers[1]);
        expect(new Set(answers[0])).toEqual(new Set(['hotline.not-found']));
      }
      await expect(
        stranger.call(hotline.setClients, {
          id: (await stranger.call(hotline.recordContact, aDraft())).id,
          clients: [hers],
        }),
      ).rejects.toMatchObject({
        code: 'hotline.unknown-person',
      });
    } finally {
      await other.close();
    }
  });

  it('leaves no name, number or word readable in the database', async () => {
    await mila.call(
      hotline.recordContact,
      aContact({ callerNumber: '0645550199', summary: 'canary-summary ◇', handle: 'canary-handle' }),
    );
    const root = await house.database.asSuperuser();
    const { rows } = await root.query(`select string_agg(t::text, ' ') as all from (
      select c::text as t from hotline.contact c union all select v::text from hotline.contact_version v
      union all select x::text from hotline.contact_text x union all select o::text from events.outbox o
      union all select encode(e.sealed, 'escape') from audit.entry e) s`);
    await root.end();
    for (const canary of [
      'canary-summary',
      'canary-handle',
      '0645550199',
      '+381645550199',
      '381645550199',
      Buffer.from('canary-summary').toString('hex'),
    ])
      expect(rows[0].all).not.toContain(canary);
  });
});
