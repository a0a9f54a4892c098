import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unlock, unwrapUserKey } from '../../src/platform/vault/index.ts';
import { groupWrapKey, unwrapToMember } from '../../src/platform/vault/wraps.ts';
import { aBuild } from '../a-build.ts';
import { type Serving, serveHome, type Visitor, visit } from '../faults/serving.ts';
import { canaryNumber, canaryWord, filesBelow, foundIn } from './canaries.ts';
import { livingHeap } from './living-heap.ts';
import { memoryOf } from './process-memory.ts';
import { nightCanaries, typeTheNight } from './type-the-night.ts';

/** canary-dump (security.md section 15): what a thief of the disk finds, looked for byte by byte. */
const word = { username: 'night-desk', password: 'seven quiet herons over the marsh' };

const canaries = {
  given: canaryWord(),
  surname: canaryWord(),
  alias: canaryWord(),
  phone: canaryNumber(),
  email: canaryWord(),
  handle: canaryWord(),
  address: canaryWord(),
  endedPhone: canaryNumber(),
  relative: canaryWord(),
  document: canaryWord(),
  whoMayAnswer: canaryWord(),
  whatToSay: canaryWord(),
  identifyAs: canaryWord(),
  codeWord: canaryWord(),
  duressWord: canaryWord(),
  ifCallDrops: canaryWord(),
  summary: canaryWord(),
  callerWords: canaryWord(),
  ourView: canaryWord(),
  callerNumber: canaryNumber(),
  draft: canaryWord(),
  discarded: canaryWord(),
  correction: canaryWord(),
  correctionReason: canaryWord(),
  voidReason: canaryWord(),
  dutyText: canaryWord(),
  findingNote: canaryWord(),
  ...nightCanaries(),
  searchedName: canaryWord(),
  searchedNumber: canaryNumber(),
  importedNote: canaryWord(),
  importedPhone: canaryNumber(),
  importedReference: canaryWord(),
  refusedNote: canaryWord(),
  purpose: canaryWord(),
  openReason: canaryWord(),
  exportReason: canaryWord(),
  wrongPassword: canaryWord(),
  colleague: canaryWord(),
  joinPassword: canaryWord(),
  unknownField: canaryWord(),
  inAddress: canaryWord(),
  unknownUser: canaryWord().toLowerCase(),
};

