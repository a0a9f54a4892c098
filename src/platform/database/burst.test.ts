import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHouse } from '../../../tests/house.ts';
import type { Tx } from './transaction.ts';

/** Statements that travel together: what one of them does to the others, and to those that come behind. */
describe('statements that travel together', () => {
  let house: Awaited<ReturnType<typeof aHouse>>;
  beforeAll(async () => {
    house = await aHouse();
  });
  afterAll(() => house.close());
  const asDesk = <T>(run: (tx: Tx) => Promise<T>) => house.as('desk', run);

  it('each gets its own rows, whatever their order of asking', async () => {
    const rows = await asDesk((tx) =>
      Promise.all([
        tx.query<{ n: number }>('select $1::integer as n', [1]),
        tx.query<{ word: string | null }>('select $1::text as word', [null]),
        tx.query('set local work_mem = 4096'),
        tx.query<{ n: number }>('select n from generate_series(1, 3) as n'),
      ]),
    );
    expect(rows).toEqual([[{ n: 1 }], [{ word: null }], [], [{ n: 1 }, { n: 2 }, { n: 3 }]]);
  });

  it('a statement that comes a second time has its columns, with and without rows', async () => {
    const ask = (n: number) =>
      asDesk((tx) => tx.query<{ n: number }>('select n from generate_series(1, $1::integer) as n', [n]));
    expect(await ask(0)).toEqual([]);
    expect(await ask(2)).toEqual([{ n: 1 }, { n: 2 }]);
    expect(await ask(1)).toEqual([{ n: 1 }]);
  });

  it('where one fails, its own trouble is told, nothing behind it is done, and the next transaction works', async () => {
    const failing = asDesk((tx) =>
      Promise.all([
        tx.query('select 1 as before'),
        tx.query('select 1 / $1::integer as ratio', [0]),
        tx.query('select 3 as behind'),
      ]),
    );
    await expect(failing).rejects.toMatchObject({ code: '22012' });
    for (let turn = 0; turn < 12; turn++) {
      const rows = await asDesk((tx) =>
        Promise.all([
          tx.query('select 1 as before'),
          tx.query('select 3 as behind'),
          tx.query('select 1 / $1::integer as ratio', [1]),
        ]),
      );
      expect(rows).toEqual([[{ before: 1 }], [{ behind: 3 }], [{ ratio: 1 }]]);
    }
  });

  it('a failure that the operation swallows does not commit', async () => {
    const swallowed = asDesk(async (tx) => {
      await tx.query('select 1 / $1::integer as ratio', [0]).catch(() => undefined);
    });
    await expect(swallowed).rejects.toThrow();
  });

  it('what was asked and not waited for before a refusal opens no transaction behind it', async () => {
    for (let turn = 0; turn < 12; turn++) {
      const refused = asDesk((tx) => {
        tx.query('select 1 as unwaited').catch(() => undefined);
        return Promise.reject(new Error('refused'));
      });
      await expect(refused).rejects.toThrow('refused');
    }
    const [row] = await asDesk((tx) => tx.query<{ org: string }>("select current_setting('app.org') as org"));
    expect(row?.org).toBe(house.org);
  });

  it('a value that cannot be written is its caller’s trouble', async () => {
    const round: Record<string, unknown> = {};
    round.self = round;
    await expect(asDesk((tx) => tx.query('select $1::jsonb as json', [round]))).rejects.toThrow(/circular/i);
  });

  it('who goes on asking behind the end of her transaction asks nobody, and never in a colleague’s', async () => {
    let late: Promise<unknown> = Promise.resolve();
    let held: Tx | undefined;
    const failing = asDesk(async (tx) => {
      held = tx;
      await tx.query('select 1 as begun');
      late = new Promise((done) => setTimeout(done, 50)).then(() =>
        tx.query("select set_config('app.user', 'late', true)"),
      );
      late.catch(() => undefined);
      throw new Error('one of several went wrong');
    });
    await expect(failing).rejects.toThrow('one of several');
    const user = await asDesk(async (tx) => {
      await new Promise((done) => setTimeout(done, 100));
      const [row] = await tx.query<{ who: string }>("select current_setting('app.user', true) as who");
      return row?.who;
    });
    expect(user).toBe('');
    await expect(late).rejects.toThrow('over');
    await expect(held?.queryBuilt('select 1')).rejects.toThrow('over');
  });

  it('the same behind a commit', async () => {
    let held: Tx | undefined;
    await asDesk(async (tx) => {
      held = tx;
    });
    await expect(held?.query('select 1 as late')).rejects.toThrow('over');
  });
});
