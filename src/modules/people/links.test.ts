import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHouse, type SomebodyAtWork, type TestHouse } from '../../../tests/house.ts';
import { newId } from '../../platform/kernel/index.ts';
import * as contract from './contract.ts';
import { bulkAddPersons } from './index.ts';
import * as links from './links-contract.ts';

const named = (given: string, surname: string) => [
  { kind: 'given' as const, value: given },
  { kind: 'surname' as const, value: surname },
];

let house: TestHouse;
let consultant: SomebodyAtWork;
let supervisor: SomebodyAtWork;
beforeAll(async () => {
  house = await aHouse();
  consultant = await house.signedIn('consultant');
  supervisor = await house.signedIn('supervisor');
});
afterAll(() => house.close());

const aPerson = async (given: string, surname: string, more: object = {}, who = consultant) =>
  (await who.call(contract.createPerson, { id: newId<'person'>(), names: named(given, surname), ...more })).id;
const same = (one: string, other: string, who = consultant, id = newId<'link-decision'>()) =>
  who.call(links.linkPersons, {
    id,
    one: one as never,
    other: other as never,
    reason: 'the same voice and code word ◇',
  });
const mark = (one: string, other: string, kind: 'not_same' | 'unsure', who = consultant) =>
  who.call(links.markPersons, {
    id: newId<'link-decision'>(),
    one: one as never,
    other: other as never,
    kind,
    reason: 'asked ◇',
  });
const linksOf = (id: string, who = consultant) => who.call(links.listLinks, { id: id as never });
const undo = (id: string, who = consultant) =>
  who.call(links.unlinkPersons, { id: id as never, reason: 'it was her sister ◇' });

/** Everything that holds now about persons, byte by byte; the history is another matter. */
async function state(): Promise<unknown> {
  const database = await house.database.asSuperuser();
  const read = async (sql: string) => (await database.query(sql)).rows;
  const all = [
    await read('select * from people.person order by id'),
    await read('select * from people.person_link order by left_id, right_id'),
    await read('select * from people.subject_merge order by absorbed, from_day'),
    await read('select * from people.person_identity order by person_id'),
    await read('select person_id, version, sealed from people.search_card order by person_id'),
  ];
  await database.end();
  return JSON.parse(JSON.stringify(all));
}

