import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as hotline from '../../src/modules/hotline/contract.ts';
import { aDraft } from '../../src/modules/hotline/testing.ts';
import { newId } from '../../src/platform/kernel/index.ts';
import { aHouse, type TestHouse } from '../house.ts';

/** A refusal rolls its act back; what was read on the way to it stays on record all the same. */
let house: TestHouse;

beforeAll(async () => {
  house = await aHouse();
});
afterAll(() => house.close());

async function rowsOf<T>(run: () => Promise<T>): Promise<{ kinds: string[]; answer: T }> {
  const superuser = await house.database.asSuperuser();
  const last = async () =>
    (await superuser.query<{ n: string }>('select coalesce(max(seq), 0) as n from audit.entry')).rows[0]?.n;
  const before = await last();
  const answer = await run();
  const { rows } = await superuser.query<{ kind: string }>('select kind from audit.entry where seq > $1 order by seq', [
    before,
  ]);
  await superuser.end();
  return { kinds: rows.map((row) => row.kind), answer };
}

describe('a refusal', () => {
  it('that shows the words of a draft taken over leaves the row of an opening', async () => {
    const writer = await house.signedIn('consultant');
    const supervisor = await house.signedIn('supervisor');
    const id = newId<'contact'>();
    await writer.call(hotline.recordContact, aDraft({ id }));
    await writer.call(hotline.saveContact, { id, revision: 1, summary: 'what she told the writer ◇' });
    await supervisor.call(hotline.takeOverDraft, { id, reasonText: 'end of the shift' });
    const { kinds, answer } = await rowsOf(() =>
      supervisor.call(hotline.saveContact, { id, revision: 1, summary: 'mine' }).catch((refusal) => refusal),
    );
    expect(answer).toMatchObject({
      code: 'hotline.stale-revision',
      data: { theirs: { summary: 'what she told the writer ◇' } },
    });
    expect(kinds).toEqual(['hotline.open-contact']);
  });

  it('of a clash in the writer’s own draft adds no row', async () => {
    const writer = await house.signedIn('consultant');
    const id = newId<'contact'>();
    await writer.call(hotline.recordContact, aDraft({ id }));
    await writer.call(hotline.saveContact, { id, revision: 1, summary: 'first window' });
    const { kinds } = await rowsOf(() =>
      writer.call(hotline.saveContact, { id, revision: 1, summary: 'second window' }).catch((refusal) => refusal),
    );
    expect(kinds).toEqual([]);
  });
});
