import { setImmediate as turn } from 'node:timers/promises';
import { putFindings } from '../src/modules/cases/testing.ts';
import { type BulkContact, putContacts } from '../src/modules/hotline/testing.ts';
import { bulkAddPersons } from '../src/modules/people/index.ts';
import type { UserId } from '../src/platform/kernel/index.ts';
import type { Ground, Operation } from '../src/platform/operations/index.ts';
import { bulkFindingOf, contactOf, personOf, type StaffIds } from './as-stored.ts';
import { atDesk, type Desk } from './at-desk.ts';
import { freshStatistics } from './fresh-statistics.ts';
import { syntheticIds } from './ids.ts';
import type { StaffCode } from './records.ts';
import { syntheticOrganisation } from './synthetic-organisation.ts';
import { canBeTyped, recordContact, recordFinding, type Staffed } from './through-operations.ts';
import { makeToday } from './today.ts';

/**
 * Loads the synthetic organisation into one that is marked synthetic: persons, contacts in order of days, findings, and what
 * is due today. Everything is sealed by the modules' own bulk writers, a thousand records an audit row; nothing is kept in
 * memory but the chunk at hand. In between the event loop turns, so that the port goes on answering.
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
/** chunks of one transaction */
const TOGETHER = 2;
const TYPED = 2000;
/** the years of the published yearly tables that tell findings */
const TYPED_YEARS = ['2012', '2016', '2018'];

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
  const typed = filling.typed ?? TYPED;
  const typedYears = filling.typedYears ?? (scale === 1 ? TYPED_YEARS : []);
  const of = organisation.clients + contacts + organisation.victims;
  let done = 0;
  const step = (n: number) => {
    done += n;
    filling.progress?.(Math.min(done, of), of);
  };
  const part = async (name: string, work: () => Promise<void>): Promise<void> => {
    const begun = performance.now();
    await work();
    filling.onPart?.(name, performance.now() - begun);
  };

  await part('persons', async () => {
    for (let at = 0; at < organisation.clients; at += CHUNK) {
      const some = range(at, Math.min(at + CHUNK, organisation.clients)).map((index) =>
        personOf(organisation.client(index), ids),
      );
      await atDesk(ground, desks.coordinator, (it) => bulkAddPersons(it, some));
      step(some.length);
      await turn();
    }
    await freshStatistics(ground.database, ['people']);
  });

  await part('contacts', async () => {
    let waiting: BulkContact[] = [];
    const flush = async () => {
      // who is idle too long is locked: all of them are at work as long as this takes
      for (const desk of Object.values(desks)) desk.openKeys()?.[Symbol.dispose]();
      const all = waiting;
      waiting = [];
      if (all.length === 0) return;
      await atDesk(ground, desks.coordinator, async (it) => {
        // the next chunk is sealed while the database takes the one before
        const running: Promise<void>[] = [];
        for (let at = 0; at < all.length; at += CHUNK) {
          running.push(putContacts(it, all.slice(at, at + CHUNK)));
          await turn();
          if (running.length > 1) await running.at(-2);
        }
        await Promise.all(running);
        it.tx.emit({ kind: 'hotline.contacts-loaded', payload: { count: all.length } });
      });
      step(all.length);
    };
    for (let index = 0, alreadyTyped = 0; index < contacts; index++) {
      const contact = organisation.contact(index);
      if (alreadyTyped < typed && canBeTyped(contact)) {
        await flush();
        await recordContact(house, contact, organisation.texts(contact));
        alreadyTyped++;
        step(1);
        continue;
      }
      waiting.push(contactOf(contact, organisation.texts(contact), ids, staff));
      if (waiting.length >= CHUNK * TOGETHER) await flush();
    }
    await flush();
    await freshStatistics(ground.database, ['hotline', 'vault']);
  });

  await part('findings', async () => {
    const isLoaded = (client: number) => organisation.client(client).firstContact < contacts;
    for (let at = 0; at < organisation.victims; at += CHUNK) {
      const some = range(at, Math.min(at + CHUNK, organisation.victims))
        .map(organisation.victim)
        .filter((victim) => isLoaded(victim.client) && (victim.reportContact ?? 0) < contacts);
      const byHand = some.filter((one) => typedYears.includes(one.identifiedDay.slice(0, 4)));
      for (const victim of byHand) await recordFinding(house, victim);
      const rest = some
        .filter((one) => !byHand.includes(one))
        .map((one) =>
          bulkFindingOf(one, one.reportContact === null ? null : organisation.contact(one.reportContact), ids, staff),
        );
      await atDesk(ground, desks.coordinator, (it) => putFindings(it.tx, it.keys, rest, staff.coordinator));
      step(some.length);
      await turn();
    }
    await freshStatistics(ground.database, ['cases']);
  });

  await part('today', () => makeToday(house, organisation, Math.min(contacts, organisation.sos.contacts)));
  filling.progress?.(of, of);
}

const range = (from: number, until: number): number[] => Array.from({ length: until - from }, (_, n) => from + n);
