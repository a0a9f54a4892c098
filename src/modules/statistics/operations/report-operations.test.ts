import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHouse, type SomebodyAtWork, type TestHouse } from '../../../../tests/house.ts';
import { type Day, newId } from '../../../platform/kernel/index.ts';
import type { Download } from '../../../platform/operations/index.ts';
import * as hotline from '../../hotline/contract.ts';
import * as shifts from '../../hotline/shift-contract.ts';
import { aContact, aDraft } from '../../hotline/testing.ts';
import * as statistics from '../contract.ts';

let house: TestHouse;
let consultant: SomebodyAtWork;

beforeAll(async () => {
  house = await aHouse({ now: '2021-12-14T10:00:00Z' });
  consultant = await house.signedIn('consultant');
  for (let i = 0; i < 3; i += 1) await consultant.call(hotline.recordContact, aContact());
  await consultant.call(
    hotline.recordContact,
    aContact({ category: 'thb_related', subcategory: 'report', channel: 'email' }),
  );
});
afterAll(() => house.close());

const file = async (who: SomebodyAtWork, input: object): Promise<Download> =>
  (await who.call(statistics.computeReport, input)) as Download;

describe('the report of a living house', () => {
  it('counts the calls of this morning, by their category, channel and new clients', async () => {
    const { body, fileName, type } = await file(consultant, { year: '2021' });
    const report = JSON.parse(body as string);
    expect(report.totals).toMatchObject({
      calls: 4,
      clients: 4,
      firstTimeClients: 4,
      returningClients: 0,
      identifiedVictims: 0,
    });
    expect(report.reports).toEqual({ received: 1, ledToIdentification: 0 });
    expect(report.byChannel.find((row: { code: string }) => row.code === 'email').calls).toBe(1);
    expect(report.cumulative).toMatchObject({ calls: 4, clients: 4 });
    expect(report.callsByMonth[11]).toMatchObject({ month: '2021-12', calls: 4 });
    expect(fileName).toBe('hotline-sos-2021-01-01-2021-12-31-internal.json');
    expect(type).toContain('application/json');
  });

  it('says of every number by which query it was counted, so that anybody can count again', async () => {
    const { asOf, queries } = await consultant.call(statistics.findFigures, { year: 2021, language: 'en' });
    expect(asOf).toBe('2021-12-14');
    const report = JSON.parse((await file(consultant, { year: '2021' })).body as string);
    const told = Object.entries(report.figures as Record<string, { query: string; n: number | null }>);
    const counted = new Set(queries.flatMap(({ figures }) => figures.map(({ at }) => at)));
    expect(told.filter(([at, { n }]) => n !== null && !counted.has(at))).toEqual([]);
    const calls = queries.find(({ figures }) => figures.some(({ at }) => at === '/totals/calls'))!;
    expect(calls).toMatchObject({ definition: 'hotline.contacts@1', unit: 'contact' });
    const canonical = JSON.stringify([calls.definition, calls.text, calls.values]);
    expect(calls.hash).toBe(`sha256:${createHash('sha256').update(canonical).digest('hex')}`);
    expect(calls.hash).toBe(report.figures['/totals/calls'].query);
    const rows = await house.as('stats', (tx) => tx.queryBuilt<{ n: number }>(calls.text, calls.values));
    expect(rows.reduce((sum, { n }) => sum + n, 0)).toBe(4);
  });

  it('is a tidy file that a spreadsheet reads as UTF-8 where one asks for the mark', async () => {
    const { body } = await file(consultant, { year: '2021', format: 'csv', mark: 'bom' });
    expect((body as string).startsWith('\ufefftable,')).toBe(true);
    expect(((await file(consultant, { year: '2021', format: 'csv' })).body as string).startsWith('table,')).toBe(true);
  });

  it('is a page on the desk and a tidy file in a folder, with the same numbers', async () => {
    const page = await consultant.call(statistics.showReport, { year: 2021, language: 'sr-Cyrl' });
    expect(page.title).toBe('СОС телефон, годишњи извештај 2021.');
    expect(page.sections.map((section) => section.id)).toEqual(Array.from({ length: 14 }, (_, i) => `H${i + 1}`));
    const { body } = await file(consultant, { year: 2021, format: 'csv' });
    expect(body).toContain('H1,2021-01-01/2021-12-31,figure,calls,,,n,contact,4,,hotline.contacts@1,2021-12-14');
    for (const [format, type, begins] of [
      ['pdf', 'application/pdf', '%PDF'],
      ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'PK'],
      ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'PK'],
    ] as const) {
      const document = await file(consultant, { year: 2021, format });
      expect(document).toMatchObject({ type, fileName: `hotline-sos-2021-01-01-2021-12-31-internal.${format}` });
      let bytes = Buffer.alloc(0);
      for await (const piece of document.body) bytes = Buffer.concat([bytes, Buffer.from(piece)]);
      expect(bytes.subarray(0, begins.length).toString()).toBe(begins);
    }
    expect((await file(consultant, { year: 2021, format: 'html', styles: 'linked' })).body).toContain(
      '/reports/report.css',
    );
  });

  it('has the same numbers for the running month on Today, one row in the log', async () => {
    const superuser = await house.database.asSuperuser();
    const rows = async () => (await superuser.query('select kind from audit.entry order by seq')).rows;
    const before = (await rows()).length;
    const month = await consultant.call(statistics.showMonth, {});
    expect((await rows()).slice(before)).toEqual([{ kind: 'statistics.show-month' }]);
    await superuser.end();
    for (const { line, contacts, clients } of month.lines) {
      const { body } = await file(consultant, { from: '2021-12-01', to: '2021-12-31', line });
      expect(JSON.parse(body as string).totals).toMatchObject({ calls: contacts, clients });
    }
    expect(month).toMatchObject({ month: '2021-12', asOf: '2021-12-14', lines: [{ line: 'sos', contacts: 4 }] });
    const all = await (await house.signedIn('supervisor')).call(statistics.showMonth, {});
    expect(all.lines).toMatchObject([
      { line: 'sos', contacts: 4 },
      { line: '116000', contacts: 0 },
    ]);
    const officer = await house.signedIn('officer');
    await expect(officer.call(statistics.showMonth, {})).rejects.toMatchObject({ status: 403 });
  });

  it('shows a consultant the lines on which she has a shift or recorded a contact, and no other', async () => {
    const jana = await house.signedIn('consultant');
    const supervisor = await house.signedIn('supervisor');
    const both = await house.signedIn('consultant', 'caseworker');
    const refused = { code: 'statistics.line-not-yours', status: 403, path: ['line'] };
    for (const line of ['sos', '116000'] as const) {
      await expect(jana.call(statistics.showReport, { year: 2021, line })).rejects.toMatchObject(refused);
      for (const somebody of [supervisor, both])
        expect((await somebody.call(statistics.showReport, { year: 2021, line })).report).toBe('hotline');
    }
    expect((await jana.call(statistics.showMonth, {})).lines).toEqual([]);
    await supervisor.call(shifts.planShift, {
      id: newId<'shift'>(),
      lineGroup: '116000',
      day: '2021-12-20' as Day,
      fromMinute: 480,
      minutes: 480,
      staff: [jana.id],
      reserve: [],
    } as never);
    expect((await jana.call(statistics.showReport, { year: 2021, line: '116000' })).report).toBe('hotline');
    for (const asked of [statistics.computeReport, statistics.findFigures] as const)
      await expect(jana.call(asked as never, { year: 2021, line: 'sos' } as never)).rejects.toMatchObject(refused);
    // a contact of a colleague opens nothing, nor does a draft; one of hers does
    const draft = await jana.call(hotline.recordContact, aDraft());
    await expect(jana.call(statistics.showReport, { year: 2021 })).rejects.toMatchObject(refused);
    await jana.call(hotline.discardDraft, { id: draft.id, discardText: true });
    await expect(consultant.call(statistics.showReport, { year: 2021, line: '116000' })).rejects.toMatchObject(refused);
    const { id } = await jana.call(hotline.recordContact, aContact());
    expect((await jana.call(statistics.showReport, { year: 2021 })).report).toBe('hotline');
    await supervisor.call(hotline.voidContact, { id, reason: 'test' });
  });

  it('shows a programme officer no two periods or as-of days from which a single day could be worked out', async () => {
    const officer = await house.signedIn('officer');
    const ask = (input: object) => officer.call(statistics.showReport, { audience: 'public', ...input } as never);
    for (const fine of [
      { from: '2021-01-01', to: '2021-12-13' },
      { from: '2021-12-13', to: '2021-12-13' },
      { year: 2021, asOf: '2021-12-13' },
    ])
      await expect(ask(fine)).rejects.toMatchObject({ code: 'statistics.quarters-only', status: 403 });
    for (const whole of [
      { year: 2021 },
      { year: 2021, asOf: '2021-12-14' },
      { from: '2020-01-01', to: '2020-06-30', asOf: '2020-09-30' },
    ])
      await expect(ask(whole)).resolves.toBeDefined();
    await expect(
      consultant.call(statistics.showReport, { audience: 'public', from: '2021-12-13', to: '2021-12-13' } as never),
    ).resolves.toBeDefined();
  });

  it('counts a voided contact no more from the day of the voiding', async () => {
    const head = await consultant.call(hotline.recordContact, aContact());
    house.clock.set('2021-12-15T10:00:00Z');
    consultant = await consultant.again();
    const supervisor = await house.signedIn('supervisor');
    await supervisor.call(hotline.voidContact, { id: head.id, reason: 'duplicate' } as never);
    const calls = async (asOf: string) =>
      JSON.parse((await file(supervisor, { year: 2021, asOf })).body as string).totals.calls;
    expect(await calls('2021-12-14')).toBe(5);
    expect(await calls('2021-12-15')).toBe(4);
  });
});

