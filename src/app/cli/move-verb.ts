import { organisations } from '../../platform/access/index.ts';
import { type Settings, withOwnDatabase } from '../../platform/config/index.ts';
import { movedTo, moveEverything, waitingWork } from '../../platform/database/index.ts';
import { Refusal } from '../../platform/kernel/index.ts';
import { type Home, openHome } from '../home.ts';
import { openHouse } from '../house.ts';
import { furniture } from '../modules.ts';
import { workOff } from '../worker.ts';
import type { Verb } from './arguments.ts';
import { WrongUsage } from './arguments.ts';
import { aloneInHome, settingsOf } from './in-home.ts';
import { say } from './terminal.ts';

/** `move`: an organisation goes from the home's own database to a PostgreSQL server, or back. Secrets stay where they are. */
export const moveVerb: Verb = {
  words: ['move'],
  what: 'Moves everything between the home’s own database and the PostgreSQL server of DATABASE_URL. Refused while a server runs.',
  options: [
    { name: 'to', value: 'server|embedded', what: 'where to', needed: true },
    { name: 'replace-old-copy', what: 'empties a target whose content was moved away earlier' },
  ],
  async run(given) {
    const to = given.needed('to');
    if (to !== 'server' && to !== 'embedded') throw new WrongUsage('--to is server or embedded');
    const server = settingsOf(given);
    if (!server.databaseUrl) throw new WrongUsage('DATABASE_URL names the PostgreSQL server');
    const own = withOwnDatabase(server);
    const [from, into] = to === 'server' ? [own, server] : [server, own];
    await aloneInHome(server, () => move(from, into, { replace: given.is('replace-old-copy') }));
  },
};

async function move(from: Settings, into: Settings, options: { readonly replace: boolean }): Promise<void> {
  await opened(from, 'refused', (source) =>
    opened(into, 'expected', async (target) => {
      await workOff(from, () => waitingWork(jobsOf(source)));
      if (options.replace) await emptyOldCopy(target);
      const { host, port, database } = target.facts;
      const place = into.databaseUrl ? `${host}:${port}/${database}` : 'the database of the home';
      const moved = await moveEverything({
        from: source.owner,
        to: target.owner,
        place,
        progress: (table, rows) => rows > 0 && say(`${table}: ${rows}`),
      });
      await onRecord(into, target, moved.rows);
      say(
        into.databaseUrl
          ? `${moved.rows} rows of ${moved.tables} tables are there. Serve them with DATABASE_URL; keep HOME/secrets, without it nothing opens.`
          : `${moved.rows} rows of ${moved.tables} tables are here. Serve them without DATABASE_URL.`,
      );
    }),
  );
}

async function opened<T>(
  settings: Settings,
  moved: 'refused' | 'expected',
  run: (home: Home) => Promise<T>,
): Promise<T> {
  const home = await openHome({
    settings,
    furniture: furniture(() => null as never),
    onLine: say,
    as: 'alone',
    moved,
  });
  try {
    return await run(home);
  } finally {
    await home.close();
  }
}

const jobsOf = ({ owner, facts }: Home) => ({
  ...owner,
  user: `${facts.rolePrefix}jobs`,
  password: facts.passwordOf('jobs'),
});

/** Only what was moved away may be thrown away: its successor is what comes back. */
async function emptyOldCopy(target: Home): Promise<void> {
  if (!(await movedTo(target.owner)))
    throw new Refusal('database.not-an-old-copy', 409, {
      data: {
        sentence: 'The target was never moved away: nothing of it is thrown away. Empty it yourself, or name another.',
      },
    });
  await target.empty();
}

/** In the log of each organisation, in the place where it lives now. */
async function onRecord(settings: Settings, target: Home, rows: number): Promise<void> {
  const house = openHouse({ settings, secrets: target.secrets, facts: target.facts });
  try {
    for (const { id } of await organisations(house.ground.database))
      await house.ground.database.withActor({ kind: 'audit', org: id, user: null, groups: [] }, async (tx) =>
        tx.record({
          kind: 'platform.move-database',
          payload: { to: settings.databaseUrl ? 'server' : 'embedded', rows },
        }),
      );
  } finally {
    await house.close();
  }
}
