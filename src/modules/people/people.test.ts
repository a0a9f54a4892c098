import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { whenOlderAreOver } from '../../../tests/database/when-older-are-over.ts';
import { aHouse, type SomebodyAtWork, type TestHouse } from '../../../tests/house.ts';
import { day, newId } from '../../platform/kernel/index.ts';
import * as contract from './contract.ts';
import { bulkAddPersons } from './index.ts';
import { shelves } from './operations/index.ts';
import { syntheticCards } from './testing.ts';

const named = (given: string, surname: string) => [
  { kind: 'given' as const, value: given },
  { kind: 'surname' as const, value: surname },
];

const found = async (who: SomebodyAtWork, text: string) =>
  (await who.call(contract.findPerson, { purpose: 'open_contact', text })).hits;

describe('people over their operations', () => {
  let house: TestHouse;
  let consultant: SomebodyAtWork;
  beforeAll(async () => {
    house = await aHouse();
    consultant = await house.signedIn('consultant');
  });
  afterAll(() => house.close());

  const aPerson = async (given: string, surname: string, more: object = {}, who = consultant) => {
    const id = newId<'person'>();
    return who.call(contract.createPerson, { id, names: named(given, surname), sex: 'f', ...more });
  };

  it('a consultant finds an earlier caller by her Latin name typed in Cyrillic without diacritics', async () => {
    const person = await aPerson('Đurđica', 'Žarčić', { birth: { year: 1991 } });
    const colleague = await house.signedIn('consultant');
    for (const text of ['Ђурђица Жарчић', 'djurdjica zarcic', 'ДЈУРДЈИЦА ЗАРЦИЦ 1991', 'zarcic djurdjica']) {
      const [hit] = await found(colleague, text);
      expect(hit, text).toMatchObject({ id: person.id, label: 'Đurđica ◇ Žarčić', code: person.code, rank: 1 });
    }
    const [hit] = await found(colleague, 'Zarcic 1991');
    expect(hit?.equalFields).toEqual(['surname', 'birth_year']);
    expect(hit?.birthYear).toEqual({ from: 1991, until: 1991 });
  });

  it('finds her by number and by code as well, and shows the number covered', async () => {
    const person = await aPerson('Milica', 'Probnić', { contactPoints: [{ kind: 'phone', value: '099 / 222-3342' }] });
    expect(person.contactPoints[0]?.covered).toBe('+381 99 ••• 42');
    expect(await found(consultant, '+381 99 222 33 42')).toMatchObject([
      { id: person.id, equalFields: ['phone'], label: 'Milica ◇ Probnić' },
    ]);
    expect(await found(consultant, person.code.toLowerCase())).toMatchObject([
      { id: person.id, equalFields: ['code'] },
    ]);
    const [both] = await found(consultant, 'milica 0992223342');
    expect(both).toMatchObject({ id: person.id });
    expect([...(both?.equalFields ?? [])].sort()).toEqual(['given', 'phone']);
  });

  it('an administrator finds nobody and opens nobody', async () => {
    const person = await aPerson('Zorana', 'Skriveni');
    const administrator = await house.signedIn('administrator');
    await expect(found(administrator, 'Zorana')).rejects.toMatchObject({ code: 'access.forbidden', status: 403 });
    await expect(administrator.call(contract.getPerson, { id: person.id })).rejects.toMatchObject({ status: 403 });
  });

  it('a case worker sees the code and the safety card of a caller, not who she is', async () => {
    const person = await aPerson('Vesela', 'Nevidić', { contactPoints: [{ kind: 'phone', value: '0991112223' }] });
    await consultant.call(contract.setSafetyCard, aCardFor(person.id));
    const caseworker = await house.signedIn('caseworker');
    expect(await found(caseworker, 'Vesela')).toEqual([]);
    expect(await found(caseworker, '0991112223')).toEqual([]);
    const page = await caseworker.call(contract.getPerson, { id: person.id });
    expect(page).toMatchObject({ code: person.code, label: person.code, identityState: 'closed', names: [] });
    expect(page.contactPoints).toEqual([]);
    expect(page.safetyCard).toMatchObject({ codeWord: 'heron', now: 'yes' });
    const point = person.contactPoints[0]!.id;
    await expect(caseworker.call(contract.openContactPoint, { id: point })).rejects.toMatchObject({ status: 404 });
    await expect(
      caseworker.call(contract.updatePerson, { id: person.id, revision: page.revision, names: [] }),
    ).rejects.toMatchObject({ status: 404 });
  });

  it('a search without a purpose, or for nothing, is refused', async () => {
    await expect(consultant.call(contract.findPerson, { text: 'Milica' } as never)).rejects.toMatchObject({
      status: 422,
      path: ['purpose'],
    });
    await expect(found(consultant, ' - ')).rejects.toMatchObject({ code: 'people.nothing-to-look-for' });
  });

  it('counts every search as a look-up of the hour', () => {
    const operation = house.house.furniture.operations.find((one) => one.face.id === 'people.find-person');
    expect(operation?.limited).toBe('look-ups');
  });

  it('puts a search on record with a hash of the question, never the question', async () => {
    const database = await house.database.asSuperuser();
    const kinds = async () =>
      (await database.query<{ kind: string }>('select kind from audit.entry order by seq desc limit 2')).rows;
    await found(consultant, 'Milica');
    expect((await kinds())[0]).toEqual({ kind: 'people.find-person' });
    await database.end();
  });

  it('opens the cards of a search that came to nothing again, so that their opening is on record', async () => {
    const lone = await aHouse();
    const searcher = await lone.signedIn('consultant');
    await aPerson('Ljuba', 'Zapisnik', {}, searcher);
    const database = await lone.database.asSuperuser();
    const openings = async () =>
      (await database.query("select 1 from audit.entry where kind = 'people.open-cards'")).rows.length;
    const search = (comesToNothing: boolean) =>
      searcher.inside(async (it) => {
        await shelves.of(it, it.keys.groupOf('hotline')!);
        if (comesToNothing) throw new Error('the lights went out');
      });
    await whenOlderAreOver(database);
    const before = await openings();
    await expect(search(true)).rejects.toThrow('the lights');
    expect(await openings()).toBe(before);
    await search(false);
    expect(await openings()).toBe(before + 1);
    await search(false);
    expect(await openings()).toBe(before + 1);
    await database.end();
    await lone.close();
  });

  it('finds her under her new name at once, and under the old one no more', async () => {
    const person = await aPerson('Tamara', 'Staroprezić');
    expect(await found(consultant, 'Staroprezic')).toHaveLength(1);
    const changed = await consultant.call(contract.updatePerson, {
      id: person.id,
      revision: person.revision,
      names: named('Tamara', 'Novoprezić'),
      birth: { age: 16, on: day('2021-12-14') },
    });
    expect(changed).toMatchObject({ label: 'Tamara ◇ Novoprezić', ageBand: '16-17', revision: 2 });
    expect(await found(consultant, 'Staroprezić')).toEqual([]);
    expect(await found(consultant, 'Новопрезић')).toMatchObject([{ id: person.id }]);
    await expect(
      consultant.call(contract.updatePerson, { id: person.id, revision: 1, sex: 'm' }),
    ).rejects.toMatchObject({ code: 'people.stale-revision', data: { revision: 2 } });
  });

  it('makes a person once, however often she is sent', async () => {
    const input = { id: newId<'person'>(), names: named('Dvaput', 'Poslata') };
    const first = await consultant.call(contract.createPerson, input);
    expect(await consultant.call(contract.createPerson, input)).toEqual(first);
    const colleague = await house.signedIn('consultant');
    await expect(colleague.call(contract.createPerson, input)).rejects.toMatchObject({ code: 'people.id-taken' });
    const recent = await colleague.call(contract.listRecentPersons, {});
    expect(recent.persons.some((one) => one.label === 'Dvaput ◇ Poslata')).toBe(true);
  });

  it('knows a person by a code alone, without a key', async () => {
    const person = await consultant.call(contract.createPerson, { id: newId<'person'>() });
    expect(person).toMatchObject({ identityState: 'none', contactNow: 'no_card', label: person.code });
    const named = await consultant.call(contract.updatePerson, {
      id: person.id,
      revision: 1,
      names: [{ kind: 'alias', value: 'Laki' }],
    });
    expect(named).toMatchObject({ identityState: 'open', label: 'Laki ◇' });
  });

  it('a safety card that a case worker wrote is there for the duty desk', async () => {
    const person = await consultant.call(contract.createPerson, { id: newId<'person'>() });
    const caseworker = await house.signedIn('caseworker');
    await caseworker.call(contract.setSafetyCard, aCardFor(person.id));
    const page = await consultant.call(contract.getPerson, { id: person.id });
    expect(page).toMatchObject({ contactNow: 'yes', safetyCard: { version: 1, codeWord: 'heron' } });
  });

  it('does not let a number out without a safety card in force, unless somebody says why', async () => {
    const person = await aPerson('Ljubica', 'Brojić', { contactPoints: [{ kind: 'phone', value: '099 300 4005' }] });
    const open = (reason = '') =>
      consultant.call(contract.openContactPoint, { id: person.contactPoints[0]!.id, reason });
    await expect(open()).rejects.toMatchObject({ code: 'people.not-safe-now', data: { contactNow: 'no_card' } });
    expect(await open('She asked to be called about the court date.')).toMatchObject({ value: '099 300 4005' });
    await consultant.call(contract.setSafetyCard, aCardFor(person.id));
    expect(await open()).toMatchObject({ e164: '+381993004005', contactNow: 'yes' });
    const nights = { ...aCardFor(person.id), version: 1, hours: Array.from({ length: 7 }, () => 1 << 3) };
    expect(await consultant.call(contract.setSafetyCard, nights)).toMatchObject({ version: 2, now: 'outside_hours' });
    await expect(open()).rejects.toMatchObject({ data: { contactNow: 'outside_hours' } });
    await expect(consultant.call(contract.setSafetyCard, nights)).rejects.toMatchObject({
      code: 'people.stale-revision',
    });
    await expect(
      consultant.call(contract.setSafetyCard, { ...nights, version: 2, validUntil: day('2022-06-15') }),
    ).rejects.toMatchObject({ code: 'people.card-too-long' });
  });

  it('still finds a person by a number that she uses no more', async () => {
    const person = await aPerson('Olga', 'Bivša', { contactPoints: [{ kind: 'phone', value: '0994445556' }] });
    const end = () => consultant.call(contract.endContactPoint, { id: person.contactPoints[0]!.id });
    await end();
    await expect(end()).rejects.toMatchObject({ code: 'people.already-ended' });
    expect(await found(consultant, '0994445556')).toMatchObject([{ id: person.id }]);
    const page = await consultant.call(contract.getPerson, { id: person.id });
    expect(page.contactPoints[0]?.endedOn).toBe('2021-12-14');
    expect(page.entries.map((one) => one.kind)).toContain('contact_point_ended');
  });

  it('erases a person: gone from every search, and her address answers 410', async () => {
    const person = await aPerson('Brisana', 'Potpunić', { contactPoints: [{ kind: 'phone', value: '0997778889' }] });
    await consultant.call(contract.setSafetyCard, aCardFor(person.id));
    expect(await found(consultant, 'Brisana')).toHaveLength(1);
    await expect(
      consultant.call(contract.erasePerson, { id: person.id, reason: 'asked for it' }),
    ).rejects.toMatchObject({ status: 403 });
    const supervisor = await house.signedIn('supervisor');
    await supervisor.call(contract.erasePerson, { id: person.id, reason: 'She asked for it in writing.' });
    expect(await found(consultant, 'Brisana Potpunić')).toEqual([]);
    expect(await found(consultant, '0997778889')).toEqual([]);
    expect(await found(consultant, person.code)).toEqual([]);
    for (const act of [
      () => consultant.call(contract.getPerson, { id: person.id }),
      () => consultant.call(contract.updatePerson, { id: person.id, revision: 3, sex: 'm' }),
      () => supervisor.call(contract.erasePerson, { id: person.id, reason: 'again' }),
    ])
      await expect(act()).rejects.toMatchObject({ code: 'people.person-erased', status: 410 });
    const database = await house.database.asSuperuser();
    const left = await database.query('select code, subject_key, identity_key_id from people.person where id = $1', [
      person.id,
    ]);
    expect(left.rows).toEqual([{ code: null, subject_key: null, identity_key_id: null }]);
    const told = await database.query("select payload from events.outbox where kind = 'people.person-erased'");
    expect(told.rows).toEqual([{ payload: { person: person.id } }]);
    await database.end();
  });

  it('is erased whole or not at all: a supervisor whom one of the desks has not admitted is refused', async () => {
    const person = await aPerson('Polovična', 'Potpunić');
    await consultant.call(contract.setSafetyCard, aCardFor(person.id));
    const half = await house.signedIn('consultant');
    const database = await house.database.asSuperuser();
    await database.query(`update access.account set roles = '{supervisor}' where id = $1`, [half.id]);
    await expect(half.call(contract.erasePerson, { id: person.id, reason: 'asked for it' })).rejects.toMatchObject({
      code: 'people.not-found',
    });
    const kept = await database.query('select state from people.person where id = $1', [person.id]);
    expect(kept.rows).toEqual([{ state: 'active' }]);
    await database.end();
  });

  it('somebody unknown is not found', async () => {
    await expect(consultant.call(contract.getPerson, { id: newId<'person'>() })).rejects.toMatchObject({
      code: 'people.not-found',
      status: 404,
    });
  });
});

