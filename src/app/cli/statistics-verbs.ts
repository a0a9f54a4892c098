import { forgetRollups, verifyRollups } from '../../modules/statistics/index.ts';
import { Refusal } from '../../platform/kernel/index.ts';
import { statistics } from '../modules.ts';
import { rollUpAll } from '../roll-up-all.ts';
import { type Verb, WrongUsage } from './arguments.ts';
import { inHome, settingsOf, theOrganisation } from './in-home.ts';
import { result, say } from './terminal.ts';

/** Counting ahead, and counting again whether it is right. Both need the home and no user, and are on record. */
const which = { name: 'org', value: 'ID', what: 'which organisation, where there are several' } as const;

const rollUp: Verb = {
  words: ['statistics', 'roll-up'],
  what: 'Counts every month that changed ahead, as the worker does by itself. Figures are the same before and after, only faster.',
  options: [{ name: 'anew', what: 'throws away what was counted ahead and counts every month' }, which],
  async run(given) {
    await inHome(settingsOf(given), async (house) => {
      const organisation = await theOrganisation(house, given);
      if (given.is('anew')) {
        const actor = { kind: 'jobs', org: organisation.id, user: null, groups: [] } as const;
        await house.ground.database.withActor(actor, forgetRollups);
      }
      await rollUpAll(house, organisation.id, (what, months) => say(`${what}: ${months} months`));
      say('Everything is counted ahead.');
    });
  },
};

const verify: Verb = {
  words: ['statistics', 'verify'],
  what: 'Counts everything again from the facts and compares it with what was counted ahead; exit 1 and a list if anything differs.',
  options: [{ name: 'year', value: 'Y', what: 'the months of one year (default all)' }, which],
  async run(given) {
    const typed = given.text('year');
    if (typed !== undefined && !/^(19|20)\d{2}$/.test(typed)) throw new WrongUsage('--year is four digits');
    await inHome(settingsOf(given), async (house) => {
      const organisation = await theOrganisation(house, given);
      const actor = { kind: 'stats', org: organisation.id, user: null, groups: [] } as const;
      const found = await house.ground.database.withActor(actor, async (tx) => {
        const verified = await verifyRollups(tx, statistics.rollups, typed === undefined ? undefined : Number(typed));
        const { rollups, rows, waiting, absent, differences } = verified;
        const payload = { rollups, rows, waiting, absent: absent.length, differences: differences.length };
        tx.record({ kind: 'statistics.verify', payload: { ...payload, ...(typed ? { year: Number(typed) } : {}) } });
        return verified;
      });
      for (const one of found.differences) {
        result(`${one.rollup} ${one.month}: ${one.rows} rows, ${one.counted} counted, ${one.kept} kept\n`);
      }
      if (found.absent.length > 0) say(`Not counted ahead yet, read from the facts: ${found.absent.join(', ')}`);
      if (found.waiting > 0) say(`${found.waiting} months changed since and are read from the facts.`);
      if (found.differences.length > 0) {
        throw new Refusal('cli.rollups-differ', 409, {
          data: {
            sentence: `${found.differences.length} months differ. Count them anew: wayout statistics roll-up --anew`,
          },
        });
      }
      result(`${found.rollups} rollups, ${found.rows} rows: no difference\n`);
    });
  },
};

export const statisticsVerbs: readonly Verb[] = [rollUp, verify];
