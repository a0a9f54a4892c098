import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase } from '../../../../tests/database/fresh-database.ts';
import { withFacts } from '../../../../tests/database/with-facts.ts';
import { aHouse, type SomebodyAtWork, type TestHouse } from '../../../../tests/house.ts';
import type { Day } from '../../../platform/kernel/index.ts';
import type { Download } from '../../../platform/operations/index.ts';
import { type CsvColumn, csvColumns, csvLine } from '../contacts-csv.ts';
import * as hotline from '../contract.ts';

let house: TestHouse;
let supervisor: SomebodyAtWork;

beforeAll(async () => {
  house = await aHouse({ now: '2021-12-14T10:00:00Z', database: await freshDatabase(withFacts) });
  supervisor = await house.signedIn('supervisor');
});
afterAll(() => house.close());

type Cells = Partial<Record<CsvColumn, string>>;

const header = `${csvColumns.join(',')}\r\n`;
const aRow = (over: Cells = {}): string => {
  const row: Cells = {
    external_id: 'a-1',
    day: '2012-05-06',
    line: 'sos',
    channel: 'phone',
    category: 'other',
    ...over,
  };
  return csvLine(csvColumns.map((column) => row[column] ?? ''));
};

async function* upload(text: string | Buffer): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += 7000) yield bytes.subarray(at, at + 7000);
}

const check = (text: string | Buffer, source = 'old books', mode: 'create' | 'correct' = 'create') =>
  supervisor.call(hotline.checkImport, { source, mode }, { upload: upload(text) });

async function imported(text: string, source = 'old books', mode: 'create' | 'correct' = 'create') {
  const report = await check(text, source, mode);
  return supervisor.call(hotline.applyImport, { id: report.id, hash: report.hash });
}

async function countAll(): Promise<unknown> {
  const root = await house.database.asSuperuser();
  try {
    const { rows } = await root.query(`select
      (select count(*) from hotline.contact) as contacts, (select count(*) from hotline.contact_version) as versions,
      (select count(*) from hotline.contact_client) as clients, (select count(*) from hotline.client_first) as firsts,
      (select count(*) from people.person) as persons, (select count(*) from hotline.contact_text) as texts,
      (select count(*) from hotline.import_piece) as pieces`);
    return rows[0];
  } finally {
    await root.end();
  }
}

async function textOf(download: unknown): Promise<string> {
  const { body } = download as Download;
  if (typeof body === 'string') return body;
  let text = '';
  for await (const part of body) text += part;
  return text;
}

