import { setImmediate as turn } from 'node:timers/promises';
import { FACT_TABLES } from '../src/modules/hotline/facts.testing.ts';
import { copyContactFacts } from '../src/modules/hotline/testing.ts';
import { markChanged } from '../src/modules/statistics/index.ts';
import { bulkLoad, columnTypes, layBare, NOTE_PORTION, portionsThere } from '../src/platform/database/index.ts';
import { atDesk } from './at-desk.ts';
import { type FactMakers, openFactMakers } from './fact-makers.ts';
import type { FactPortion } from './fact-portion.ts';
import { FACTS_PORTION, type Loading, stayAtWork, thereOf } from './loading.ts';
import { putSealed } from './put-sealed.ts';

/**
 * Contacts of which most are facts alone, in order of days: the facts are copied, then the few that are whole are sealed,
 * portion by portion. Into a new home they go without indexes, which are built when all are there (fill.ts).
 */
export async function loadFacts(loading: Loading): Promise<void> {
  const { filling, house, which, contacts, groups, step } = loading;
  const { facts } = house.ground.database;
  const { org } = house.desks.coordinator.session;
  const bare = await layBare(facts, FACT_TABLES);
  const there = bare ? await portionsThere(facts, 'contacts') : null;
  const { scale, seed = 2002, until = null } = filling;
  const types = await Promise.all(FACT_TABLES.map((table) => columnTypes(facts, table)));
  const plan = { scale, seed, every: which.every, until, org, group: groups.hotline, staff: house.staff, types };
  const all: Stretch[] = [];
  const size = filling.portion ?? FACTS_PORTION;
  for (let at = 0; at < contacts; at += size) {
    const end = Math.min(at + size, contacts);
    if (which.isLater(at, end) || there?.get(at)) step(end - at);
    else all.push({ at, end });
  }
  const makers = openFactMakers(plan, all.length);
  try {
    const left = there ? all : await notSettled(loading, makers, all);
    const made: Promise<FactPortion>[] = [];
    for (const [n, { at, end }] of left.entries()) {
      for (const next of left.slice(n + made.length, n + makers.ahead)) made.push(makers.portion(next.at, next.end));
      const portion = (await made.shift()) as FactPortion;
      const copied = there ? there.has(at) : await isThere(loading, makers, { at, end });
      if (portion.count > 0 && !copied) {
        await bulkLoad(facts, org, async (load) => {
          await copyContactFacts(load, portion.bytes);
          if (bare) await load.run(NOTE_PORTION, ['contacts', at]);
        });
      }
      stayAtWork(loading);
      await settle(loading, portion);
      step(end - at);
      await turn();
    }
  } finally {
    await makers.close();
  }
}

interface Stretch {
  readonly at: number;
  readonly end: number;
}

/** The audit's row about what was copied, in one transaction with the portion's contacts that are whole. */
async function settle(loading: Loading, { count, hash, months, sealed }: FactPortion): Promise<void> {
  const { house, organisation } = loading;
  const whole = sealed.map(organisation.contact);
  const [first] = whole;
  if (first && (await thereOf(loading, 'contacts', [house.ids.contact(first.index)])).size > 0) return;
  if (!first && count === 0) return;
  await atDesk(house.ground, house.desks.coordinator, async (it) => {
    if (count > 0) {
      it.tx.record({ kind: 'hotline.load-facts', payload: { count, hash } });
      await markChanged(it.tx, { 'hotline.contacts': months });
    }
    await putSealed(it, loading, whole);
  });
}

async function isThere(loading: Loading, makers: FactMakers, { at, end }: Stretch): Promise<boolean> {
  const first = makers.first(at, end);
  return first !== undefined && (await thereOf(loading, 'facts', [first])).size > 0;
}

/** Nobody wrote down what is there, but portions go in their order: one is whole where the next was begun. */
async function notSettled(loading: Loading, makers: FactMakers, all: readonly Stretch[]): Promise<readonly Stretch[]> {
  let begun = 0;
  while (begun < all.length && (await isThere(loading, makers, all[begun] as Stretch))) begun += 1;
  const whole = Math.max(0, begun - 1);
  for (const { at, end } of all.slice(0, whole)) loading.step(end - at);
  return all.slice(whole);
}