describe('canary-dump', () => {
  let build: Awaited<ReturnType<typeof aBuild>>;
  let home: string;
  let temporary: string;
  let serving: Serving;
  let desk: Visitor;
  const statuses: number[] = [];

  const ok = async (method: string, path: string, body?: unknown) => {
    const answer = await desk.ask(method, path, body);
    statuses.push(answer.status);
    if (answer.status !== 200)
      throw new Error(
        `${method} ${path.replace(/[0-9a-f-]{36}/g, ':id')} answered ${answer.status} ${(answer.body.error as { code?: string })?.code}`,
      );
    return answer.body;
  };

  beforeAll(async () => {
    build = await aBuild();
    home = mkdtempSync(join(tmpdir(), 'wayout-canary-'));
    temporary = mkdtempSync(join(tmpdir(), 'wayout-canary-tmp-'));
    mkdirSync(temporary, { recursive: true });
    serving = await serveHome(build.folder, home, [], {
      // writes what is reachable in its heap: for looking, here
      NODE_OPTIONS: `--heapsnapshot-signal=SIGUSR2 --diagnostic-dir=${temporary}`,
    });
    desk = await visit(serving.address, 'setup', {
      organisationName: 'Canary ◇ test',
      zone: 'Europe/Belgrade',
      displayName: 'Night ◇ desk',
      ...word,
    });
    const invited = await ok('POST', '/api/accounts/users', {
      username: 'colleague',
      displayName: canaries.colleague,
      roles: ['caseworker', 'consultant'],
    });
    const colleague = invited.user as { id: string };
    const [, secret] = (invited.link as { path: string }).path.split('#');
    const { words } = await ok('POST', '/api/join', { secret, password: `${canaries.joinPassword} over the water` });
    const { people: waiting } = await ok('GET', '/api/accounts/waiting');
    const [{ key } = { key: '' }] = waiting as { key: string }[];
    await ok('POST', `/api/accounts/users/${colleague.id}/groups`, { key, words });
    const me = (await ok('GET', '/api/session')).user as { id: string };

    const person = randomUUID();
    await ok('PUT', `/api/people/persons/${person}`, {
      names: [
        { kind: 'given', value: canaries.given },
        { kind: 'surname', value: canaries.surname },
        { kind: 'alias', value: canaries.alias },
      ],
      place: '70092',
      relatives: [{ relation: 'mother', name: canaries.relative }],
      documents: [{ kind: 'passport', number: canaries.document }],
      contactPoints: [
        { kind: 'phone', value: canaries.phone },
        { kind: 'email', value: `${canaries.email}@example.org` },
        { kind: 'handle', value: canaries.handle },
        { kind: 'address', value: canaries.address },
      ],
    });
    const point = randomUUID();
    await ok('POST', `/api/people/persons/${person}/contact-points`, {
      id: point,
      kind: 'phone',
      value: canaries.endedPhone,
    });
    await ok('POST', `/api/people/contact-points/${point}/open`, { reason: canaries.openReason });
    await ok('POST', `/api/people/contact-points/${point}/end`, {});
    const today = new Date().toISOString().slice(0, 10);
    await ok('PUT', `/api/people/persons/${person}/safety-card`, {
      version: 0,
      mayContact: 'ask',
      whoMayAnswer: canaries.whoMayAnswer,
      whatToSay: canaries.whatToSay,
      identifyAs: canaries.identifyAs,
      codeWord: canaries.codeWord,
      duressWord: canaries.duressWord,
      ifCallDrops: canaries.ifCallDrops,
      askedOn: today,
      validUntil: new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10),
    });

    const contact = randomUUID();
    await ok('PUT', `/api/hotline/contacts/${contact}`, {
      line: 'sos',
      category: 'thb_related',
      subcategory: 'report',
      clients: [person],
      callerNumber: canaries.callerNumber,
      numberState: 'known',
      summary: canaries.summary,
      callerWords: canaries.callerWords,
      ourView: canaries.ourView,
      finalise: true,
      followUp: 'callback',
      duty: { dueDay: today },
    });
    const corrected = await ok('GET', `/api/hotline/contacts/${contact}`);
    await ok('POST', `/api/hotline/contacts/${contact}/versions`, {
      version: corrected.version,
      reason: 'typing',
      reasonText: canaries.correctionReason,
      summary: canaries.correction,
    });
    await ok('POST', `/api/hotline/contacts/${contact}/duties`, {
      kind: 'follow_up',
      dueDay: today,
      note: canaries.dutyText,
    });
    const draft = randomUUID();
    await ok('PUT', `/api/hotline/contacts/${draft}`, { line: 'sos', summary: canaries.draft });
    const thrown = randomUUID();
    await ok('PUT', `/api/hotline/contacts/${thrown}`, { line: 'sos', summary: canaries.discarded });
    await ok('POST', `/api/hotline/contacts/${thrown}/discard`, { discardText: true });
    const wrong = randomUUID();
    await ok('PUT', `/api/hotline/contacts/${wrong}`, {
      line: 'sos',
      category: 'other',
      subcategory: 'offers_of_help',
      finalise: true,
    });
    await ok('POST', `/api/hotline/contacts/${wrong}/void`, {
      reason: 'entered_by_mistake',
      reasonText: canaries.voidReason,
    });

    await ok('POST', '/api/cases/findings', {
      id: randomUUID(),
      personId: person,
      outcome: 'identified',
      day: today,
      decidedBy: [me.id, colleague.id],
      note: canaries.findingNote,
    });
    await typeTheNight(ok, { person, contact, today }, canaries);
    await ok('POST', '/api/people/find', { purpose: 'open_contact', text: canaries.searchedName });
    await ok('POST', '/api/people/find', { purpose: 'open_contact', text: canaries.searchedNumber });
    await ok('POST', '/api/hotline/number-look-up', {
      number: canaries.searchedNumber,
      contact: draft,
      purpose: canaries.purpose,
    });

    const columns =
      'external_id,day,hour,line,channel,direction,kind,non_data_kind,category,subcategory,caller_role,how_heard,language,number_state,minutes,client_ref,client_since,concerns_refs,sex,age_band,citizenship,forms,country,district,assistance,signpost_types,reached,consultant,phone,note';
    const row = (id: string, category: string, phone: string, note: string) =>
      `${id},2021-05-01,,sos,phone,in,data,,${category},,,,,,,,,,,,,,,,,,,,${phone},${note}`;
    const good = [
      columns,
      row(canaries.importedReference, 'other', canaries.importedPhone, canaries.importedNote),
    ].join('\n');
    const checked = await desk.upload('/api/hotline/imports?source=old-book', good);
    expect(checked.body).toMatchObject({ state: 'checked', errors: 0 });
    await ok('POST', `/api/hotline/imports/${checked.body.id}/apply`, { hash: checked.body.hash });
    const bad = await desk.upload(
      '/api/hotline/imports?source=old-book',
      [columns, row('r2', 'nonsense', '', canaries.refusedNote)].join('\n'),
    );
    expect(bad.body).toMatchObject({ state: 'refused', errors: 1 });

    await ok('POST', '/api/hotline/exports', { from: '2020-01-01', to: today, reason: canaries.exportReason });
    await desk.ask('POST', '/api/people/find', { purpose: 'open_contact', text: 'x', [canaries.unknownField]: 1 });
    await desk.ask('GET', `/api/hotline/contacts/${canaries.inAddress}`);
    await desk.ask('POST', '/api/session', { username: canaries.unknownUser, password: canaries.wrongPassword });
  }, 180_000);
  afterAll(() => {
    rmSync(home, { recursive: true, force: true });
    rmSync(temporary, { recursive: true, force: true });
    build.remove();
  });

  it('has typed them all into the house and reads them back from it', async () => {
    expect(statuses.length).toBeGreaterThan(20);
    const found = await desk.ask('POST', '/api/people/find', { purpose: 'open_contact', text: canaries.surname });
    expect(JSON.stringify(found.body)).toContain(canaries.surname);
    // the search itself looks: it would see one that lay open
    expect(foundIn(Buffer.from(`x${canaries.given}y`), canaries)).toEqual(['given as utf-8']);
    expect(
      foundIn(Buffer.from(Buffer.from(`ab${canaries.given}cd`).toString('base64')), { given: canaries.given }).join(),
    ).toMatch(/base64/);
    const told = Buffer.from(`${'a line before it '.repeat(40)}${canaries.given} and after`);
    for (const packed of [gzipSync(told), deflateSync(told)])
      expect(foundIn(Buffer.concat([Buffer.from('xx'), packed, told.subarray(0, 9)]), canaries)).toEqual([
        'given as utf-8, packed',
      ]);
    const head = Buffer.alloc(30);
    head.write('PK\u0003\u0004', 'latin1');
    expect(foundIn(Buffer.concat([head, deflateRawSync(told)]), canaries)).toEqual(['given as utf-8, packed']);
  });

  const asRoot = async (): Promise<Client> => {
    const lines = readFileSync(join(home, 'postgres/postmaster.pid'), 'utf8').split('\n');
    const client = new Client({
      host: lines[4] as string,
      port: Number(lines[3]),
      user: 'wayout_super',
      password: readFileSync(join(home, 'secrets/database-superuser'), 'utf8').trim(),
      database: 'wayout',
    });
    await client.connect();
    return client;
  };

  const pepper = () => Buffer.from(readFileSync(join(home, 'secrets/pepper'), 'utf8').trim(), 'base64url');

  /** Her keys, opened here as the server opens them: of her own pair, of each group, and what is made of those. */
  async function herKeys(): Promise<Map<string, Buffer>> {
    const client = await asRoot();
    const {
      rows: [one],
    } = await client.query(
      `select c.*, a.username from access.credential c join access.account a on a.id = c.user_id where a.username = $1`,
      [word.username],
    );
    const { rows: groups } = await client.query('select * from vault.membership where user_id = $1', [one.user_id]);
    await client.end();
    const params = { memoryKiB: one.memory_kib, passes: one.passes, lanes: 1 };
    const record = { userId: one.user_id, salt: one.salt, params, commit: one.commitment };
    const kek = (await unlock(word.password, record, pepper())) as Buffer;
    const place = { org: one.org_id, userId: one.user_id, epoch: one.key_epoch ?? 1 };
    const pair = unwrapUserKey(kek, place, one.wrapped_private);
    const keys = new Map([
      ['of the password', kek],
      ['her own', pair.secretKey],
    ]);
    for (const { group_id: groupId, epoch, wrapped } of groups) {
      const group = unwrapToMember(pair, { org: one.org_id, groupId, epoch, userId: one.user_id }, wrapped);
      keys.set(`of group ${keys.size}`, group.secretKey);
      keys.set(`for wraps of group ${keys.size}`, groupWrapKey(group.secretKey));
    }
    return keys;
  }

  /** Names of keys that lie in the server's memory, in any form in which bytes get written. */
  function inMemory(keys: ReadonlyMap<string, Buffer>): string[] {
    const needles = [...keys].flatMap(([name, key]) => [
      { name, bytes: Buffer.from(key) },
      { name: `${name}, hex`, bytes: Buffer.from(key.toString('hex')) },
      { name: `${name}, base64`, bytes: Buffer.from(key.toString('base64').slice(0, 40)) },
    ]);
    const found = new Set<string>();
    for (const piece of memoryOf(serving.process.pid as number))
      for (const { name, bytes } of needles) if (piece.includes(bytes)) found.add(name);
    return [...found];
  }

  it('leaves no key of hers in the memory of the server once she has left', async () => {
    // another one of the same groups stays: her keys are the groups' keys too, and lie sealed under the other's cookie
    const keys = await herKeys();
    expect(keys.size).toBeGreaterThan(6);
    // the search looks at the right place: what the process must hold is found there
    expect(inMemory(new Map([['pepper', pepper()]]))).toContain('pepper');
    await desk.ask('DELETE', '/api/session');
    await sleep(1500);
    expect(inMemory(keys)).toEqual([]);
    // and the process still answers, so that it was its living memory
    expect((await fetch(`${serving.address}/health`)).status).toBe(200);
  }, 120_000);

  it('holds no name, number or word of anybody in its heap once she has left', async () => {
    // the desk asked something after her, so that nothing of her last request stands in a buffer of the server
    for (let n = 0; n < 3; n++) await fetch(`${serving.address}/api/setup`);
    const heap = await livingHeap(serving.process, temporary);
    const readable = Object.entries({ ...canaries, program: 'heapsnapshot-signal' }).filter(
      ([, words]) => heap.includes(words) || heap.includes(words.toLowerCase()),
    );
    // the search looks at the right place: what the program was started with is found there
    expect(readable.map(([name]) => name)).toEqual(['program']);
  }, 120_000);

  it('leaves none of them in any table, as it is read back in clear', async () => {
    const client = await asRoot();
    const tables = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    expect(tables.rows.length).toBeGreaterThan(25);
    const found: string[] = [];
    for (const { name } of tables.rows) {
      const rows = await client.query<{ line: string }>(`select t::text as line from ${name} t`);
      for (const row of rows.rows) {
        for (const where of foundIn(Buffer.from(row.line), canaries)) found.push(`${name}: ${where}`);
      }
    }
    await client.end();
    expect(found).toEqual([]);
  });

  it('leaves none of them in the data folder, the write-ahead log, the logs or what was printed', async () => {
    const before = serving.said();
    expect(await serving.stop()).toBe(0);
    const found: string[] = [];
    let files = 0;
    for (const { path, bytes } of filesBelow(home)) {
      files += 1;
      for (const where of foundIn(bytes, canaries)) found.push(`${path.slice(home.length)}: ${where}`);
    }
    for (const where of foundIn(Buffer.from(serving.said()), canaries)) found.push(`standard error: ${where}`);
    expect(files).toBeGreaterThan(500);
    expect(before.length).toBeGreaterThan(100);
    expect(found).toEqual([]);
  }, 240_000);
});
