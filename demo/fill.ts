import { createHash, type Hash } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { copyFindingFacts, putFindings } from '../src/modules/cases/testing.ts';
import { copyContactFacts, copyFirstDays, type FactContact, putContacts } from '../src/modules/hotline/testing.ts';
import { bulkAddPersons } from '../src/modules/people/index.ts';
import { markChanged } from '../src/modules/statistics/index.ts';
import { bulkLoad } from '../src/platform/database/index.ts';
import { type Day, type GroupId, monthOf, type UserId } from '../src/platform/kernel/index.ts';
import type { Ground, It, Operation } from '../src/platform/operations/index.ts';
import { alreadyThere } from './already-there.ts';
import { bulkFindingOf, contactOf, factOf, personOf, type StaffIds } from './as-stored.ts';
import { atDesk, type Desk } from './at-desk.ts';
import { freshStatistics } from './fresh-statistics.ts';
import { syntheticIds } from './ids.ts';
import type { ContactRecord, StaffCode } from './records.ts';
import { type Selection, selection } from './selection.ts';
import { type SyntheticOrganisation, syntheticOrganisation } from './synthetic-organisation.ts';
import { canBeTyped, recordContact, recordFinding, type Staffed } from './through-operations.ts';
import { makeToday } from './today.ts';

/**
 * Loads the synthetic organisation into one that is marked synthetic: persons, contacts in order of days, findings, and what
 * is due today. What is sealed goes through the modules' own bulk writers, a thousand records an audit row; at large scales
 * most contacts are facts alone and are copied. Nothing is kept in memory but the portion at hand, each portion is one
 * transaction, and one that is there already is passed over. The event loop turns in between, so that the port answers.
 */
export interface Filling {
  readonly ground: Ground;
  readonly operations: readonly Operation[];
  /** who took the calls: signed in, members of their groups */
  readonly desks: Readonly<Record<StaffCode, Desk>>;
  /** decides findings together with the coordinator */
  readonly caseworker: UserId;
  readonly scale: number;
  readonly seed?: number;
  /** every so many-th person is sealed, the others are facts alone; 1 (default): all */
  readonly sealedEvery?: number;
  /** nothing that happened later */
  readonly until?: Day;
  /** only the first so many contacts, and the findings that came of them: for tests */
  readonly contacts?: number;
  /** so many contacts, the earliest, go through the operations */
  readonly typed?: number;
  /** of these years every finding goes through the operation */
  readonly typedYears?: readonly string[];
  /** milliseconds each part took */
  readonly onPart?: (part: string, ms: number) => void;
  readonly progress?: (done: number, of: number) => void;
}

const CHUNK = 1000;
/** records of one transaction: sealed, or facts */
const SEALED_PORTION = 2000;
const FACTS_PORTION = 50_000;
const TYPED = 2000;
/** the years of the published yearly tables that tell findings */
const TYPED_YEARS = ['2012', '2016', '2018'];

interface Loading {
  readonly filling: Filling;
  readonly house: Staffed;
  readonly organisation: SyntheticOrganisation;
  readonly which: Selection;
  readonly contacts: number;
  readonly groups: { readonly hotline: GroupId; readonly cases: GroupId };
  step(n: number): void;
}

export async function fillDemonstration(filling: Filling): Promise<void> {
  const { ground, desks, scale, seed = 2002 } = filling;
  const organisation = syntheticOrganisation({ scale, seed });
  const ids = syntheticIds({ seed, scale });
  const staff: StaffIds = {
    coordinator: desks.coordinator.session.user,
    consultant: desks.consultant.session.user,
    consultant2: desks.consultant2.session.user,
    caseworker: filling.caseworker,
  };
  const house: Staffed = { ground, operations: filling.operations, ids, staff, desks };
  const contacts = Math.min(filling.contacts ?? organisation.contacts, organisation.contacts);
  const which = selection(organisation, filling.sealedEvery ?? 1, filling.until ?? null);
  const of = Math.ceil(organisation.clients / which.every) + contacts + organisation.victims;
  let done = 0;
  const step = (n: number) => {
    done += n;
    filling.progress?.(Math.min(done, of), of);
  };
  const groups = await atDesk(ground, desks.coordinator, async (it) => ({
    hotline: it.keys.groupOf('hotline') as GroupId,
    cases: it.keys.groupOf('cases') as GroupId,
  }));
  const loading: Loading = { filling, house, organisation, which, contacts, groups, step };
  const part = async (name: string, work: (loading: Loading) => Promise<void>): Promise<void> => {
    const begun = performance.now();
    await work(loading);
    filling.onPart?.(name, performance.now() - begun);
  };
  await part('persons', loadPersons);
  await part('contacts', loadContacts);
  if (which.every > 1) await part('first-days', loadFirstDays);
  await part('findings', loadFindings);
  await part('today', () => makeToday(house, organisation, Math.min(contacts, organisation.sos.contacts), which));
  filling.progress?.(of, of);
}

const range = (from: number, until: number): number[] => Array.from({ length: until - from }, (_, n) => from + n);

