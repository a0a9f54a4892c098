import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as hotline from '../../src/modules/hotline/contract.ts';
import { aContact } from '../../src/modules/hotline/testing.ts';
import { csrfToken } from '../../src/platform/access/index.ts';
import * as accounts from '../../src/platform/accounts/contract.ts';
import { newId } from '../../src/platform/kernel/index.ts';
import type { SomebodyAtWork } from '../house.ts';
import { aServedHouse, type ServedHouse } from '../served.ts';

/** hostile-bodies (security.md section 15): whatever is sent, a clean refusal; the house works on and nothing is written. */
let own: ServedHouse;
let mila: SomebodyAtWork;

beforeAll(async () => {
  own = await aServedHouse({ settings: { openDrafts: 10_000 } });
  mila = await own.house.signedIn('consultant');
});
afterAll(() => own.close());

const guarded = () => ({
  cookie: `wayout=${mila.token.toString('base64url')}`,
  'x-csrf-token': csrfToken(mila.token),
  'content-type': 'application/json',
});

/** Where a body is read: before anybody is known, by somebody who is, and by a machine. */
const doors = [
  {
    where: 'the door',
    method: 'POST',
    path: `/api${accounts.signIn.path}`,
    headers: { 'content-type': 'application/json' },
  },
  { where: 'an operation', method: 'PUT', path: `/api/hotline/contacts/${newId()}`, headers: null },
  {
    where: 'the exchange',
    method: 'POST',
    path: '/api/hotline/line-events',
    headers: { 'content-type': 'application/json' },
  },
] as const;

const sent = (door: (typeof doors)[number], raw: string | Buffer, more: Record<string, string> = {}) =>
  new Promise<{ status: number | undefined; text: string }>((answered) => {
    const asking = request(`${own.address}${door.path}`, {
      method: door.method,
      headers: { ...(door.headers ?? guarded()), 'content-length': String(raw.length), ...more },
    });
    asking.on('response', (answer) => {
      let text = '';
      answer.on('data', (chunk: Buffer) => (text += chunk));
      answer.on('close', () => answered({ status: answer.statusCode, text }));
    });
    asking.on('error', () => answered({ status: undefined, text: '' }));
    asking.end(raw);
  });

const contacts = async (): Promise<number> => {
  const root = await own.house.database.asSuperuser();
  const { rows } = await root.query<{ n: number }>('select count(*)::int as n from hotline.contact');
  await root.end();
  return rows[0]?.n as number;
};

const works = async () => {
  const answer = await own.call(hotline.recordContact, { ...aContact() }, { as: mila });
  expect([answer.status, answer.code]).toEqual([200, null]);
};

describe.each(doors)('$where', (door) => {
  const refusedWith = async (raw: string | Buffer, statuses: number[], more: Record<string, string> = {}) => {
    const before = await contacts();
    const { status, text } = await sent(door, raw, more);
    // the exchange may send less than the others
    expect([413, ...statuses], text.slice(0, 200)).toContain(status);
    expect(text.length).toBeLessThan(40_000);
    expect(await contacts()).toBe(before);
  };

  it('refuses what is over the limit, by the length it says', async () => {
    await refusedWith(`{"summary":"${'a'.repeat(400_000)}"}`, [413]);
  });

  it('refuses what is compressed: it could be larger than any limit says', async () => {
    const bomb = gzipSync(`{"line":"sos","summary":"${' '.repeat(5_000_000)}"}`);
    for (const encoding of ['gzip', 'deflate', 'br', 'zstd', 'gzip, gzip', 'GZIP'])
      await refusedWith(bomb, [415], { 'content-encoding': encoding });
  });

  it('refuses what is no JSON, half a JSON, or JSON of the wrong shape', async () => {
    // an empty body and null are no body: an operation whose every field may be left out takes them
    for (const raw of [
      '{',
      '[]',
      '[1]',
      '"text"',
      '12',
      'true',
      '{"line":',
      "{'line':'sos'}",
      '\ufeff{',
      '{}{}',
      'NaN',
    ])
      await refusedWith(raw, [400, 401, 404, 415, 422]);
  });

  it('refuses what is too deep, at once', async () => {
    for (const deep of [
      '['.repeat(120_000),
      `${'['.repeat(60_000)}${']'.repeat(60_000)}`,
      `${'{"a":'.repeat(40_000)}1${'}'.repeat(40_000)}`,
      `{"line":${'['.repeat(500)}${']'.repeat(500)}}`,
    ])
      await refusedWith(deep, [400, 401, 404]);
  });

  it('refuses what has too many keys or too long ones, and does not repeat them', async () => {
    const many = (n: number) => JSON.stringify(Object.fromEntries(Array.from({ length: n }, (_, i) => [`k${i}`, 1])));
    for (const raw of [many(20_000), many(3000), JSON.stringify({ ['k'.repeat(200_000)]: 1 })])
      await refusedWith(raw, [400, 401, 404, 422]);
  });

  it('refuses a number that no field has', async () => {
    for (const number of ['1e999', '-1e999', `1${'0'.repeat(100_000)}`, '9007199254740993'])
      await refusedWith(`{"line":"sos","hour":${number}}`, [400, 401, 404, 422]);
  });

  it('refuses bytes that are no UTF-8', async () => {
    for (const bytes of [
      [0xff, 0xfe],
      [0xc0, 0xaf],
      [0xed, 0xa0, 0x80],
      [0xf8, 0x88, 0x80, 0x80, 0x80],
    ])
      await refusedWith(
        Buffer.concat([Buffer.from('{"'), Buffer.from(bytes), Buffer.from('":1}')]),
        [400, 401, 404, 422],
      );
  });
});

