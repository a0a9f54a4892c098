import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHouse, type SomebodyAtWork, type TestHouse } from '../../../../tests/house.ts';
import { newId } from '../../../platform/kernel/index.ts';
import * as hotline from '../contract.ts';
import { aContact, aDraft } from '../testing.ts';

let house: TestHouse;
let mila: SomebodyAtWork;
let administrator: SomebodyAtWork;

beforeAll(async () => {
  house = await aHouse({ now: '2021-12-14T10:00:00Z', settings: { openDrafts: 1000 } });
  mila = await house.signedIn('consultant');
  administrator = await house.signedIn('administrator');
});
afterAll(() => house.close());

/** hotline.md section 15, row by row: what is sent, and the path and code that come back. */
const refused: readonly (readonly [string, object, string, string])[] = [
  ['an unknown field', { colour: 'blue' }, 'colour', 'unknown_field'],
  ['a field that belongs to us', { number: 'H12-000001' }, 'number', 'unknown_field'],
  ['a state', { state: 'finalised' }, 'state', 'unknown_field'],
  ['an organisation', { org_id: newId() }, 'org_id', 'unknown_field'],
  ['a wrong type', { minutes: 'five' }, 'minutes', 'not_a_number'],
  ['an unknown code', { channel: 'fax' }, 'channel', 'unknown_code'],
  ['a code of old files', { ageBand: '0-11' }, 'ageBand', 'unknown_code'],
  ['a text over the limit', { summary: 'x'.repeat(20_001) }, 'summary', 'too_long'],
  ['a NUL', { summary: 'a\u0000b' }, 'summary', 'broken_text'],
  ['half a surrogate', { ourView: '\ud800' }, 'ourView', 'broken_text'],
  ['a day before 1990', { day: '1989-12-31' }, 'day', 'out_of_range'],
  ['31 February', { day: '2021-02-31' }, 'day', 'not_a_date'],
  ['hour 24', { hour: 24 }, 'hour', 'out_of_range'],
  ['minus one minute', { minutes: -1 }, 'minutes', 'out_of_range'],
  ['twice the same answer', { assistance: ['legal', 'legal'] }, 'assistance', 'duplicate'],
  ['an id that is none', { consultant: 'me' }, 'consultant', 'not_an_id'],
  ['twenty-one clients', { clients: Array.from({ length: 21 }, () => newId()) }, 'clients', 'too_many'],
];

describe('a contact with', () => {
  it.each(refused)(
    '%s is refused with the path and the code, and nothing of what was typed',
    async (_, fields, path, code) => {
      const sent = mila.call(hotline.recordContact, { ...aContact(), ...fields } as never);
      const refusal = await sent.catch((one) => one);
      expect(refusal).toMatchObject({ code: 'input.invalid-input', status: 422 });
      expect(refusal.data.issues).toContainEqual(
        expect.objectContaining({ code, path: expect.arrayContaining([path]) }),
      );
      expect(JSON.stringify(refusal)).not.toMatch(/xxxx|blue|fax/);
    },
  );

  const misfits: readonly (readonly [string, object, string, string])[] = [
    ['a day to come', { day: '2021-12-15' }, 'day', 'hotline.future-day'],
    ['a subcategory of another category', { subcategory: 'report' }, 'subcategory', 'hotline.not-allowed-here'],
    ['a category of another line', { category: 'mc_case', subcategory: null }, 'category', 'hotline.not-allowed-here'],
    ['no category', { category: null, subcategory: null }, 'category', 'hotline.missing-field'],
    ['an unknown line', { line: 'fax' }, 'line', 'hotline.unknown-line'],
    ['an end but no beginning', { direction: 'out' }, 'reached', 'hotline.missing-field'],
    [
      'a colleague as consultant while she talks',
      { consultant: newId() },
      'consultant',
      'hotline.colleague-only-afterwards',
    ],
    [
      'a consultant whom nobody knows',
      { consultant: newId(), afterTheFact: true },
      'consultant',
      'hotline.unknown-consultant',
    ],
    ['a client whom nobody knows', { clients: [newId()] }, 'clients', 'hotline.unknown-person'],
  ];
  it.each(misfits)('%s is refused by name', async (_, fields, path, code) => {
    const sent = mila.call(hotline.recordContact, { ...aContact(), ...fields } as never);
    await expect(sent).rejects.toMatchObject({ code, path: [path] });
  });
});

describe('a draft', () => {
  it('may lack anything, but not contradict itself', async () => {
    const { id } = await mila.call(hotline.recordContact, { id: newId<'contact'>(), line: 'sos' });
    const save = (fields: object) => mila.call(hotline.saveContact, { id, revision: 1, ...fields } as never);
    await expect(save({ category: 'other', subcategory: 'report' })).rejects.toMatchObject({ path: ['subcategory'] });
    await expect(save({ day: '2022-01-01' })).rejects.toMatchObject({ code: 'hotline.future-day' });
    await expect(mila.call(hotline.finaliseContact, { id })).rejects.toMatchObject({ code: 'hotline.missing-field' });
    // what was typed before is still there
    expect((await mila.call(hotline.getContact, { id })).state).toBe('draft');
  });

  it('that is closed takes no more words, and says so', async () => {
    const { id } = await mila.call(hotline.recordContact, aContact());
    await expect(mila.call(hotline.saveContact, { id, revision: 1, summary: 'late ◇' })).rejects.toMatchObject({
      code: 'hotline.not-draft',
      status: 409,
      data: { state: 'finalised' },
    });
  });

  it('is saved a hundred times and leaves one row in the log', async () => {
    const acts = async () => {
      const root = await house.database.asSuperuser();
      const { rows } = await root.query("select count(*)::integer as n from audit.entry where kind like 'hotline.%'");
      await root.end();
      return rows[0].n as number;
    };
    const draft = await mila.call(hotline.recordContact, aDraft({ summary: 'a' }));
    const before = await acts();
    let { revision } = draft;
    for (let n = 0; n < 20; n++)
      ({ revision } = await mila.call(hotline.saveContact, { id: draft.id, revision, summary: 'a'.repeat(n + 2) }));
    expect(await acts()).toBe(before);
    await mila.call(hotline.getContact, { id: draft.id });
    expect(await acts()).toBe(before + 1);
  });
});

describe('the lines', () => {
  it('are set by the administrator; one with contacts keeps its code and its group', async () => {
    await mila.call(hotline.recordContact, aContact());
    const lines = await mila.call(hotline.listLines, {});
    expect(lines.map((line) => line.code)).toEqual(['sos', '116000']);
    await expect(mila.call(hotline.setLines, { lines })).rejects.toMatchObject({ status: 403 });
    const set = (changed: typeof lines) => administrator.call(hotline.setLines, { lines: changed });
    await expect(set(lines.slice(1))).rejects.toMatchObject({ code: 'hotline.line-in-use' });
    await expect(set(lines.map((line) => ({ ...line, group: 'other' as const })))).rejects.toMatchObject({
      status: 409,
    });
    const more = [
      ...lines,
      { code: 'mail', group: 'other' as const, name: 'Mail ◇', active: true, callBackUnknown: false },
    ];
    expect(await set(more)).toEqual(more);
    await set(more.map((line) => (line.code === 'mail' ? { ...line, active: false } : line)));
    await expect(mila.call(hotline.recordContact, aContact({ line: 'mail' }))).rejects.toMatchObject({
      code: 'hotline.unknown-line',
    });
  });
});