describe('who may see it', () => {
  it('a programme officer sees what hides small numbers, never the exact ones', async () => {
    const officer = await house.signedIn('officer');
    await expect(file(officer, { year: 2021 })).rejects.toMatchObject({
      code: 'statistics.internal-not-allowed',
      status: 403,
    });
    const report = JSON.parse((await file(officer, { year: 2021, audience: 'partner' })).body as string);
    expect(report.totals.clients).toBeNull();
    expect(report.figures['/totals/clients'].release).toBeNull();
  });

  it('an administrator, who may see no content, sees no figure', async () => {
    const admin = await house.signedIn('administrator');
    await expect(file(admin, { year: 2021 })).rejects.toMatchObject({ status: 403 });
  });

  it('impossible dates and unknown fields are refused with their place', async () => {
    await expect(file(consultant, { year: 2021, asOf: '2022-01-01' })).rejects.toMatchObject({
      code: 'statistics.as-of-in-future',
      path: ['asOf'],
    });
    await expect(file(consultant, { from: '2021-02-01', to: '2021-01-01' })).rejects.toMatchObject({
      code: 'statistics.period-reversed',
    });
    await expect(file(consultant, { from: '2021-02-01' })).rejects.toMatchObject({ code: 'statistics.period-needed' });
    await expect(file(consultant, { year: 2021, asOf: '2021-02-31' })).rejects.toMatchObject({ path: ['asOf'] });
    await expect(file(consultant, { year: 2021, town: 'x' })).rejects.toMatchObject({ path: ['town'] });
    await expect(file(consultant, { year: 2021, line: 'other' })).rejects.toMatchObject({ path: ['line'] });
  });

  it('every registered rule can be read in words', async () => {
    const { definitions } = await consultant.call(statistics.showDefinitions, {});
    expect(definitions.map((one) => one.id)).toContain('hotline.reports-identified');
    for (const one of definitions)
      for (const words of [one.title, one.rule, one.dateBasis]) expect(words.en && words.sr).toBeTruthy();
  });
});
