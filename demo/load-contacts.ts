import { createHash, type Hash } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { copyContactFacts, type FactContact, putContacts } from '../src/modules/hotline/testing.ts';
import { markChanged } from '../src/modules/statistics/index.ts';
import { bulkLoad } from '../src/platform/database/index.ts';
import { monthOf } from '../src/platform/kernel/index.ts';
import type { It } from '../src/platform/operations/index.ts';
import { contactOf, factOf } from './as-stored.ts';
import { atDesk } from './at-desk.ts';
import { freshStatistics } from './fresh-statistics.ts';
import { CHUNK, FACTS_PORTION, type Loading, stayAtWork, thereOf } from './loading.ts';
import type { ContactRecord } from './records.ts';
import { canBeTyped, recordContact } from './through-operations.ts';

const SEALED_PORTION = 2000;
const TYPED = 2000;

/** Contacts in order of days: typed, sealed by the bulk writer, or copied as facts alone. */
export async function loadContacts(loading: Loading): Promise<void> {
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