describe('the opened cards of a process', () => {
  it('are gone when the last session of the group is locked, and nobody searches without keys', async () => {
    const house = await aHouse();
    const [one, other] = [await house.signedIn('consultant'), await house.signedIn('consultant')];
    await one.call(contract.createPerson, { id: newId<'person'>(), names: named('Svetlana', 'Primerić') });
    expect(await found(one, 'Светлана')).toHaveLength(1);
    const group = one.session.groups[0]!;
    const index = shelves.openNow(house.org, group);
    expect(index?.size()).toBe(1);
    const { holder } = house.house.ground;
    holder.drop(one.session.tokenHash);
    await expect(found(one, 'Светлана')).rejects.toMatchObject({ code: 'access.locked', status: 423 });
    expect(await found(other, 'Светлана')).toHaveLength(1);
    holder.drop(other.session.tokenHash);
    expect(index?.size()).toBe(0);
    expect(shelves.openNow(house.org, group)).toBeUndefined();
    await house.close();
  });

  it('take up what another process wrote', async () => {
    const house = await aHouse();
    const consultant = await house.signedIn('consultant');
    const one = await consultant.call(contract.createPerson, { id: newId<'person'>(), names: named('Jedna', 'Prva') });
    expect(await found(consultant, 'Prva')).toHaveLength(1);
    const database = await house.database.asSuperuser();
    // as another process would leave it behind: the card goes, this process was not told
    await database.query(
      'update people.search_card set sealed = null, key_id = null, changed_in = pg_current_xact_id() where person_id = $1',
      [one.id],
    );
    await database.end();
    expect(await found(consultant, 'Prva')).toEqual([]);
    await house.close();
  });

  it('are opened page by page, all of them', async () => {
    const house = await aHouse();
    const supervisor = await house.signedIn('supervisor');
    const cards = [...syntheticCards(4_100)];
    const needle = newId<'person'>();
    await supervisor.inside((it) =>
      bulkAddPersons(it, [
        ...cards.map((card) => ({ names: card.names.map(({ kind, text }) => ({ kind, value: text })) })),
        { id: needle, names: named('Jedinstvena', 'Neponovljivić') },
      ]),
    );
    const consultant = await house.signedIn('consultant');
    expect(await found(consultant, 'Непоновљивић')).toMatchObject([{ id: needle }]);
    expect(shelves.openNow(house.org, consultant.session.groups[0]!)?.size()).toBe(4_101);
    await house.close();
  }, 60_000);

  it('hold no name in any table of the database', async () => {
    const house = await aHouse();
    const consultant = await house.signedIn('consultant');
    const [given, surname, word] = ['Kanarinka', 'Odvajkadašić', 'gvozdenizvekan'];
    const person = await consultant.call(contract.createPerson, {
      id: newId<'person'>(),
      names: named(given, surname),
      contactPoints: [{ kind: 'phone', value: '+381 99 876 5432' }],
    });
    await consultant.call(contract.setSafetyCard, { ...aCardFor(person.id), codeWord: word });
    await found(consultant, surname);
    const database = await house.database.asSuperuser();
    const tables = await database.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
        where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    expect(tables.rows.some(({ name }) => name === 'people.person_identity')).toBe(true);
    for (const text of [given, surname, word, '8765432', 'odvajkadasic', 'kanarinka']) {
      const hex = Buffer.from(text).toString('hex');
      for (const { name } of tables.rows) {
        const hits = await database.query(`select 1 from ${name} t where t::text ilike $1 or t::text ilike $2`, [
          `%${text}%`,
          `%${hex}%`,
        ]);
        expect(hits.rowCount, `${text} in ${name}`).toBe(0);
      }
    }
    await database.end();
    await house.close();
  });
});

function aCardFor(personId: ReturnType<typeof newId<'person'>>) {
  return {
    personId,
    version: 0,
    mayContact: 'yes' as const,
    ways: ['phone' as const],
    codeWord: 'heron',
    validUntil: day('2022-06-14'),
    askedOn: day('2021-12-14'),
  };
}
