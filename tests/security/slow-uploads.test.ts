import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csvColumns } from '../../src/modules/hotline/testing.ts';
import { csrfToken } from '../../src/platform/access/index.ts';
import { disableUser } from '../../src/platform/accounts/user-contract.ts';
import type { SomebodyAtWork } from '../house.ts';
import { aServedHouse, type ServedHouse } from '../served.ts';

/** An import over a slow line comes through; whoever only drips is hung up on, with a file as without (hostile-bodies). */
const patience = { body: 1000, piece: 700, file: 1500, perByte: 10, whole: 30_000, files: 2, own: 2 };

let served: ServedHouse;
let boss: SomebodyAtWork;

beforeAll(async () => {
  served = await aServedHouse({ patience });
  boss = await served.house.signedIn('supervisor');
});
afterAll(() => served.close());

interface Sending {
  readonly socket: Socket;
  /** the first line of the answer; null: hung up without one */
  readonly answer: Promise<{ status: number | null; after: number }>;
  write(text: string): void;
}

function begin(path: string, type: string, length: number, who: SomebodyAtWork | false = boss): Sending {
  const socket = connect(Number(new URL(served.address).port), '127.0.0.1');
  const since = Date.now();
  let said = '';
  const heads = [
    `POST ${path} HTTP/1.1`,
    'host: localhost',
    `content-type: ${type}`,
    `content-length: ${length}`,
    ...(who ? [`cookie: wayout=${who.token.toString('base64url')}`, `x-csrf-token: ${csrfToken(who.token)}`] : []),
  ];
  socket.on('error', () => undefined);
  const answer = new Promise<{ status: number | null; after: number }>((done) => {
    const told = () => {
      const [, status] = /^HTTP\/1.1 (\d{3})/.exec(said) ?? [];
      done({ status: status ? Number(status) : null, after: Date.now() - since });
    };
    socket.on('data', (chunk) => {
      said += chunk.toString('utf8');
      if (said.includes('\r\n\r\n')) told();
    });
    socket.on('close', told);
  });
  socket.write(`${heads.join('\r\n')}\r\n\r\n`);
  return { socket, answer, write: (text) => void (socket.destroyed || socket.write(text)) };
}

const gone = (socket: Socket) =>
  socket.destroyed ? Promise.resolve() : new Promise<void>((done) => socket.once('close', () => done()));

const header = `${csvColumns.join(',')}\n`;
const row = (n: number) =>
  `${csvColumns.map((column) => ({ external_id: `r-${n}`, day: '2021-12-01', line: 'sos', channel: 'phone', kind: 'non_data', non_data_kind: 'silent' })[column as string] ?? '').join(',')}\n`;
const imports = '/api/hotline/imports?source=slow';

describe('a file over a slow line', () => {
  it('comes through however long it takes, as long as it goes on', async () => {
    const text = header + Array.from({ length: 30 }, (_, n) => row(n)).join('');
    const sending = begin(imports, 'text/csv', Buffer.byteLength(text));
    const pieces = 14;
    const size = Math.ceil(text.length / pieces);
    for (let at = 0; at < text.length; at += size) {
      sending.write(text.slice(at, at + size));
      await sleep(250);
    }
    const { status, after } = await sending.answer;
    expect(status).toBe(200);
    expect(after).toBeGreaterThan(patience.body * 3);
    sending.socket.destroy();
  });

  it('that stops is answered 408 and hung up on, and nothing of it is kept', async () => {
    const sending = begin(imports, 'text/csv', 5000);
    sending.write(header + row(1));
    const { status, after } = await sending.answer;
    expect(status).toBe(408);
    expect(after).toBeLessThan(patience.body * 3);
    await gone(sending.socket);
    const superuser = await served.house.database.asSuperuser();
    const { rows } = await superuser.query(
      "select count(*)::int as n from hotline.import_batch where state = 'checked'",
    );
    await superuser.end();
    expect(rows[0].n).toBe(1);
  });

  it('that only drips is hung up on, though it never stops', async () => {
    const sending = begin(imports, 'text/csv', 5000);
    const drip = setInterval(() => sending.write('x'), 100);
    const { status, after } = await sending.answer;
    clearInterval(drip);
    expect(status).toBe(408);
    expect(after).toBeLessThan(patience.file * 3);
    await gone(sending.socket);
  });

  it('of somebody who is not signed in is not waited for, nor a small body that comes too slowly', async () => {
    const stranger = begin(imports, 'text/csv', 5000, false);
    const slow = begin('/api/hotline/contacts/search', 'application/json', 2000);
    const since = Date.now();
    const drip = setInterval(() => {
      stranger.write('x');
      slow.write(' ');
    }, 100);
    expect((await stranger.answer).status).toBe(401);
    expect((await slow.answer).status).toBe(408);
    await Promise.all([gone(stranger.socket), gone(slow.socket)]);
    clearInterval(drip);
    expect(Date.now() - since).toBeLessThan(patience.body * 3);
  });

  it('of somebody who was disabled meanwhile keeps nothing, and ends before its last piece', async () => {
    const leaver = await served.house.signedIn('supervisor');
    const text = header + Array.from({ length: 400 }, (_, n) => row(n + 1000)).join('');
    const sending = begin(imports.replace('slow', 'leaver'), 'text/csv', Buffer.byteLength(text), leaver);
    const size = Math.ceil(text.length / 40);
    let ended = false;
    void sending.answer.then(() => {
      ended = true;
    });
    let sent = 0;
    for (let at = 0; at < text.length && !ended; at += size) {
      sending.write(text.slice(at, at + size));
      sent += 1;
      if (sent === 4) expect((await served.call(disableUser, { id: leaver.id }, { as: boss })).status).toBe(200);
      await sleep(250);
    }
    expect((await sending.answer).status).toBe(401);
    expect(sent).toBeLessThan(40);
    sending.socket.destroy();
    const superuser = await served.house.database.asSuperuser();
    const { rows } = await superuser.query('select count(*)::int as n from hotline.import_batch where made_by = $1', [
      leaver.id,
    ]);
    await superuser.end();
    expect(rows[0].n).toBe(0);
  });

  it('does not take the desk away from the others: a third one at once is asked to wait, and there is room again afterwards', async () => {
    const slow = [begin(imports, 'text/csv', 5000), begin(imports, 'text/csv', 5000)];
    for (const one of slow) one.write(header);
    await sleep(200);
    const third = begin(imports, 'text/csv', 5000);
    third.write(header);
    expect((await third.answer).status).toBe(429);
    expect((await served.ask('GET', '/api/hotline/contacts', { as: boss })).status).toBe(200);
    for (const one of [...slow, third]) one.socket.destroy();
    // also whoever is refused for what is in it leaves its place
    for (let tries = 0; tries < 4; tries++) {
      let wrong: number | null = 429;
      for (let again = 0; again < 20 && wrong === 429; again++) {
        const one = begin(imports, 'text/csv', 12);
        one.write('wrong,header');
        wrong = (await one.answer).status;
        one.socket.destroy();
        if (wrong === 429) await sleep(100);
      }
      expect(wrong).toBe(422);
    }
  });
});
