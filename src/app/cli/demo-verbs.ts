import { checkDemonstration } from '../../../demo/index.ts';
import { organisations } from '../../platform/access/index.ts';
import type { Settings } from '../../platform/config/index.ts';
import { localTime, Refusal } from '../../platform/kernel/index.ts';
import { createDemonstration, demonstrationAccounts } from '../demonstration.ts';
import { openHome } from '../home.ts';
import { type House, openHouse } from '../house.ts';
import { furniture, statistics } from '../modules.ts';
import { type Given, type Verb, WrongUsage } from './arguments.ts';
import { aloneInHome, inHome, settingsOf, theOrganisation } from './in-home.ts';
import { progressLine, result, say } from './terminal.ts';

/** Verbs of the demonstration organisation: made of nobody, and asked whether it shows what was published. */
const wholeNumber = (given: Given, name: string, from: number, to: number): number | undefined => {
  const typed = given.text(name);
  if (typed === undefined) return undefined;
  if (!/^\d{1,16}$/.test(typed) || Number(typed) < from || Number(typed) > to) {
    throw new WrongUsage(`--${name} is a whole number from ${from} to ${to}`);
  }
  return Number(typed);
};

const scaleOption = { name: 'scale', value: 'N', what: '1 (default) to 1000: so many times 48,361 contacts' } as const;

const create: Verb = {
  words: ['demo', 'create'],
  what: 'Makes the demonstration organisation in an empty home: twenty years of a hotline, synthetic from the first row to the last.',
  options: [
    scaleOption,
    { name: 'seed', value: 'N', what: 'another organisation with the same figures (default 2002)' },
    { name: 'times', what: 'says how long each part took' },
  ],
  async run(given) {
    const scale = wholeNumber(given, 'scale', 1, 1000) ?? 1;
    const seed = wholeNumber(given, 'seed', 0, Number.MAX_SAFE_INTEGER);
    const settings = settingsOf(given);
    await aloneInHome(settings, () =>
      inEmptyHome(settings, async (house) => {
        await createDemonstration(house, {
          scale,
          ...(seed === undefined ? {} : { seed }),
          progress: progressLine('demonstration'),
          ...(given.is('times') ? { onPart: (part, ms) => say(`${part}: ${(ms / 1000).toFixed(1)} s`) } : {}),
        });
        say(demonstrationAccounts());
      }),
    );
  },
};

/** A demonstration whose making was interrupted is nothing anybody works in: it goes, and is made anew. */
async function inEmptyHome(settings: Settings, run: (house: House) => Promise<void>): Promise<void> {
  const home = await openHome({ settings, furniture: furniture(() => null as never), onLine: say });
  const open = () => openHouse({ settings, secrets: home.secrets, facts: home.facts });
  let house = open();
  try {
    const there = await organisations(house.ground.database);
    if (there.some((one) => !one.synthetic || one.ready)) {
      throw new Refusal('cli.home-in-use', 409, {
        data: { sentence: 'There is an organisation in this home already. Choose another home with --home DIR.' },
      });
    }
    if (there.length > 0) {
      say('The demonstration was cut short; it is made anew.');
      await house.close();
      await home.empty();
      house = open();
    }
    await run(house);
  } finally {
    await house.close();
    await home.close();
  }
}

const check: Verb = {
  words: ['demo', 'check'],
  what: 'Counts every published figure again, by the rules that the reports use, and prints expected and found.',
  options: [scaleOption, { name: 'org', value: 'ID', what: 'which organisation, where there are several' }],
  async run(given) {
    const scale = wholeNumber(given, 'scale', 1, 1000) ?? 1;
    await inHome(settingsOf(given), async (house) => {
      const organisation = await theOrganisation(house, given);
      if (!organisation.synthetic) {
        throw new Refusal('cli.not-synthetic', 409, {
          data: { sentence: 'This organisation is real: it shows its own figures, not those of the demonstration.' },
        });
      }
      const { day: today } = localTime(house.ground.clock.now(), organisation.zone);
      const wrong: string[] = [];
      let rows = 0;
      const actor = { kind: 'stats', org: organisation.id, user: null, groups: [] } as const;
      await house.ground.database.withActor(actor, async (tx) => {
        const ask = statistics.ask.bind(statistics, tx);
        for await (const { pin, expected, found } of checkDemonstration(ask, { scale, today })) {
          rows += 1;
          const line = `${pin.id.padEnd(28)} ${String(expected).padStart(8)} ${String(found ?? '—').padStart(8)}`;
          result(`${line} ${found === expected ? 'ok' : 'DIFFERS'}\n`);
          if (found !== expected) wrong.push(pin.id);
        }
        tx.record({ kind: 'demo.check', payload: { rows, wrong: wrong.length } });
      });
      if (wrong.length > 0) {
        throw new Refusal('cli.demo-differs', 409, {
          data: { sentence: `${wrong.length} of ${rows} figures differ:\n${wrong.join('\n')}` },
        });
      }
      say(`All ${rows} figures are as they must be.`);
    });
  },
};

export const demoVerbs: readonly Verb[] = [create, check];