/** Which portions of these starts are there already. The first id of each is asked for. */
const thereOf = (
  { house: { ground, desks } }: Loading,
  kind: Parameters<typeof alreadyThere>[2],
  ids: readonly string[],
): Promise<ReadonlySet<string>> => alreadyThere(ground.database, desks.coordinator.session.org, kind, ids);

/** Who is idle too long is locked: all of them are at work as long as this takes. */
function stayAtWork({ house: { desks } }: Loading): void {
  for (const desk of Object.values(desks)) desk.openKeys()?.[Symbol.dispose]();
}

async function loadPersons(loading: Loading): Promise<void> {
  const { house, organisation, which, step } = loading;
  const { ground, desks, ids } = house;
  const portion = CHUNK * which.every;
  for (let at = 0; at < organisation.clients; at += portion) {
    const end = Math.min(at + portion, organisation.clients);
    const some: ReturnType<typeof personOf>[] = [];
    for (let index = at; index < end; index += which.every) {
      const client = organisation.client(index);
      if (which.hasClient(client)) some.push(personOf(client, ids));
    }
    step(Math.ceil((end - at) / which.every));
    const [first] = some;
    if (!first || (await thereOf(loading, 'persons', [first.id as string])).size > 0) continue;
    stayAtWork(loading);
    await atDesk(ground, desks.coordinator, (it) => bulkAddPersons(it, some));
    await turn();
  }
  await freshStatistics(ground.database, ['people']);
}

async function loadContacts(loading: Loading): Promise<void> {
  const { filling, house, organisation, which, contacts, step } = loading;
  const { ground } = house;
  const portion = which.every === 1 ? SEALED_PORTION : FACTS_PORTION;
  // what is typed comes first and is no portion of its own: a small organisation that was cut short is begun anew
  const typed = filling.typed ?? (filling.scale === 1 ? TYPED : 0);
  let alreadyTyped = 0;
  for (let at = 0; at < contacts; at += portion) {
    const end = Math.min(at + portion, contacts);
    if (which.isLater(at, end)) {
      step(end - at);
      continue;
    }
    const sealed: ContactRecord[] = [];
    const facts = emptyTally();
    if (typed > alreadyTyped) {
      for (let index = at; index < end; index++) {
        const contact = organisation.contact(index);
        if (!which.hasContact(contact)) continue;
        if (alreadyTyped >= typed || !canBeTyped(contact)) {
          sealed.push(contact);
          continue;
        }
        alreadyTyped++;
        stayAtWork(loading);
        // its number is the next one: what came before it goes first
        await putSealed(loading, sealed.splice(0), facts);
        await recordContact(house, contact, organisation.texts(contact));
      }
    } else if (which.every === 1) {
      for (let index = at; index < end; index++) {
        const contact = organisation.contact(index);
        if (which.hasContact(contact)) sealed.push(contact);
      }
    } else await putFacts(loading, { at, end, sealed, facts });
    stayAtWork(loading);
    await putSealed(loading, sealed, facts);
    step(end - at);
    await turn();
  }
  await freshStatistics(ground.database, ['hotline', 'vault']);
}

/** What the audit says of records that were copied. */
interface Tally {
  count: number;
  readonly hash: Hash;
  readonly months: Set<string>;
}
const emptyTally = (): Tally => ({ count: 0, hash: createHash('sha256'), months: new Set() });

/** Copies what is facts alone, as it is made; what is to be sealed is laid aside. */
async function putFacts(
  loading: Loading,
  portion: { readonly at: number; readonly end: number; readonly sealed: ContactRecord[]; readonly facts: Tally },
): Promise<void> {
  const { house, organisation, which, groups } = loading;
  const { ground, desks, ids, staff } = house;
  const { sealed, facts } = portion;
  const { org } = desks.coordinator.session;
  function* made(): Generator<FactContact> {
    for (let index = portion.at; index < portion.end; index++) {
      const contact = organisation.contact(index);
      if (!which.hasContact(contact)) continue;
      if (which.isSealed(contact)) {
        sealed.push(contact);
        continue;
      }
      const fact = factOf(contact, ids, staff, groups.hotline);
      facts.count += 1;
      facts.hash.update(fact.id);
      facts.months.add(monthOf(contact.day));
      yield fact;
    }
  }
  const all = made();
  const first = all.next();
  if (first.done) return;
  if ((await thereOf(loading, 'facts', [first.value.id])).size > 0) {
    while (!all.next().done);
    return;
  }
  await bulkLoad(ground.database.facts, org, (load) => copyContactFacts(load, org, chain(first.value, all)));
}

function* chain<T>(first: T, rest: Iterable<T>): Generator<T> {
  yield first;
  yield* rest;
}

