import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHouse, type SomebodyAtWork, type TestHouse } from '../../../../tests/house.ts';
import type { Download } from '../../../platform/operations/index.ts';
import { csvColumns, csvLine } from '../contacts-csv.ts';
import * as hotline from '../contract.ts';

let demonstration: TestHouse;
let real: TestHouse;
let there: SomebodyAtWork;
let here: SomebodyAtWork;

beforeAll(async () => {
  demonstration = await aHouse();
  real = await aHouse({ synthetic: false });
  there = await demonstration.signedIn('supervisor');
  here = await real.signedIn('supervisor');
});
afterAll(async () => {
  await demonstration?.close();
  await real?.close();
});

const fileOf = (...rows: Record<string, string>[]): string =>
  csvLine(csvColumns) +
  rows
    .map((row) => ({ day: '2012-05-06', line: 'sos', channel: 'phone', category: 'other', ...row }) as never)
    .map((row) => csvLine(csvColumns.map((column) => row[column] ?? '')))
    .join('');

async function* upload(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text);
}

const check = (who: SomebodyAtWork, file: string) =>
  who.call(hotline.checkImport, { source: 'books', mode: 'create' }, { upload: upload(file) });

async function exported(who: SomebodyAtWork): Promise<string> {
  const scope = { from: '2012-01-01', to: '2012-12-31', reason: 'test' } as never;
  const { body } = (await who.call(hotline.exportContacts, scope)) as unknown as Download;
  if (typeof body === 'string') return body;
  let text = '';
  for await (const part of body) text += part;
  return text;
}

describe('the mark of synthetic records', () => {
  it('goes with every row out of a demonstration, and no real organisation takes such a row', async () => {
    const report = await check(there, fileOf({ external_id: 'a1', client_ref: 'c1' }));
    await there.call(hotline.applyImport, { id: report.id, hash: report.hash });
    const file = await exported(there);
    expect(file).toContain('◇a1');
    expect(file).toContain('◇c1');
    expect(await check(here, file)).toMatchObject({
      state: 'refused',
      errors: 2,
      firstErrors: [
        { row: 2, column: 'external_id', code: 'not_allowed_here' },
        { row: 2, column: 'client_ref', code: 'not_allowed_here' },
      ],
    });
  });

  it('a demonstration may read its own file again: the mark comes off, the client is the same', async () => {
    const again = await check(
      there,
      fileOf({ external_id: '◇a1', client_ref: '◇c1' }, { external_id: '◇a2', client_ref: 'c1' }),
    );
    expect(again.newClients).toBe(0);
  });

  it('a real organisation goes on with rows of its own', async () => {
    expect(await check(here, fileOf({ external_id: 'a1', client_ref: 'c1' }))).toMatchObject({
      state: 'checked',
      created: 1,
    });
  });
});
