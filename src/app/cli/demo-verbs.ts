import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkDemonstration, everyOfShare, labelledFiles, usualShare, writeRecords } from '../../../demo/index.ts';
import { organisations } from '../../platform/access/index.ts';
import type { Settings } from '../../platform/config/index.ts';
import { type Day, isDay, localTime, Refusal } from '../../platform/kernel/index.ts';
import { createDemonstration, demonstrationAccounts, hasAllAccounts } from '../demonstration.ts';
import {
  checkSpace,
  isSameMaking,
  type Making,
  readMaking,
  spaceForFiles,
  spaceForHome,
  wordsOf,
  writeMaking,
} from '../demonstration-home.ts';
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
  what: 'Makes the demonstration organisation in an empty home: twenty years of a hotline, synthetic from the first row to the last. What was cut short is gone on with.',
  options: [
    scaleOption,
    { name: 'seed', value: 'N', what: 'another organisation with the same figures (default 2002)' },
    { name: 'until', value: 'DAY', what: 'nothing that happened later (default 2021-12-31, the whole)' },
    {
      name: 'sealed-share',
      value: 'SHARE',
      what: 'share of persons whose records are sealed, the others are counted only: 1 below scale 100, then 0.01',
    },
    { name: 'ndjson', value: 'DIR', what: 'the records as files instead, 50,000 a file; no database is touched' },
    { name: 'into', value: 'URL', what: 'a PostgreSQL server instead of the embedded database (or DATABASE_URL)' },
    { name: 'times', what: 'says how long each part took' },
  ],
  async run(given) {
    const scale = wholeNumber(given, 'scale', 1, 1000) ?? 1;
    const seed = wholeNumber(given, 'seed', 0, Number.MAX_SAFE_INTEGER) ?? 2002;
    const until = dayOf(given, 'until');
    const share = shareOf(given) ?? usualShare(scale);
    const making: Making = { scale, seed, until: until ?? null, sealedEvery: everyOfShare(share) };
    const folder = given.text('ndjson');
    if (folder !== undefined) {
      checkSpace(folder, spaceForFiles(scale));
      await writeRecords(folder, { scale, seed, until: until ?? null }, progressLine('records'));
      return;
    }
    const into = given.text('into');
    const settings = settingsOf(given, into === undefined ? {} : { databaseUrl: into });
    if (!settings.databaseUrl) checkSpace(settings.home, spaceForHome(making));
    await aloneInHome(settings, () =>
      inHomeFor(settings, making, async (house, resumed) => {
        await createDemonstration(house, {
          scale,
          seed,
          sealedEvery: making.sealedEvery,
          resumed,
          ...(until === undefined ? {} : { until }),
          progress: progressLine('demonstration'),
          ...(given.is('times')
            ? {
                onPart: (part, ms, cpu) =>
                  say(`${part}: ${(ms / 1000).toFixed(1)} s, CPU ${(cpu / 1000).toFixed(1)} s`),
              }
            : {}),
        });
        say(demonstrationAccounts());
      }),
    );
  },
};

function dayOf(given: Given, name: string): Day | undefined {
  const typed = given.text(name);
  if (typed === undefined) return undefined;
  if (!isDay(typed) || typed < '2002-03-01') throw new WrongUsage(`--${name} is a day from 2002-03-01 on: YYYY-MM-DD`);
  return typed;
}

function shareOf(given: Given): number | undefined {
  const typed = given.text('sealed-share');
  if (typed === undefined) return undefined;
  const share = Number(typed);
  if (!(share >= 0.001 && share <= 1)) throw new WrongUsage('--sealed-share is a number from 0.001 to 1');
  return share;
}

/**
 * An empty home, or one in which the same demonstration was cut short: that is gone on with, portion by portion. One of
 * scale 1 is made anew, because what is typed in it cannot be told from what somebody typed later.
 */
async function inHomeFor(
  settings: Settings,
  making: Making,
  run: (house: House, resumed: boolean) => Promise<void>,
): Promise<void> {
  const before = readMaking(settings.home);
  const home = await openHome({ settings, furniture: furniture(() => null as never), onLine: say });
  const open = () => openHouse({ settings, secrets: home.secrets, facts: home.facts });
  let house = open();
  try {
    const there = await organisations(house.ground.database);
    if (there.some((one) => !one.synthetic || one.ready)) {
      const what = before
        ? `The demonstration in this home was made with ${wordsOf(before)}.`
        : 'There is an organisation in this home already.';
      throw new Refusal('cli.home-in-use', 409, { data: { sentence: `${what} Choose another home with --home DIR.` } });
    }
    if (there.length > 0 && before && !isSameMaking(before, making)) {
      throw new Refusal('cli.other-demonstration', 409, {
        data: {
          sentence: `A demonstration with ${wordsOf(before)} was begun in this home; asked is one with ${wordsOf(making)}. Go on with the first, or choose another home with --home DIR.`,
        },
      });
    }
    const resumed = there.length > 0 && before !== undefined && making.scale > 1 && (await hasAllAccounts(house));
    if (there.length > 0) {
      say(
        resumed
          ? 'The demonstration was cut short; it goes on where it stopped.'
          : 'The demonstration was cut short; it is made anew.',
      );
      if (!resumed) {
        await house.close();
        await home.empty();
        house = open();
      }
    }
    writeMaking(settings.home, making);
    await run(house, resumed);
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
    const settings = settingsOf(given);
    const made = readMaking(settings.home);
    const scale = wholeNumber(given, 'scale', 1, 1000) ?? made?.scale ?? 1;
    if (made && made.scale !== scale) {
      throw new Refusal('cli.other-scale', 409, {
        data: {
          sentence: `This home holds the demonstration at scale ${made.scale}, not ${scale}: its figures are ${made.scale} times the published ones.`,
        },
      });
    }
    await inHome(settings, async (house) => {
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
        for await (const { pin, expected, found } of checkDemonstration(ask, {
          scale,
          today,
          until: made?.until ?? null,
        })) {
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

const truth: Verb = {
  words: ['demo', 'truth'],
  what: 'Writes a labelled file for match evaluate: people who do not exist, second records of some, and who is who. Needs no home.',
  options: [
    { name: 'out', value: 'DIR', what: 'where records.csv, queries.csv and truth.csv are written', needed: true },
    { name: 'people', value: 'N', what: 'how many stand in the register (default 50000)' },
    { name: 'seed', value: 'N', what: 'other people (default 2002)' },
  ],
  async run(given) {
    const people = wholeNumber(given, 'people', 100, 1_000_000);
    const seed = wholeNumber(given, 'seed', 0, Number.MAX_SAFE_INTEGER);
    const files = labelledFiles({ ...(people !== undefined && { people }), ...(seed !== undefined && { seed }) });
    const folder = given.needed('out');
    try {
      await mkdir(folder, { recursive: true });
      for (const [name, text] of Object.entries(files)) await writeFile(join(folder, `${name}.csv`), text);
    } catch (cause) {
      throw new Refusal('cli.cannot-write', 409, { cause, data: { sentence: 'The files cannot be written.' } });
    }
    say('Written: records.csv, queries.csv, truth.csv. Nobody in them exists.');
  },
};

export const demoVerbs: readonly Verb[] = [create, check, truth];