/** The portion's sealed contacts, and the audit's row about those that were copied. */
async function putSealed(loading: Loading, sealed: readonly ContactRecord[], facts: Tally): Promise<void> {
  const { house, organisation, which } = loading;
  const { ground, desks, ids, staff } = house;
  const [first] = sealed;
  if (!first && facts.count === 0) return;
  if (first && (await thereOf(loading, 'contacts', [ids.contact(first.index)])).size > 0) return;
  await atDesk(ground, desks.coordinator, async (it) => {
    if (facts.count > 0) await tellOfFacts(it, facts);
    // the next chunk is sealed while the database takes the one before
    const running: Promise<void>[] = [];
    for (let at = 0; at < sealed.length; at += CHUNK) {
      const chunk = sealed.slice(at, at + CHUNK).map((contact) => {
        const whole = { ...contact, concerns: contact.concerns.filter(which.isSealedClient) };
        return contactOf(whole, organisation.texts(contact), ids, staff);
      });
      running.push(putContacts(it, chunk));
      await turn();
      if (running.length > 1) await running.at(-2);
    }
    await Promise.all(running);
    if (sealed.length > 0) it.tx.emit({ kind: 'hotline.contacts-loaded', payload: { count: sealed.length } });
  });
}

async function tellOfFacts(it: It, { count, hash, months }: Tally): Promise<void> {
  it.tx.record({ kind: 'hotline.load-facts', payload: { count, hash: hash.digest('base64url') } });
  await markChanged(it.tx, { 'hotline.contacts': months });
}

/** Of persons who are facts alone: the first day is that of the first contact, as the generator knows it. */
async function loadFirstDays(loading: Loading): Promise<void> {
  const { house, organisation, which } = loading;
  const { ground, desks, ids } = house;
  const { org } = desks.coordinator.session;
  for (let at = 0; at < organisation.clients; at += FACTS_PORTION) {
    const claims = range(at, Math.min(at + FACTS_PORTION, organisation.clients)).flatMap((index) => {
      if (which.isSealedClient(index)) return [];
      const { firstDay, lineGroup } = organisation.client(index);
      if (!which.hasContact({ day: firstDay })) return [];
      return [{ lineGroup, subjectKey: ids.subjectKey(index), claimed: firstDay, recorded: firstDay }];
    });
    const [first] = claims;
    if (!first || (await thereOf(loading, 'firstDays', [first.subjectKey.toString('hex')])).size > 0) continue;
    await bulkLoad(ground.database.facts, org, (load) => copyFirstDays(load, org, claims));
    stayAtWork(loading);
    await atDesk(ground, desks.coordinator, async (it) => {
      it.tx.record({ kind: 'hotline.load-facts', payload: { firstDays: claims.length } });
      await markChanged(it.tx, { 'hotline.first-days': new Set(claims.map((claim) => monthOf(claim.claimed))) });
    });
    await turn();
  }
  await freshStatistics(ground.database, ['hotline']);
}

async function loadFindings(loading: Loading): Promise<void> {
  const { filling, house, organisation, which, contacts, step } = loading;
  const { ground, desks, ids, staff } = house;
  const { org } = desks.coordinator.session;
  const typedYears = filling.typedYears ?? (filling.scale === 1 ? TYPED_YEARS : []);
  const isLoaded = (client: number) =>
    contacts === organisation.contacts || organisation.client(client).firstContact < contacts;
  for (let at = 0; at < organisation.victims; at += CHUNK) {
    const some = range(at, Math.min(at + CHUNK, organisation.victims))
      .map(organisation.victim)
      .filter((victim) => which.hasVictim(victim) && isLoaded(victim.client) && (victim.reportContact ?? 0) < contacts);
    const byHand = some.filter((one) => typedYears.includes(one.identifiedDay.slice(0, 4)));
    for (const victim of byHand) await recordFinding(house, victim);
    const bulk = (all: typeof some) =>
      all.map((one) =>
        bulkFindingOf(one, one.reportContact === null ? null : organisation.contact(one.reportContact), ids, staff),
      );
    const rest = some.filter((one) => !byHand.includes(one));
    const sealed = bulk(rest.filter((one) => which.isSealedClient(one.client)));
    const facts = bulk(rest.filter((one) => !which.isSealedClient(one.client)));
    const there = await thereOf(
      loading,
      'findings',
      [...sealed.slice(0, 1), ...facts.slice(0, 1)].map((one) => one.id),
    );
    const [firstFact] = facts;
    if (firstFact && !there.has(firstFact.id)) {
      const by = { recordedBy: staff.coordinator, groupId: loading.groups.cases };
      await bulkLoad(ground.database.facts, org, (load) => copyFindingFacts(load, org, facts, by));
    }
    const [first] = sealed;
    stayAtWork(loading);
    if (!first || !there.has(first.id)) {
      await atDesk(ground, desks.coordinator, async (it) => {
        await putFindings(it.tx, it.keys, sealed, staff.coordinator);
        if (facts.length === 0) return;
        it.tx.record({ kind: 'cases.load-facts', payload: { count: facts.length } });
        await markChanged(it.tx, {
          'cases.findings': facts.map((one) => monthOf(one.finding.day)),
          'cases.credited-reports': facts.flatMap((one) => (one.report ? [one.report.month] : [])),
        });
      });
    }
    step(some.length);
    await turn();
  }
  await freshStatistics(ground.database, ['cases']);
}