describe('a file of contacts', () => {
  const file =
    header +
    aRow({ external_id: 'x1', client_ref: 'Ana ◇', phone: '+381 64 000 0001', note: '=1+1 is no sum ◇', hour: '23' }) +
    aRow({
      external_id: 'x2',
      client_ref: 'Ana ◇',
      day: '2012-04-01',
      category: 'thb_related',
      subcategory: 'report',
    }) +
    aRow({ external_id: 'x3', kind: 'non_data', non_data_kind: 'silent', category: '' }) +
    aRow({
      external_id: 'x4',
      day: '2013-01-01',
      concerns_refs: 'Ana ◇;Mira ◇',
      forms: 'labour;begging',
      note: 'two\nlines; "quoted", all',
    }) +
    aRow({ external_id: 'x5', direction: 'out', reached: 'no_answer', client_since: '2001', client_ref: 'Vera ◇' });

  it('is checked without writing a contact, then comes in as a whole', async () => {
    const before = await countAll();
    const report = await check(file);
    expect(report).toMatchObject({ state: 'checked', rows: 5, created: 5, unchanged: 0, newClients: 4, errors: 0 });
    expect({ ...((await countAll()) as object), pieces: 0 }).toEqual(before);
    const done = await supervisor.call(hotline.applyImport, { id: report.id, hash: report.hash });
    expect(done).toMatchObject({ state: 'applied', created: 5 });
    expect(await countAll()).toMatchObject({
      contacts: 5,
      versions: 5,
      clients: 4,
      persons: 4,
      texts: 5,
      pieces: 0,
    });
    expect(await supervisor.call(hotline.applyImport, { id: report.id, hash: report.hash })).toEqual(done);
  });

  it('keeps text, number and refs sealed, and is found by them', async () => {
    const found = await supervisor.call(hotline.searchContacts, { phone: '0640000001', purpose: 'call_back' });
    expect(found.rows).toHaveLength(1);
    expect(found.rows[0]).toMatchObject({ number: 'H12-000001', day: '2012-05-06', entry: 'import', hour: 23 });
    const full = await supervisor.call(hotline.getContact, { id: found.rows[0]!.id });
    expect(full).toMatchObject({ summary: '=1+1 is no sum ◇', callerNumber: '+381 64 000 0001', consultant: null });
    const hers = await supervisor.call(hotline.searchContacts, { clientCode: found.rows[0]!.clients[0]!.code! });
    expect(hers.rows.map((row) => row.day)).toEqual(['2012-05-06', '2012-04-01']);
  });

  it('is recorded on its own days, so that old as-of days hold; a call that reached nobody makes no client', async () => {
    const firsts = await house.as('stats', (tx) =>
      tx.query<{ day: Day; recorded_day: Day; n: number }>(
        'select day, recorded_day, sum(n)::integer as n from facts.clients_first_daily group by 1, 2 order by 1',
      ),
    );
    expect(firsts).toEqual([
      { day: '2012-04-01', recorded_day: '2012-04-01', n: 1 },
      { day: '2013-01-01', recorded_day: '2013-01-01', n: 1 },
    ]);
  });

  it('a second time changes nothing', async () => {
    const before = await countAll();
    const again = await imported(file);
    expect(again).toMatchObject({ created: 0, changed: 0, unchanged: 5, newClients: 0 });
    expect(await countAll()).toEqual(before);
  });

  it('with another content of a known row is refused, and in mode correct makes a new version', async () => {
    const changed =
      header + aRow({ external_id: 'x2', client_ref: 'Ana ◇', day: '2012-03-01', category: 'thb_related' });
    const refused = await check(changed);
    expect(refused).toMatchObject({
      state: 'refused',
      firstErrors: [{ row: 2, column: 'external_id', code: 'import_conflict' }],
    });
    await expect(supervisor.call(hotline.applyImport, { id: refused.id, hash: refused.hash })).rejects.toMatchObject({
      code: 'hotline.import-has-errors',
    });
    expect(await imported(changed, 'old books', 'correct')).toMatchObject({ created: 0, changed: 1 });
    const found = await supervisor.call(hotline.searchContacts, { from: '2012-03-01' as Day, to: '2012-03-01' as Day });
    expect(found.rows[0]).toMatchObject({ version: 2, subcategory: null });
    const versions = await supervisor.call(hotline.listVersions, { id: found.rows[0]!.id });
    expect(versions.map((one) => [one.day, one.versionFrom, one.correctionReason])).toEqual([
      ['2012-04-01', '2012-04-01', null],
      ['2012-03-01', '2021-12-14', 'review'],
    ]);
    expect(await imported(changed, 'old books', 'correct')).toMatchObject({ created: 0, changed: 0, unchanged: 1 });
  });

  it('from another source is another file, also where its ids are alike', async () => {
    const report = await imported(header + aRow({ external_id: 'x1', client_ref: 'Ana ◇' }), 'other books');
    expect(report).toMatchObject({ created: 1, newClients: 1 });
  });
});

