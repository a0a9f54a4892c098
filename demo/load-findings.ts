import { setImmediate as turn } from 'node:timers/promises';
import { copyFindingFacts, putFindings } from '../src/modules/cases/testing.ts';
import { markChanged } from '../src/modules/statistics/index.ts';
import { bulkLoad } from '../src/platform/database/index.ts';
import { monthOf } from '../src/platform/kernel/index.ts';
import { bulkFindingOf } from './as-stored.ts';
import { atDesk } from './at-desk.ts';
import { freshStatistics } from './fresh-statistics.ts';
import { CHUNK, type Loading, range, stayAtWork, thereOf } from './loading.ts';
import { recordFinding } from './through-operations.ts';

/** the years of the published yearly tables that tell findings */
const TYPED_YEARS = ['2012', '2016', '2018'];

/** Findings: typed, by the bulk writer, or as facts alone. */
export async function loadFindings(loading: Loading): Promise<void> {
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