describe('two records of one person', () => {
  it('are one cluster from the link on, with who, when and why; nothing is copied', async () => {
    const [a, b] = [await aPerson('Svetlana', 'Primerić'), await aPerson('Светлана', 'Примерић')];
    const answer = await same(a, b);
    expect(answer.cluster.map((one) => one.id).sort()).toEqual([a, b].sort());
    const seen = await linksOf(b);
    expect(seen.survivorId).toBe(answer.survivor.id);
    expect(seen.decisions).toMatchObject([
      {
        kind: 'same',
        by: consultant.id,
        day: '2021-12-14',
        reason: 'the same voice and code word ◇',
        holds: true,
        undone: null,
      },
    ]);
    expect(seen.decisions[0]?.explanation?.reasons.map((reason) => reason.field)).toContain('given');
    const absorbed = answer.survivor.id === a ? b : a;
    expect(await consultant.call(contract.getPerson, { id: absorbed as never })).toMatchObject({
      state: 'merged',
      survivorId: answer.survivor.id,
      names: [{ kind: 'given' }, { kind: 'surname' }],
    });
  });

  it('are two again after the undoing, to the byte, and the history keeps both acts', async () => {
    const [a, b, c] = [
      await aPerson('Ana', 'Vračić'),
      await aPerson('Anica', 'Vračić'),
      await aPerson('Ana', 'Vracic'),
    ];
    await mark(a, b, 'unsure');
    await same(b, c);
    const before = await state();
    await same(a, b);
    expect(await state()).not.toEqual(before);
    const last = (await linksOf(a)).decisions.find(
      (one) => one.holds && one.kind === 'same' && [one.left.id, one.right.id].includes(a as never),
    );
    await undo(last!.id);
    expect(await state()).toEqual(before);
    const history = (await linksOf(a)).decisions;
    expect(history.find((one) => one.id === last!.id)?.undone).toMatchObject({
      reason: 'it was her sister ◇',
      by: consultant.id,
    });
    expect(history.find((one) => one.holds)).toMatchObject({ kind: 'unsure' });
  });

  it('are not linked where that would join two who are known to be different, and the refusal names them', async () => {
    const [a, b, c] = [await aPerson('Mira', 'Prva'), await aPerson('Mira', 'Druga'), await aPerson('Mira', 'Treća')];
    await mark(a, c, 'not_same');
    await same(a, b);
    const refused = await same(b, c).catch((error) => error);
    expect(refused).toMatchObject({ code: 'people.link-contradicts', status: 409 });
    expect([refused.data.left, refused.data.right].sort()).toEqual([a, c].sort());
    expect(refused.params.left).toMatch(/^K21-/);
    expect(await linksOf(c)).toMatchObject({ cluster: [{ id: c }] });
  });

  it('are not parted while they hang together through a third', async () => {
    const [a, b, c] = [await aPerson('Lena', 'Jedan'), await aPerson('Lena', 'Dva'), await aPerson('Lena', 'Tri')];
    await same(a, b);
    await same(b, c);
    await expect(mark(a, c, 'not_same')).rejects.toMatchObject({ code: 'people.link-contradicts' });
  });

  it('stay as they were when the same decision is sent twice', async () => {
    const [a, b] = [await aPerson('Dva', 'Puta'), await aPerson('Dva', 'Put')];
    const id = newId<'link-decision'>();
    await same(a, b, consultant, id);
    const before = await state();
    await same(a, b, consultant, id);
    expect(await state()).toEqual(before);
    await expect(same(a, b)).rejects.toMatchObject({ code: 'people.already-decided' });
    await expect(same(a, a)).rejects.toMatchObject({ code: 'people.same-record' });
  });

  it('only the last decision of a pair is undone', async () => {
    const [a, b] = [await aPerson('Red', 'Odluka'), await aPerson('Red', 'Odluke')];
    await mark(a, b, 'unsure');
    const [first] = (await linksOf(a)).decisions;
    await mark(a, b, 'not_same');
    await expect(undo(first!.id)).rejects.toMatchObject({ code: 'people.not-the-last' });
    await expect(undo(newId())).rejects.toMatchObject({ code: 'people.not-found' });
  });

  it('two links that would contradict each other do not both come through at once', async () => {
    const [a, b, c] = [await aPerson('Tri', 'A'), await aPerson('Tri', 'B'), await aPerson('Tri', 'C')];
    await same(a, b);
    const ends = await Promise.allSettled([same(b, c), mark(a, c, 'not_same', supervisor)]);
    expect(ends.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('who may not', () => {
  it('a consultant cannot link or compare a person of another group: she does not exist for her', async () => {
    const own = await aPerson('Neka', 'Svoja');
    const caseworker = await house.signedIn('caseworker');
    const theirs = await aPerson('Neka', 'Tuđa', {}, caseworker);
    for (const other of [theirs, newId<'person'>()]) {
      await expect(same(own, other)).rejects.toMatchObject({ code: 'people.not-found', status: 404 });
      await expect(
        consultant.call(links.comparePersons, { left: own as never, right: other as never }),
      ).rejects.toMatchObject({ code: 'people.not-found', status: 404 });
    }
    await expect(same(own, theirs, supervisor)).resolves.toMatchObject({ survivor: { id: own } });
    // the code is known to both, the words of the decision open for both
    expect((await linksOf(theirs, caseworker)).decisions[0]?.reason).toBe('the same voice and code word ◇');
  });

  it('a case worker compares persons of the case group and decides nothing', async () => {
    const caseworker = await house.signedIn('caseworker');
    const [a, b] = [
      await aPerson('Zlata', 'Klasić', {}, caseworker),
      await aPerson('Zlatica', 'Klasić', {}, caseworker),
    ];
    const compared = await caseworker.call(links.comparePersons, { left: a as never, right: b as never });
    expect(compared.left.label).toContain('Zlata');
    expect(compared.explanation.reasons.length).toBeGreaterThan(1);
    await expect(same(a, b, caseworker)).rejects.toMatchObject({ status: 403 });
  });

  it('a person whose identity is sealed away from the group is no match for anybody', async () => {
    const [open, sealed] = [await aPerson('Sklonjena', 'Osobić'), await aPerson('Sklonjena', 'Osobić')];
    const database = await house.database.asSuperuser();
    await database.query(
      'delete from vault.wrap w using people.person p where p.id = $1 and w.key_id = p.identity_key_id',
      [sealed],
    );
    await database.query('update people.search_card set changed_in = pg_current_xact_id() where person_id = $1', [
      sealed,
    ]);
    await database.end();
    const { hits } = await consultant.call(contract.findPerson, { purpose: 'duplicate', text: 'Sklonjena Osobić' });
    expect(hits.map((hit) => hit.id)).toEqual([open]);
    await expect(
      consultant.call(links.comparePersons, { left: open as never, right: sealed as never }),
    ).rejects.toMatchObject({ code: 'people.not-found' });
  });
});

describe('comparing', () => {
  it('shows both in two columns with reasons, conflicts first, and counts as a look-up', async () => {
    const a = await aPerson('Jelena', 'Uporedić', {
      sex: 'f',
      birth: { date: '1991-03-05' },
      contactPoints: [{ kind: 'phone', value: '0991230001' }],
    });
    const b = await aPerson('Јелена', 'Упоредић', { sex: 'm', birth: { date: '1991-05-03' } });
    const compared = await consultant.call(links.comparePersons, { left: a as never, right: b as never });
    expect(compared.left.contactPoints[0]?.covered).toBe('+381 99 ••• 01');
    expect(compared.explanation.reasons[0]).toMatchObject({ field: 'sex', level: 'conflict', direction: 'against' });
    expect(compared.explanation.reasons.map((one) => one.level)).toContain('swapped');
    const operation = house.house.furniture.operations.find((one) => one.face.id === 'people.compare-persons');
    expect(operation?.limited).toBe('look-ups');
    expect(operation?.limitedIf?.({ left: a, right: b })).toBe(true);
  });

  it('does not escape the hour’s limit by naming a sweep that never proposed the pair', async () => {
    const [a, b] = [await aPerson('Pera', 'Nepredložen'), await aPerson('Pera', 'Nepredlozen')];
    for (const who of [consultant, supervisor])
      await expect(
        who.call(links.comparePersons, { left: a as never, right: b as never, sweep: newId<'sweep'>() }),
      ).rejects.toMatchObject({ code: 'people.not-found' });
  });
});

describe('the undecided', () => {
  it('stand in a list with the reason until somebody decides', async () => {
    const [a, b] = [await aPerson('Neodluka', 'Jedan'), await aPerson('Neodluka', 'Dva')];
    await mark(a, b, 'unsure');
    const has = async () =>
      (await supervisor.call(links.listUnsure, {})).decisions.some((one) =>
        [one.left.id, one.right.id].includes(a as never),
      );
    expect(await has()).toBe(true);
    await mark(a, b, 'not_same', supervisor);
    expect(await has()).toBe(false);
  });
});

describe('erasing', () => {
  it('takes every word about whom she was the same as, and leaves the others together', async () => {
    const [a, b, c] = [await aPerson('Srednja', 'A'), await aPerson('Srednja', 'B'), await aPerson('Srednja', 'C')];
    await same(a, b);
    await same(b, c);
    await supervisor.call(contract.erasePerson, { id: b as never, reason: 'asked for it ◇' });
    expect((await linksOf(a)).cluster.map((one) => one.id).sort()).toEqual([a, c].sort());
    const database = await house.database.asSuperuser();
    const left = await database.query(
      'select 1 from people.link_decision where left_id = $1 or right_id = $1 union all select 1 from people.person_link where left_id = $1 or right_id = $1',
      [b],
    );
    expect(left.rows).toEqual([]);
    await database.end();
  });
});

/** A made-up word for each number. */
const made = (n: number): string =>
  ['Ba', 'Do', 'Ke', 'Mi', 'Lu', 'Ra', 'So'][n % 7]! +
  ['na', 'vo', 'sti', 'dra', 'mu', 'lja', 'ko', 'ze'][(n >> 1) % 8]! +
  ['n', 'r', 'v', 't', 's'][(n >> 3) % 5]!;

describe('the sweep', () => {
  const sweepThrough = async (who: SomebodyAtWork) => {
    let at = await who.call(links.sweepDuplicates, { again: true });
    for (let turn = 0; at.state === 'running' && turn < 100; turn++) at = await who.call(links.sweepDuplicates, {});
    return at;
  };

  it('proposes likely pairs, and what was decided never comes back', async () => {
    const lone = await aHouse();
    const boss = await lone.signedIn('supervisor');
    const birth = { date: '1990-02-11' };
    const a = await aPerson(
      'Bojana',
      'Dvostrukić',
      { birth, contactPoints: [{ kind: 'phone', value: '0997654001' }] },
      boss,
    );
    const b = await aPerson('Бојана', 'Двострукић', { birth }, boss);
    const c = await aPerson('Bojana', 'Dvostrukic', { birth }, boss);
    await aPerson('Milorad', 'Sasvimdrugi', { birth: { year: 1950 } }, boss);
    expect(await sweepThrough(boss)).toMatchObject({ state: 'done', done: 4, total: 4 });
    const waiting = async () =>
      (await boss.call(links.listDuplicates, {})).pairs.map((one) => [one.left.id, one.right.id].sort().join());
    const pair = (one: string, other: string) => [one, other].sort().join();
    expect((await waiting()).sort()).toEqual([pair(a, b), pair(a, c), pair(b, c)].sort());
    const sweep = (await boss.call(links.listDuplicates, {})).sweep!.id;
    await expect(boss.call(links.comparePersons, { left: a as never, right: b as never, sweep })).resolves.toBeTruthy();
    await mark(a, b, 'not_same', boss);
    expect(await waiting()).not.toContain(pair(a, b));
    await sweepThrough(boss);
    expect(await waiting()).not.toContain(pair(a, b));
    await same(b, c, boss);
    expect(await waiting()).toEqual([pair(a, c)]);
    await boss.call(contract.erasePerson, { id: c as never, reason: 'asked ◇' });
    expect(await waiting()).toEqual([]);
    await lone.close();
  });

  it('goes on where it stood in another process, and nobody runs two slices at once', async () => {
    const lone = await aHouse();
    const boss = await lone.signedIn('supervisor');
    await boss.inside((it) =>
      bulkAddPersons(
        it,
        Array.from({ length: 1100 }, (_, n) => ({
          names: named(made(n % 37), `${made(n % 290)}${made(n % 53).toLowerCase()}ić`),
          birth: { year: 1960 + (n % 41) },
        })),
      ),
    );
    const first = await boss.call(links.sweepDuplicates, {});
    expect(first.state).toBe('running');
    await boss.inside(async (it) => {
      await it.tx.query('select pg_advisory_xact_lock(hashtextextended($1::text, 6))', [it.actor.org]);
      await expect(boss.call(links.sweepDuplicates, {})).rejects.toMatchObject({
        code: 'people.sweep-running',
        status: 409,
      });
    });
    // as if the process were new: what it remembered of the round is gone
    const { dropRounds } = await import('./operations/index.ts');
    dropRounds(lone.org);
    let at = first;
    for (let turn = 0; at.state === 'running' && turn < 100; turn++) {
      dropRounds(turn === 1 ? lone.org : '');
      at = await boss.call(links.sweepDuplicates, {});
    }
    expect(at).toMatchObject({ state: 'done', total: 1100, done: 1100, id: first.id });
    const all = await boss.call(links.listDuplicates, { limit: 50 });
    const once = await sweepThrough(boss);
    expect(all.waiting).toBe(once.found);
    await lone.close();
  });
});

describe('a sweep whose database goes away', () => {
  it('loses the slice that was under way and nothing else, and finds what it would have found', async () => {
    const lone = await aHouse();
    const boss = await lone.signedIn('supervisor');
    await boss.inside((it) =>
      bulkAddPersons(
        it,
        Array.from({ length: 1200 }, (_, n) => ({
          names: named(made(n % 37), `${made(n % 290)}${made(n % 53).toLowerCase()}ić`),
          birth: { year: 1960 + (n % 41) },
        })),
      ),
    );
    const database = await lone.database.asSuperuser();
    let at = await boss.call(links.sweepDuplicates, {});
    expect(at.state).toBe('running');
    let lost = 0;
    for (let turn = 0; at.state === 'running' && turn < 200; turn++) {
      // every connection of the desk is cut while the slice holds its transaction open
      const cut =
        turn % 2 === 0
          ? database.query(
              "select pg_sleep(0.02), pg_terminate_backend(pid) from pg_stat_activity where usename like '%desk' and datname = current_database()",
            )
          : undefined;
      const before = at;
      const answer = await boss.call(links.sweepDuplicates, {}).catch(() => undefined);
      await cut;
      if (answer) at = answer;
      else lost++;
      const { rows } = await database.query('select done, found from people.sweep where org_id = $1', [lone.org]);
      expect(rows).toEqual([{ done: at.done, found: at.found }]);
      expect(at.done).toBeGreaterThanOrEqual(before.done);
    }
    expect(lost).toBeGreaterThan(0);
    expect(at).toMatchObject({ state: 'done', done: 1200 });
    const broken = await boss.call(links.listDuplicates, { limit: 50 });
    let whole = await boss.call(links.sweepDuplicates, { again: true });
    while (whole.state === 'running') whole = await boss.call(links.sweepDuplicates, {});
    expect(broken.waiting).toBe(whole.found);
    await database.end();
    await lone.close();
  }, 60_000);
});