describe('a file with bad rows', () => {
  const bad: readonly (readonly [Cells, string, string])[] = [
    [{ external_id: '' }, 'external_id', 'missing'],
    [{ external_id: 'e'.repeat(65) }, 'external_id', 'too_long'],
    [{ day: '' }, 'day', 'missing'],
    [{ day: '2012-02-31' }, 'day', 'not_a_date'],
    [{ day: '1989-12-31' }, 'day', 'out_of_range'],
    [{ day: '2021-12-15' }, 'day', 'out_of_range'],
    [{ hour: '24' }, 'hour', 'out_of_range'],
    [{ minutes: '-1' }, 'minutes', 'out_of_range'],
    [{ line: 'nowhere' }, 'line', 'unknown_code'],
    [{ channel: '' }, 'channel', 'missing'],
    [{ category: '' }, 'category', 'missing'],
    [{ category: 'thb' }, 'category', 'unknown_code'],
    [{ category: 'mc_case' }, 'category', 'not_allowed_here'],
    [{ subcategory: 'report' }, 'subcategory', 'not_allowed_here'],
    [{ non_data_kind: 'hoax' }, 'non_data_kind', 'not_allowed_here'],
    [{ kind: 'non_data', category: '' }, 'non_data_kind', 'missing'],
    [{ kind: 'non_data', non_data_kind: 'hoax', category: '', client_ref: 'a' }, 'client_ref', 'not_allowed_here'],
    [{ client_since: '2013' }, 'client_since', 'out_of_range'],
    [{ client_since: 'before' }, 'client_since', 'not_a_date'],
    [{ direction: 'out' }, 'reached', 'missing'],
    [{ reached: 'reached' }, 'reached', 'not_allowed_here'],
    [{ consultant: 'nobody' }, 'consultant', 'unknown_consultant'],
    [{ citizenship: 'RS' }, 'citizenship', 'unknown_code'],
    [{ forms: 'labour;theft' }, 'forms', 'unknown_code'],
    [{ phone: '0'.repeat(65) }, 'phone', 'too_long'],
    [{ note: 'n'.repeat(20_001) }, 'note', 'too_long'],
    [{ note: 'nul \u0000 inside' }, 'note', 'broken_text'],
    [{ external_id: 'good' }, 'external_id', 'duplicate_in_file'],
  ];

  it('imports nothing and names every bad row by line, column and reason, and no value of it', async () => {
    const before = await countAll();
    const rows = bad.map(([cells], i) => aRow({ external_id: `bad ${i}`, ...cells }));
    const report = await check(`${header}${aRow({ external_id: 'good' })}${rows.join('')}one,two\r\n`, 'bad books');
    expect(report.firstErrors).toEqual([
      ...bad.map(([, column, code], i) => ({ row: i + 3, column, code })),
      { row: bad.length + 3, column: '', code: 'ragged_row' },
    ]);
    expect(report).toMatchObject({ state: 'refused', errors: bad.length + 1 });
    expect(await countAll()).toEqual(before);
    const csv = await textOf(await supervisor.call(hotline.getImportReport, { id: report.id }));
    expect(csv).toContain('6,day,not_a_date,');
    for (const value of ['nobody', 'theft', 'nnnnn', '00000', 'nowhere']) expect(csv).not.toContain(value);
  });

  it('names a row as the spreadsheet numbers it, whatever line breaks its cells have and whatever rows are empty', async () => {
    const broken = aRow({ external_id: 'c1', note: 'first line\r\nsecond line\nthird' });
    const report = await check(`${header}${broken}\r\n${aRow({ external_id: 'c2', hour: '24' })}`, 'breaks');
    expect(report.firstErrors).toEqual([{ row: 4, column: 'hour', code: 'out_of_range' }]);
  });

  it('corrected and sent again comes in', async () => {
    const report = await imported(header + bad.map((_, i) => aRow({ external_id: `bad ${i}` })).join(''), 'bad books');
    expect(report).toMatchObject({ created: bad.length, errors: 0 });
  });
});