describe('a key that stands twice', () => {
  it('is refused, in the body, in the address, and in both: nobody may read another one than we do', async () => {
    const id = newId();
    const path = `/api/hotline/contacts/${id}`;
    for (const raw of [
      '{"line":"sos","line":"116000"}',
      '{"line":"sos","\\u006cine":"116000"}',
      '{"line":"sos","clients":[],"concerns":[{"person":"x","person":"y"}]}',
    ]) {
      const answer = await own.ask('PUT', path, { as: mila, raw });
      expect([answer.status, answer.code], raw).toEqual([400, 'http.bad-request']);
    }
    for (const [where, body] of [
      [`${path}?line=sos&line=116000`, {}],
      [`${path}?line=sos`, { line: 'sos' }],
      [path, { line: 'sos', id: newId() }],
    ] as const) {
      const answer = await own.ask('PUT', where, { as: mila, body });
      expect([answer.status, answer.code], where).toEqual([422, 'input.invalid-input']);
    }
    expect((await own.call(hotline.getContact, { id }, { as: mila })).status).toBe(404);
  });
});

describe('a body without an end', () => {
  it('is cut off at the limit, and the line is closed', async () => {
    let written = 0;
    const status = await new Promise<number | string | undefined>((answered) => {
      const asking = request(`${own.address}/api${accounts.signIn.path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'transfer-encoding': 'chunked' },
      });
      asking.on('response', (answer) => answered(answer.statusCode));
      asking.on('error', (error) => answered((error as NodeJS.ErrnoException).code));
      const more = (): void => {
        while (written < 100_000_000 && asking.write(' '.repeat(65_536))) written += 65_536;
      };
      asking.on('drain', more);
      more();
    });
    expect([413, 'ECONNRESET', 'EPIPE']).toContain(status);
    expect(written).toBeLessThan(50_000_000);
    await works();
  });

  it('that says two lengths, or a length and chunks, is not read at all', async () => {
    const spoken = (head: string) =>
      new Promise<string>((heard) => {
        const socket = connect(Number(new URL(own.address).port), '127.0.0.1');
        let said = '';
        socket.on('data', (chunk) => (said += chunk));
        socket.on('close', () => heard(said));
        socket.on('error', () => heard(said));
        socket.write(head);
        setTimeout(() => socket.destroy(), 3000);
      });
    const start = 'POST /api/session HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n';
    for (const lengths of [
      'content-length: 2\r\ncontent-length: 200\r\n',
      'content-length: 2\r\ntransfer-encoding: chunked\r\n',
      'transfer-encoding: chunked, identity\r\n',
      'content-length: -1\r\n',
      'content-length: 0x10\r\n',
    ]) {
      const said = await spoken(`${start}${lengths}\r\n{}GET /api/hotline/today HTTP/1.1\r\nhost: localhost\r\n\r\n`);
      expect(said, lengths).toMatch(/^HTTP\/1\.1 400/);
      expect(said.match(/HTTP\/1\.1/g), lengths).toHaveLength(1);
    }
  }, 60_000);
});

describe('slow sockets', () => {
  it('by the hundred keep nobody waiting, and are hung up on', async () => {
    const port = Number(new URL(own.address).port);
    const open: Socket[] = [];
    let over = 0;
    const begun = Date.now();
    const slow = (head: string) => {
      const socket = connect(port, '127.0.0.1');
      open.push(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => over++);
      socket.on('data', () => undefined);
      socket.write(head);
      return socket;
    };
    const heads = [
      'POST /api/session HTTP/1.1\r\nhost: localh',
      'POST /api/session HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 2000\r\n\r\n{"username":',
    ];
    for (let i = 0; i < 200; i++) slow(heads[i % 2] as string);
    const drip = setInterval(() => {
      for (const socket of open) if (!socket.destroyed) socket.write('a');
    }, 2000);
    await works();
    await works();
    expect(over).toBe(0);
    while (over < open.length && Date.now() - begun < 100_000) await new Promise((done) => setTimeout(done, 500));
    clearInterval(drip);
    const left = open.length - over;
    for (const socket of open) socket.destroy();
    expect(left).toBe(0);
    await works();
  }, 130_000);
});
