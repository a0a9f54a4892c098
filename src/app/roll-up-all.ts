import { rollUpTurn } from '../modules/statistics/index.ts';
import { localTime, monthOf, type OrganisationId } from '../platform/kernel/index.ts';
import type { House } from './house.ts';
import { statistics } from './modules.ts';

/** Turn by turn, each in its own transaction: whatever interrupts it, the next begins where it stopped. */
export async function rollUpAll(
  house: House,
  org: OrganisationId,
  onTurn: (what: string, months: number) => void = () => undefined,
): Promise<number> {
  const { database, clock } = house.ground;
  const actor = { kind: 'jobs', org, user: null, groups: [] } as const;
  let turns = 0;
  for (let more = true; more; turns++) {
    const month = monthOf(localTime(clock.now(), 'UTC').day);
    const turn = await database.withActor(actor, async (tx) => {
      const one = await rollUpTurn(tx, statistics.rollups, month);
      if (!one.more) tx.record({ kind: 'statistics.roll-up', payload: { counted: one.done.length } });
      return one;
    });
    for (const { what, months } of turn.done) onTurn(what, months);
    more = turn.more;
  }
  return turns;
}
