import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHouse, type SomebodyAtWork, type TestHouse } from '../../../../tests/house.ts';
import { listActs } from '../../../platform/audit-reading/contract.ts';
import { listCodeLists, listDisabled, setDisabled } from '../../../platform/disabled-codes/contract.ts';
import type { Day, Id } from '../../../platform/kernel/index.ts';
import * as statistics from '../../statistics/contract.ts';
import { csvColumns, csvLine } from '../contacts-csv.ts';
import * as hotline from '../contract.ts';
import { aContact, aDraft } from '../testing.ts';

let house: TestHouse;
let mila: SomebodyAtWork;
let supervisor: SomebodyAtWork;
let admin: SomebodyAtWork;

beforeAll(async () => {
  house = await aHouse({ now: '2021-12-14T10:00:00Z', settings: { openDrafts: 100 } });
  mila = await house.signedIn('consultant');
  supervisor = await house.signedIn('supervisor');
  admin = await house.signedIn('administrator');
});
afterAll(() => house.close());

const leaveOut = (list: string, code: string, disabled = true) => admin.call(setDisabled, { list, code, disabled });
const refusedAt = (...path: string[]) => ({ code: 'codelists.disabled-code', status: 422, path });

describe('a code that the organisation leaves out', () => {
  it('is taken by no new contact, with the path, and the draft keeps what was typed', async () => {
    const before = await mila.call(hotline.recordContact, aContact({ howHeard: 'press', assistance: ['practical'] }));
    const draft = await mila.call(hotline.recordContact, aDraft({ howHeard: 'press', summary: 'typed before ◇' }));
    expect(await leaveOut('how-heard', 'press')).toEqual({
      list: 'how-heard',
      code: 'press',
      disabledSince: '2021-12-14',
    });
    await leaveOut('assistance', 'practical');
    await expect(mila.call(hotline.recordContact, aContact({ howHeard: 'press' }))).rejects.toMatchObject(
      refusedAt('howHeard'),
    );
    await expect(
      mila.call(hotline.recordContact, aContact({ assistance: ['legal', 'practical'], howHeard: 'press' })),
    ).rejects.toMatchObject({
      ...refusedAt('howHeard'),
      data: {
        issues: [
          { path: ['howHeard'], code: 'disabled_code' },
          { path: ['assistance'], code: 'disabled_code' },
        ],
      },
    });
    const other = await mila.call(hotline.recordContact, aDraft());
    const save = { id: other.id, revision: other.revision };
    await expect(mila.call(hotline.saveContact, { ...save, howHeard: 'press' })).rejects.toMatchObject(
      refusedAt('howHeard'),
    );
    await expect(mila.call(hotline.finaliseContact, { ...save, howHeard: 'press' })).rejects.toMatchObject(
      refusedAt('howHeard'),
    );
    await mila.call(hotline.finaliseContact, { ...save, howHeard: 'police' });
    // what was written before is finished as it is
    expect(await mila.call(hotline.finaliseContact, { id: draft.id })).toMatchObject({ state: 'finalised' });
    expect(await mila.call(hotline.getContact, { id: draft.id })).toMatchObject({
      howHeard: 'press',
      summary: 'typed before ◇',
    });

    // a correction keeps it, and does not bring another one in
    const corrected = await mila.call(hotline.correctContact, {
      id: before.id,
      version: 1,
      reason: 'typing',
      howHeard: 'press',
      assistance: ['legal', 'practical'],
    });
    expect(corrected.version).toBe(2);
    await leaveOut('assistance', 'medical');
    await expect(
      mila.call(hotline.correctContact, {
        id: before.id,
        version: 2,
        reason: 'typing',
        assistance: ['practical', 'medical'],
      }),
    ).rejects.toMatchObject(refusedAt('assistance'));
    await mila.call(hotline.correctContact, { id: before.id, version: 2, reason: 'typing', howHeard: 'police' });
    await expect(
      mila.call(hotline.correctContact, { id: before.id, version: 3, reason: 'typing', howHeard: 'press' }),
    ).rejects.toMatchObject(refusedAt('howHeard'));
  });

  it('is found and counted as before, and offered again when it is switched on', async () => {
    await leaveOut('channel', 'letter');
    await leaveOut('channel', 'letter', false);
    const { id } = await mila.call(hotline.recordContact, aContact({ channel: 'letter', day: '2021-11-02' as Day }));
    await leaveOut('channel', 'letter');
    const found = await mila.call(hotline.searchContacts, { channel: 'letter' });
    expect(found.rows.map((row) => row.id)).toEqual([id]);
    const report = (await supervisor.call(statistics.computeReport, { year: 2021 })) as { body: string };
    expect(report.body).toContain('letter');
  });

  it('does not come in with a file either', async () => {
    await leaveOut('caller-role', 'ngo');
    const row = Object.fromEntries(csvColumns.map((column) => [column, '']));
    const cells = { ...row, external_id: '◇ 1', day: '2021-01-01', line: 'sos', channel: 'phone' };
    const filled = { ...cells, category: 'other', caller_role: 'ngo', assistance: 'practical' } as Record<
      string,
      string
    >;
    const file = [csvColumns, csvColumns.map((column) => filled[column] ?? '')].map((line) =>
      csvLine(line as string[]),
    );
    const upload = (async function* () {
      yield Buffer.from(file.join(''), 'utf8');
    })();
    const report = await supervisor.call(hotline.checkImport, { source: 'old books ◇' } as never, { upload });
    expect(report.state).toBe('refused');
    expect(report.firstErrors).toEqual([
      { row: 2, column: 'caller_role', code: 'disabled_code' },
      { row: 2, column: 'assistance', code: 'disabled_code' },
    ]);
  });

  it('is chosen by the administrator, who cannot leave out what a form or a rule needs; each change is on record', async () => {
    for (const [list, code, refusal] of [
      ['channel', 'phone', 'code-needed'],
      ['contact-subcategory', 'report', 'code-needed'],
      ['contact-category', 'other', 'code-needed'],
      ['contact-state', 'draft', 'unknown-code'],
      ['country', 'SRB'.toLowerCase(), 'unknown-code'],
      ['channel', 'pigeon', 'unknown-code'],
    ] as const)
      await expect(leaveOut(list, code)).rejects.toMatchObject({ code: `codelists.${refusal}` });
    await expect(mila.call(setDisabled, { list: 'channel', code: 'sms', disabled: true })).rejects.toMatchObject({
      status: 403,
    });
    const lists = await admin.call(listCodeLists, {});
    const channel = lists.find((list) => list.id === 'channel');
    expect(channel?.codes.find((one) => one.code === 'phone')).toMatchObject({ needed: true, disabledSince: null });
    expect(channel?.codes.find((one) => one.code === 'letter')).toMatchObject({
      needed: false,
      disabledSince: '2021-12-14',
    });
    expect((await mila.call(listDisabled, {})).codes).toContainEqual({ list: 'channel', code: 'letter' });
    await leaveOut('channel', 'sms');
    await leaveOut('channel', 'sms');
    await leaveOut('channel', 'sms', false);
    const officer = await house.signedIn('dataofficer');
    const { acts } = await officer.call(listActs, {
      from: '2021-12-14' as Day,
      to: '2021-12-14' as Day,
      kind: 'codelists',
    });
    expect(acts[0]).toMatchObject({ kind: 'codelists.enable-code', details: { list: 'channel', code: 'sms' } });
    expect(acts.filter((act) => act.kind === 'codelists.enable-code')).toHaveLength(2);
  });

  it('of one organisation says nothing about another', async () => {
    const other = await aHouse({ database: house.database, now: '2021-12-14T10:00:00Z' });
    try {
      const jana = await other.signedIn('consultant');
      expect((await jana.call(listDisabled, {})).codes).toEqual([]);
      const { id } = await jana.call(hotline.recordContact, aContact({ howHeard: 'press' }));
      expect(id as Id<'contact'>).toBeTruthy();
    } finally {
      await other.close();
    }
  });
});
