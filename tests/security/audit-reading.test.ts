import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as hotline from '../../src/modules/hotline/contract.ts';
import { searchNotes } from '../../src/modules/hotline/notes-contract.ts';
import { aContact, aDraft } from '../../src/modules/hotline/testing.ts';
import * as audit from '../../src/platform/audit-reading/contract.ts';
import { type Day, newId } from '../../src/platform/kernel/index.ts';
import { aHouse, type SomebodyAtWork, type TestHouse } from '../house.ts';

const day = (text: string) => text as Day;
const week = { from: day('2021-12-08'), to: day('2021-12-14') };

describe('the log, read by those whom it is sealed to', () => {
  let house: TestHouse;
  let dataOfficer: SomebodyAtWork;
  let supervisor: SomebodyAtWork;
  let consultant: SomebodyAtWork;
  const contact = newId<'contact'>();

  beforeAll(async () => {
    house = await aHouse();
    dataOfficer = await house.signedIn('dataofficer');
    supervisor = await house.signedIn('supervisor');
    consultant = await house.signedIn('consultant');
    await consultant.call(hotline.recordContact, aContact({ id: contact }));
    await supervisor.call(hotline.getContact, { id: contact });
  });
  afterAll(() => house.close());

  it('the data officer sees who opened a contact, and when', async () => {
    const { acts, chain, looked } = await dataOfficer.call(audit.listActs, { ...week, about: contact });
    expect(acts.map(({ kind, by }) => [kind, by])).toEqual([
      ['hotline.open-contact', supervisor.id],
      ['hotline.finalise-contact', consultant.id],
    ]);
    expect(acts[0]).toMatchObject({
      at: '2021-12-14T10:00:00.000Z',
      details: { contact },
      seal: 'open',
      link: 'holds',
    });
    expect(looked).toBeGreaterThan(1);
    expect(chain).toMatchObject({ verified: null });
  });

  it('reading the log is itself on record, with what was asked and not what was found', async () => {
    await dataOfficer.call(audit.listActs, { ...week, user: consultant.id });
    const { acts } = await dataOfficer.call(audit.listActs, { ...week, kind: 'audit' });
    expect(acts[0]).toMatchObject({
      kind: 'audit.list-acts',
      by: dataOfficer.id,
      details: { ...week, user: consultant.id },
    });
  });

  it('who acted and when stand apart from what an act says of itself', async () => {
    await supervisor.inside(async (it) =>
      it.tx.record({ kind: 'odd.act', payload: { by: 'the telephone', at: 3, as: 'somebody', details: 'none' } }),
    );
    const { acts } = await dataOfficer.call(audit.listActs, { ...week, kind: 'odd' });
    expect(acts[0]).toMatchObject({
      by: supervisor.id,
      at: '2021-12-14T10:00:00.000Z',
      details: { by: 'the telephone', at: 3, as: 'somebody', details: 'none' },
    });
  });

  it('finds by person, by kind and by room, and pages from the newest back', async () => {
    const hers = await dataOfficer.call(audit.listActs, { ...week, user: consultant.id });
    expect(new Set(hers.acts.map((act) => act.by))).toEqual(new Set([consultant.id]));
    const room = await dataOfficer.call(audit.listActs, { ...week, kind: 'hotline' });
    expect(room.acts.every((act) => act.kind.startsWith('hotline.'))).toBe(true);
    const one = await dataOfficer.call(audit.listActs, { ...week, kind: 'hotline.open-contact' });
    expect(one.acts).toHaveLength(1);
    for (let n = 0; n < 60; n++) {
      await supervisor.inside(async (it) => it.tx.record({ kind: 'test.act', payload: { n } }));
    }
    const first = await dataOfficer.call(audit.listActs, { ...week, kind: 'test' });
    expect(first.acts).toHaveLength(50);
    const second = await dataOfficer.call(audit.listActs, { ...week, kind: 'test', before: first.next as string });
    expect(second.acts).toHaveLength(10);
    expect(second.next).toBeNull();
    const seqs = [...first.acts, ...second.acts].map((act) => act.seq);
    expect(seqs).toEqual(seqs.toSorted((a, b) => b - a));
    expect([...first.acts, ...second.acts].at(-1)?.details).toEqual({ n: 0 });
  });

  it('going back page by page leaves the days that were asked for as little as the row that says so', async () => {
    const earlier = { from: day('2021-12-01'), to: day('2021-12-13') };
    for (const before of ['2021-12-31.999999999999', '2021-12-14.1', '2021-11-30.1']) {
      const beside = dataOfficer.call(audit.listActs, { ...earlier, before });
      await expect(beside, before).rejects.toMatchObject({ status: 422, code: 'audit.range-wrong' });
    }
    const noDay = { ...week, to: day('2021-12-31'), before: '2021-12-99.1' };
    await expect(dataOfficer.call(audit.listActs, noDay)).rejects.toMatchObject({ status: 422 });
    const before = '2021-12-13.999999999999';
    expect((await dataOfficer.call(audit.listActs, { ...earlier, before })).acts).toEqual([]);
    const { acts } = await dataOfficer.call(audit.listActs, { ...week, kind: 'audit' });
    expect(acts[0]?.details).toEqual({ ...earlier, before });
  });

  it('a supervisor sees who opened a contact, and nothing else of the log', async () => {
    const { openings, closed } = await supervisor.call(audit.listOpenings, { id: contact, from: week.to });
    expect(openings.map(({ kind, by }) => [kind, by])).toEqual([
      ['hotline.open-contact', supervisor.id],
      ['hotline.finalise-contact', consultant.id],
    ]);
    expect(Object.keys(openings[0] as object).sort()).toEqual(['at', 'by', 'kind', 'seq']);
    expect(closed).toBe(0);
    await expect(supervisor.call(audit.listActs, week)).rejects.toMatchObject({ status: 403 });
    await expect(supervisor.call(audit.verifyActs, {})).rejects.toMatchObject({ status: 403 });
  });

  it('whoever read a piece of its notes while looking for words opened it, and whoever met nothing did not', async () => {
    const { id } = await consultant.call(hotline.recordContact, aContact({ summary: 'a paper lantern ◇' }));
    for (const words of ['lantern', 'unicorn']) await consultant.call(searchNotes, { words, purpose: 'case_work' });
    const { openings } = await supervisor.call(audit.listOpenings, { id: id as typeof contact, from: week.to });
    expect(openings.filter(({ kind }) => kind === 'hotline.open-notes').map(({ by }) => by)).toEqual([consultant.id]);
  });

  it('a supervisor cannot ask it about a colleague or a client, only about a contact', async () => {
    const { id } = await consultant.call(hotline.recordContact, aDraft());
    await supervisor.call(hotline.takeOverDraft, { id, reasonText: 'the shift is over ◇' });
    const person = newId<'person'>();
    await supervisor.inside(async (it) =>
      it.tx.record({ kind: 'hotline.search-contacts', payload: { persons: [person] } }),
    );
    const about = async (asked: string) =>
      (await supervisor.call(audit.listOpenings, { id: asked as typeof id, from: week.to })).openings.map(
        (one) => one.kind,
      );
    expect(await about(consultant.id)).toEqual([]);
    expect(await about(person)).toEqual([]);
    expect(await about(id)).toContain('hotline.take-over-draft');
  });

  it('a consultant cannot read it, nor a data officer whom nobody has admitted', async () => {
    for (const [face, input] of [
      [audit.listActs, week],
      [audit.listOpenings, { id: contact, from: week.to }],
      [audit.verifyActs, {}],
    ] as const) {
      await expect(consultant.call(face, input as never)).rejects.toMatchObject({ status: 403 });
    }
    const superuser = await house.database.asSuperuser();
    const alone = await house.signedIn('dataofficer');
    await superuser.query('delete from vault.membership where org_id = $1 and user_id = $2', [house.org, alone.id]);
    const later = await alone.again();
    await expect(later.call(audit.listActs, week)).rejects.toMatchObject({ status: 404, code: 'audit.not-found' });
    await superuser.end();
  });

  it('the desk’s login sees no row of the tables, and of the views only with the auditors’ group', async () => {
    const desk = await house.database.asRole('desk');
    await desk.query("select set_config('app.org', $1, false)", [house.org]);
    await expect(desk.query('select 1 from audit.entry')).rejects.toThrow(/permission denied/);
    await expect(desk.query('select 1 from audit.head')).rejects.toThrow(/permission denied/);
    for (const view of ['audit.act', 'audit.chain_end']) {
      expect((await desk.query(`select 1 from ${view}`)).rowCount, view).toBe(0);
      await desk.query("select set_config('app.groups', $1, false)", [`{${consultant.session.groups.join(',')}}`]);
      expect((await desk.query(`select 1 from ${view}`)).rowCount, view).toBe(0);
      await desk.query("select set_config('app.groups', $1, false)", [`{${dataOfficer.session.groups.join(',')}}`]);
      expect((await desk.query(`select 1 from ${view}`)).rowCount, view).toBeGreaterThan(0);
      await desk.query("select set_config('app.groups', '', false)");
    }
    await desk.end();
    for (const role of ['public', 'jobs', 'stats']) {
      const client = await house.database.asRole(role);
      await expect(client.query('select 1 from audit.act'), role).rejects.toThrow(/permission denied/);
      await client.end();
    }
  });

  it('another organisation’s rows are not there', async () => {
    const other = await aHouse({ database: house.database });
    const theirs = await other.signedIn('dataofficer');
    expect((await theirs.call(audit.listActs, { ...week, about: contact })).acts).toEqual([]);
    await other.close();
  });

  it('says how far the chain was verified, by whom it may be done at the desk', async () => {
    const state = await dataOfficer.call(audit.verifyActs, {});
    expect(state).toMatchObject({ firstBad: null, reason: null });
    const { chain } = await dataOfficer.call(audit.listActs, week);
    expect(chain.verified).toEqual({ at: '2021-12-14T10:00:00.000Z', rows: state.rows, firstBad: null });
    expect(chain.rows).toBeGreaterThan(state.rows);
  });

  it('a tampered row is marked, where it stands', async () => {
    const superuser = await house.database.asSuperuser();
    await superuser.query('alter table audit.entry disable trigger all');
    const { acts } = await dataOfficer.call(audit.listActs, { ...week, kind: 'hotline.open-contact' });
    const { seq } = acts[0] as { seq: number };
    const set = (column: string, value: unknown) =>
      superuser.query(`update audit.entry set ${column} = $3 where org_id = $1 and seq = $2`, [house.org, seq, value]);
    const { rows } = await superuser.query('select kind, sealed from audit.entry where org_id = $1 and seq = $2', [
      house.org,
      seq,
    ]);
    const row = async () =>
      (await dataOfficer.call(audit.listActs, { ...week, kind: 'hotline' })).acts.find((act) => act.seq === seq);

    await set('kind', 'hotline.list-lines');
    expect(await row()).toMatchObject({ kind: 'hotline.list-lines', seal: 'open', link: 'broken' });
    await set('kind', rows[0].kind);

    const flipped = Buffer.from(rows[0].sealed);
    flipped.writeUInt8(flipped.readUInt8(60) ^ 1, 60);
    await set('sealed', flipped);
    expect(await row()).toMatchObject({ by: null, at: null, details: {}, seal: 'broken', link: 'broken' });
    expect(await dataOfficer.call(audit.verifyActs, {})).toMatchObject({ firstBad: seq, reason: 'hash' });
    const { chain } = await dataOfficer.call(audit.listActs, week);
    expect(chain.verified).toMatchObject({ firstBad: seq });
    await set('sealed', rows[0].sealed);
    expect(await row()).toMatchObject({ seal: 'open', link: 'holds' });
    await superuser.end();
  });

  it('a month whose key the group does not hold shows that it is closed, row by row', async () => {
    const superuser = await house.database.asSuperuser();
    await superuser.query('update audit.month_key set group_epoch = 7 where org_id = $1', [house.org]);
    const { acts } = await dataOfficer.call(audit.listActs, { ...week, kind: 'hotline' });
    expect(acts.length).toBeGreaterThan(0);
    for (const act of acts) expect(act).toMatchObject({ seal: 'closed', by: null, at: null, details: {} });
    const { openings, closed } = await supervisor.call(audit.listOpenings, { id: contact, from: week.to });
    expect(openings).toEqual([]);
    expect(closed).toBeGreaterThan(0);
    await superuser.end();
  });
});
