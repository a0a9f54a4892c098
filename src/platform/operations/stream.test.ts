import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHouse, type SomebodyAtWork, type TestHouse } from '../../../tests/house.ts';
import type { It } from './operation.ts';
import { fromSnapshot, type Taking } from './stream.ts';

/** A file that flows for long: whoever takes it may be gone, or never come. */
let house: TestHouse;
let supervisor: SomebodyAtWork;
beforeAll(async () => {
  house = await aHouse();
  supervisor = await house.signedIn('supervisor');
});
afterAll(() => house.close());

const later = (ms: number) => new Promise((done) => setTimeout(done, ms));
let made = 0;
const file = (taking: Taking) =>
  fromSnapshot(
    house.house.ground.database,
    supervisor.actor,
    (tx) => ({ tx }) as It,
    async function* () {
      for (let n = 0; n < 20; n++) {
        made++;
        yield `piece ${n}`;
      }
    },
    taking,
  );

describe('a file that flows', () => {
  it('ends where whoever takes it may not have it any more', async () => {
    let isGone = false;
    const stays = async () => {
      if (isGone) throw new Error('signed out');
    };
    const got: unknown[] = [];
    const taking = (async () => {
      for await (const piece of file({ stays })) {
        got.push(piece);
        if (got.length === 3) isGone = true;
        await later(5);
      }
    })();
    await expect(taking).rejects.toThrow('signed out');
    // what was on its way already
    expect(got.length).toBeLessThan(7);
  });

  it('that nobody takes any more ends by itself', async () => {
    made = 0;
    const pieces = file({ within: 50 });
    expect((await pieces.next()).value).toBe('piece 0');
    await later(200);
    await expect(
      (async () => {
        for await (const _ of pieces);
      })(),
    ).rejects.toThrow('nobody takes');
    expect(made).toBeLessThan(6);
  });

  it('leaves connections to those who work: of many at once some are asked to come again', async () => {
    const all = Array.from({ length: 12 }, () => file({}));
    const begun = await Promise.allSettled(all.map((pieces) => pieces.next()));
    const refused = begun.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
    expect(refused).toEqual(Array(9).fill('http.rate-limited'));
    expect(await house.as('desk', (tx) => tx.query<{ n: number }>('select 1 as n'))).toEqual([{ n: 1 }]);
    await Promise.all(all.map((pieces) => pieces.return(undefined)));
    const again = file({});
    expect((await again.next()).value).toBe('piece 0');
    await again.return(undefined);
  });
});
