import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase } from '../../../../tests/database/fresh-database.ts';
import { withFacts } from '../../../../tests/database/with-facts.ts';
import { aHouse, type SomebodyAtWork, type TestHouse } from '../../../../tests/house.ts';
import { type Day, type Id, newId } from '../../../platform/kernel/index.ts';
import * as hotline from '../contract.ts';
import { forgetPerson } from '../handlers/forget-person.ts';
import { aContact, aDraft } from '../testing.ts';

let house: TestHouse;
let mila: SomebodyAtWork;

beforeAll(async () => {
  house = await aHouse({ settings: { openDrafts: 1000 }, database: await freshDatabase(withFacts) });
  mila = await house.signedIn('consultant', 'supervisor');
});
afterAll(() => house.close());

const act = fc.record({
  kind: fc.constantFrom(
    'record' as const,
    'record and finalise' as const,
    'save' as const,
    'finalise' as const,
    'discard' as const,
  ),
  words: fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
  behind: fc.integer({ min: 0, max: 2 }),
});

describe('any order and repetition of record, save, finalise and discard with one id', () => {
  it('gives one contact with the last accepted text', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 8 }), async (acts) => {
        const id = newId<'contact'>();
        let text = '';
        let revision = 1;
        let state = 'none';
        for (const { kind, words, behind } of acts) {
          const call = (): Promise<{ state: string; revision: number }> => {
            if (kind === 'record') return mila.call(hotline.recordContact, aDraft({ id, summary: words }));
            if (kind === 'record and finalise')
              return mila.call(hotline.recordContact, aContact({ id, summary: words }));
            if (kind === 'save')
              return mila.call(hotline.saveContact, { id, revision: Math.max(1, revision - behind), summary: words });
            if (kind === 'finalise') return mila.call(hotline.finaliseContact, { id });
            return mila.call(hotline.discardDraft, { id, discardText: true });
          };
          const before = state;
          const answer = await call().catch((refusal) => {
            expect(refusal.code).toMatch(/^hotline\.(not-found|not-draft|stale-revision)$/);
            return null;
          });
          if (!answer) continue;
          const writes =
            (kind === 'record' && before === 'none') ||
            (kind === 'record and finalise' && (before === 'none' || before === 'draft')) ||
            (kind === 'save' && before === 'draft');
          if (writes) text = words;
          if (kind === 'discard') text = '';
          ({ state, revision } = answer);
          if (before === 'finalised' || before === 'discarded') expect(state).toBe(before);
        }
        const rows = await mila.inside((it) =>
          it.tx.query<{ versions: number }>(
            `select (select count(*)::integer from hotline.contact_version v where v.contact_id = c.id) as versions
             from hotline.contact c where c.org_id = $1 and c.id = $2`,
            [it.actor.org, id],
          ),
        );
        expect(rows).toEqual(state === 'none' ? [] : [{ versions: state === 'finalised' ? 1 : 0 }]);
        if (state === 'none' || state === 'discarded') return;
        expect((await mila.call(hotline.getContact, { id })).summary).toBe(text);
      }),
      { numRuns: 60 },
    );
  });
});

it('erasing a person takes her id, her words and her number out of every row and changes no figure', async () => {
  const told = { summary: 'hers alone ◇', callerNumber: '+381 99 222 0000' };
  const { clients, id } = await mila.call(hotline.recordContact, aContact(told));
  await mila.call(hotline.addDuty, { id, kind: 'callback', dueDay: '2021-12-20' as Day, note: 'her own words ◇' });
  const person = clients[0] as Id<'person'>;
  await mila.call(hotline.recordContact, aContact({ clients: [person], concerns: [{ person, relation: 'self' }] }));
  await mila.call(hotline.correctContact, { id, version: 1, reason: 'typing', sex: 'f' });
  const figures = () =>
    house.as('stats', async (tx) => [
      await tx.query(
        'select line, month, count(distinct subject_key) as clients, count(*) as n from facts.hotline_contact_clients group by 1, 2',
      ),
      await tx.query('select line, count(*) as n from facts.clients_first group by 1'),
      await tx.query('select line, sum(n) as n from facts.hotline_contacts_daily group by 1'),
    ]);
  const before = await figures();
  for (let twice = 0; twice < 2; twice++)
    await house.as('jobs', (tx) => forgetPerson(tx, { kind: 'people.person-erased', payload: { person } }));
  expect(await figures()).toEqual(before);
  const root = await house.database.asSuperuser();
  const { rows } = await root.query(
    `select (select string_agg(c::text, ' ') from hotline.contact c) || (select string_agg(v::text, ' ') from hotline.contact_version v)
       || (select string_agg(k::text, ' ') from hotline.contact_client k) as all`,
  );
  await root.end();
  expect(rows[0].all).not.toContain(person);
  const full = await mila.call(hotline.getContact, { id });
  expect(full).toMatchObject({ textState: 'destroyed', summary: '', callerNumber: '' });
  expect((await mila.call(hotline.listVersions, { id })).map((one) => one.summary)).toEqual(['', '']);
  expect((await mila.call(hotline.listDuties, { id })).map((one) => one.note)).toEqual(['']);
  expect((await mila.call(hotline.searchContacts, { phone: told.callerNumber, purpose: 'call_back' })).rows).toEqual(
    [],
  );
  expect(full.people).toEqual([{ id: null, code: null, label: null, state: null }]);
});
