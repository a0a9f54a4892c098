import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as hotline from '../../src/modules/hotline/contract.ts';
import { csvColumns, csvLine } from '../../src/modules/hotline/testing.ts';
import { csrfToken } from '../../src/platform/access/index.ts';
import { newId } from '../../src/platform/kernel/index.ts';
import type { SomebodyAtWork } from '../house.ts';
import { aServedHouse, type ServedHouse } from '../served.ts';

/** Rows done and refused are seen while a long act goes on, by whoever began it. */
let own: ServedHouse;
let supervisor: SomebodyAtWork;

beforeAll(async () => {
  own = await aServedHouse();
  supervisor = await own.house.signedIn('supervisor');
});
afterAll(() => own.close());

const ROWS = 5000;
/** every hundredth row has a day that no calendar has */
const row = (n: number): string => {
  const cells: Record<string, string> = {
    external_id: `◇${n}`,
    day: n % 100 === 0 ? '2020-02-31' : '2020-02-28',
    line: 'sos',
    channel: 'phone',
    category: 'other',
  };
  return csvLine(csvColumns.map((column) => cells[column] ?? ''));
};

interface Sending {
  send(text: string): void;
  readonly answer: Promise<{ status: number | undefined; body: Record<string, unknown> }>;
}

function sending(work: string, size: number): Sending {
  const asking = request(`${own.address}/api${hotline.checkImport.path}?source=old`, {
    method: 'POST',
    headers: {
      'content-type': 'text/csv',
      'content-length': String(size),
      cookie: `wayout=${supervisor.token.toString('base64url')}`,
      'x-csrf-token': csrfToken(supervisor.token),
      'x-work': work,
    },
  });
  return {
    send: (text) => void asking.write(text),
    answer: new Promise((answered, failed) => {
      asking.on('error', failed);
      asking.on('response', async (response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of response) chunks.push(chunk);
        answered({ status: response.statusCode, body: JSON.parse(Buffer.concat(chunks).toString()) });
      });
    }),
  };
}

const look = async (work: string, as: SomebodyAtWork) =>
  (await own.ask('GET', `/api/progress/${work}`, { as })).body as { done: number; of: number; refused: number } | null;

describe('an import that goes on', () => {
  it('tells whoever began it how many rows were checked and refused, and nobody else', async () => {
    const rows = Array.from({ length: ROWS }, (_, n) => row(n + 1));
    const file = csvLine(csvColumns) + rows.join('');
    const half = file.length / 2;
    const work = newId();
    const sent = sending(work, Buffer.byteLength(file));
    sent.send(file.slice(0, half));
    await expect.poll(() => look(work, supervisor), { timeout: 10_000 }).toMatchObject({ done: 2000, refused: 20 });
    // as many as the part that came in lets one expect
    expect((await look(work, supervisor))?.of).toBeGreaterThan(ROWS * 0.7);
    expect((await look(work, supervisor))?.of).toBeLessThan(ROWS * 1.3);
    expect(await look(work, await own.house.signedIn('supervisor'))).toBeNull();
    expect(await look(newId(), supervisor)).toBeNull();
    // whoever closed the page asks what of hers still goes on
    const running = async (as: SomebodyAtWork) => (await own.ask('GET', '/api/progress', { as })).body;
    expect(await running(supervisor)).toMatchObject([{ id: work, act: 'hotline.check-import', refused: 20 }]);
    expect(await running(await own.house.signedIn('supervisor'))).toEqual([]);
    expect((await own.ask('GET', '/api/progress')).status).toBe(401);

    sent.send(file.slice(half));
    expect(await sent.answer).toMatchObject({ status: 200, body: { state: 'refused', rows: ROWS, errors: 50 } });
    expect(await look(work, supervisor)).toBeNull();
  });

  it('says nothing to whoever is not signed in, and takes only an id', async () => {
    expect((await own.ask('GET', `/api/progress/${newId()}`)).status).toBe(401);
    expect((await own.ask('GET', '/api/progress/all', { as: supervisor })).status).toBe(422);
  });
});
