import { dressTables, forgetLoading } from '../src/platform/database/index.ts';
import type { GroupId } from '../src/platform/kernel/index.ts';
import type { StaffIds } from './as-stored.ts';
import { atDesk } from './at-desk.ts';
import { syntheticIds } from './ids.ts';
import { loadContacts } from './load-contacts.ts';
import { loadFindings } from './load-findings.ts';
import { loadFirstDays, loadPersons, loadSeconds } from './load-persons.ts';
import { type Filling, type Loading, stayingAtWork } from './loading.ts';
import { selection } from './selection.ts';
import { syntheticOrganisation } from './synthetic-organisation.ts';
import type { Staffed } from './through-operations.ts';
import { timing } from './timing.ts';
import { makeToday } from './today.ts';

export type { Filling } from './loading.ts';

/**
 * Loads the synthetic organisation into one that is marked synthetic: persons, contacts in order of days, findings, and what
 * is due today. What is sealed goes through the modules' own bulk writers, a thousand records an audit row; at large scales
 * most contacts are facts alone and are copied. Nothing is kept in memory but the portion at hand, each portion is one
 * transaction, and one that is there already is passed over. The event loop turns in between, so that the port answers.
 */
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
    const timed = timing();
    // one statement of the database may take longer than a person may be idle
    await stayingAtWork(loading, () => work(loading));
    filling.onPart?.(name, ...timed());
  };
  await part('persons', loadPersons);
  await part('contacts', loadContacts);
  if (which.every > 1) {
    await part('first-days', loadFirstDays);
    await part('indexes', () => dressTables(ground.database.facts));
  }
  await part('findings', loadFindings);
  await part('today', () => makeToday(house, organisation, Math.min(contacts, organisation.sos.contacts), which));
  await part('seconds', loadSeconds);
  await forgetLoading(ground.database.facts);
  filling.progress?.(of, of);
}