describe('a file that is no contacts.csv', () => {
  const refused: readonly (readonly [string, string | Buffer, string])[] = [
    ['lacks a column', `${csvColumns.slice(1).join(',')}\r\n`, 'hotline.header-wrong'],
    ['has a column twice', `${header.trim()},day\r\n`, 'hotline.header-wrong'],
    ['has 200 columns', `${Array.from({ length: 200 }, (_, i) => `c${i}`).join(',')}\r\n`, 'hotline.header-wrong'],
    ['is empty', '', 'hotline.file-empty'],
    [
      'is not UTF-8',
      Buffer.concat([Buffer.from(header), Buffer.from([0xe8, 0x65, 0x0d, 0x0a])]),
      'hotline.header-wrong',
    ],
    ['is a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x00, 0xff, 0xfe]), 'hotline.header-wrong'],
  ];
  it.each(refused)('is refused when it %s', async (_, file, code) => {
    await expect(check(file)).rejects.toMatchObject({ code, status: 422 });
  });

  it('comes with a byte order mark, semicolons and columns in another order, as a spreadsheet saves it', async () => {
    const order = [...csvColumns].reverse();
    const row: Cells = {
      external_id: 's1',
      day: '2014-01-01',
      line: 'sos',
      channel: 'sms',
      category: 'other',
      note: 'a;b',
    };
    const cells = order.map((column) => (row[column]?.includes(';') ? `"${row[column]}"` : (row[column] ?? '')));
    const report = await imported(`\ufeff${order.join(';')}\n${cells.join(';')}\n`, 'sheet');
    expect(report).toMatchObject({ created: 1 });
  });
});

describe('an export', () => {
  it('neutralises what a spreadsheet would work out, and read again elsewhere gives the same texts', async () => {
    const notes = ['=cmd', '+381', '-1', '@x', "'=quoted", "'plain", '\ttab', 'none', '"q", and ;\nline'];
    const file =
      header +
      notes.map((note, i) => aRow({ external_id: `n${i}`, day: '2015-06-01', note, phone: '+381640000000' })).join('');
    await imported(file, 'notes');
    const scope = { from: '2015-06-01' as Day, to: '2015-06-01' as Day, reason: 'round trip' };
    const csv = await textOf(await supervisor.call(hotline.exportContacts, scope));
    expect(csv).toContain("'=cmd");
    expect(csv).not.toMatch(/(^|,)[=+@]/m);
    const other = await aHouse({ now: '2021-12-14T10:00:00Z' });
    try {
      const there = await other.signedIn('supervisor');
      await other.signedIn('consultant');
      const report = await there.call(hotline.checkImport, { source: 'notes' }, { upload: upload(csv) });
      expect(report).toMatchObject({ errors: 0, created: notes.length });
      await there.call(hotline.applyImport, { id: report.id, hash: report.hash });
      const rows = await there.call(hotline.searchContacts, { from: scope.from });
      const texts = await Promise.all(rows.rows.map((row) => there.call(hotline.getContact, { id: row.id })));
      expect(texts.map((one) => one.summary).sort()).toEqual([...notes].sort());
    } finally {
      await other.close();
    }
  });

  it('says in its name who took it out, and reads again from a Serbian spreadsheet', async () => {
    const reader = await house.signedIn('supervisor');
    const superuser = await house.database.asSuperuser();
    await superuser.query("update access.account set language = 'sr-Latn' where id = $1", [reader.id]);
    await superuser.end();
    const notes = ['jedan; =1+1', 'dva, tri', '=cmd', 'četiri'];
    const rows = notes.map((note, i) => aRow({ external_id: `s${i}`, day: '2016-06-01', note }));
    await imported(header + rows.join(''), 'sr-notes');
    const scope = { from: '2016-06-01' as Day, to: '2016-06-01' as Day, reason: 'round trip' };
    const file = await reader.call(hotline.exportContacts, scope);
    expect((file as unknown as { fileName: string }).fileName).toBe(
      `contacts-2016-06-01-2016-06-01-by-${reader.username}-on-2021-12-14.csv`,
    );
    const csv = await textOf(file);
    expect(csv).toContain(csvColumns.join(';'));
    expect(csv).not.toMatch(/(^|;)[=+@]/m);
    expect(csv).toContain('"jedan; =1+1"');
    const other = await aHouse({ now: '2021-12-14T10:00:00Z' });
    try {
      const there = await other.signedIn('supervisor');
      const report = await there.call(hotline.checkImport, { source: 'sr' }, { upload: upload(csv) });
      expect(report).toMatchObject({ errors: 0, created: notes.length });
      await there.call(hotline.applyImport, { id: report.id, hash: report.hash });
      const found = await there.call(hotline.searchContacts, { from: scope.from });
      const texts = await Promise.all(found.rows.map((row) => there.call(hotline.getContact, { id: row.id })));
      expect(texts.map((one) => one.summary).sort()).toEqual([...notes].sort());
    } finally {
      await other.close();
    }
  });

  it('is the supervisor’s alone', async () => {
    const mila = await house.signedIn('consultant');
    const scope = { from: '2012-01-01' as Day, to: '2012-12-31' as Day, reason: 'curious' };
    await expect(mila.call(hotline.exportContacts, scope)).rejects.toMatchObject({ status: 403 });
  });
});
