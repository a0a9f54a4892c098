import { setImmediate as turn } from 'node:timers/promises';
import { copyFirstDays, FIRST_DAY_TABLE } from '../src/modules/hotline/testing.ts';
import { bulkAddPersons } from '../src/modules/people/index.ts';
import { markChanged } from '../src/modules/statistics/index.ts';
import { bulkLoad, layBare, NOTE_PORTION, portionsThere } from '../src/platform/database/index.ts';
import { monthOf } from '../src/platform/kernel/index.ts';
import { personOf, secondOf } from './as-stored.ts';
import { atDesk } from './at-desk.ts';
import { freshStatistics } from './fresh-statistics.ts';
import { CHUNK, FACTS_PORTION, type Loading, range, stayAtWork, thereOf } from './loading.ts';
import { secondRecord } from './second-record.ts';

/** Persons who are whole. */
export async function loadPersons(loading: Loading): Promise<void> {
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

/** Second records of some of them, behind all others, so that no number of anybody moves. */
export async function loadSeconds(loading: Loading): Promise<void> {
  const { house, organisation, which } = loading;
  const { ground, desks, ids } = house;
  const portion = CHUNK * 10 * which.every;
  for (let at = 0; at < organisation.clients; at += portion) {
    const some: ReturnType<typeof secondOf>[] = [];
    for (let index = at; index < Math.min(at + portion, organisation.clients); index += which.every) {
      const second = secondRecord(organisation, index);
      if (second && which.hasContact({ day: second.madeOn })) some.push(secondOf(second, ids));
    }
    const [first] = some;
    if (!first || (await thereOf(loading, 'persons', [first.id as string])).size > 0) continue;
    stayAtWork(loading);
    await atDesk(ground, desks.coordinator, (it) => bulkAddPersons(it, some));
    await turn();
  }
}

/** Of persons who are facts alone: the first day is that of the first contact, as the generator knows it. */
export async function loadFirstDays(loading: Loading): Promise<void> {
  const { house, organisation, which } = loading;
  const { ground, desks, ids } = house;
  const { org } = desks.coordinator.session;
  const { facts } = ground.database;
  const bare = await layBare(facts, [FIRST_DAY_TABLE]);
  const portions = bare ? await portionsThere(facts, 'first-days') : null;
  for (let at = 0; at < organisation.clients; at += FACTS_PORTION) {
    if (portions?.has(at)) continue;
    const claims = range(at, Math.min(at + FACTS_PORTION, organisation.clients)).flatMap((index) => {
      if (which.isSealedClient(index)) return [];
      const { firstDay, lineGroup } = organisation.client(index);
      if (!which.hasContact({ day: firstDay })) return [];
      return [{ lineGroup, subjectKey: ids.subjectKey(index), claimed: firstDay, recorded: firstDay }];
    });
    const [first] = claims;
    if (!first) continue;
    if (!bare && (await thereOf(loading, 'firstDays', [first.subjectKey.toString('hex')])).size > 0) continue;
    await bulkLoad(facts, org, async (load) => {
      await copyFirstDays(load, org, claims);
      if (bare) await load.run(NOTE_PORTION, ['first-days', at]);
    });
    stayAtWork(loading);
    await atDesk(ground, desks.coordinator, async (it) => {
      it.tx.record({ kind: 'hotline.load-facts', payload: { firstDays: claims.length } });
      await markChanged(it.tx, { 'hotline.first-days': new Set(claims.map((claim) => monthOf(claim.claimed))) });
    });
    await turn();
  }
  await freshStatistics(ground.database, ['hotline']);
}
