import { organisations } from '../../platform/access/index.ts';
import { type Settings, withOwnDatabase } from '../../platform/config/index.ts';
import {
  arrived,
  holdsSomething,
  type Moved,
  type MoveMark,
  moveEverything,
  moveMark,
  moveRefusal,
  waitingWork,
  withConnection,
} from '../../platform/database/index.ts';
import { newId, Refusal } from '../../platform/kernel/index.ts';
import { type Home, openHome } from '../home.ts';
import { openHouse } from '../house.ts';
import { furniture } from '../modules.ts';
import { workOff } from '../work-alone.ts';
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

/** Made again after it was cut short, a move goes on where it stood: both sides say how far it is and of which move. */
async function move(from: Settings, into: Settings, options: { readonly replace: boolean }): Promise<void> {
  await opened(from, (source) =>
    opened(into, async (target) => {
      const [left, there] = await Promise.all([markOf(source), markOf(target)]);
      const isLeft = left?.state === 'gone' && there?.state === 'arriving' && left.move === there.move;
      const refusal = moveRefusal(left);
      if (refusal && !isLeft) throw refusal;
      const id = isLeft ? (left.move as string) : newId<'move'>();
      const moved = isLeft ? null : await copy(source, target, { from, into, id, left, there, ...options });
      await onRecord(into, target, moved?.rows);
      await arrived(target.owner, id);
      const count = moved
        ? `${moved.rows} rows of ${moved.tables} tables`
        : 'The move that was cut short is finished: all rows';
      say(
        into.databaseUrl
          ? `${count} are there. Serve them with DATABASE_URL; keep HOME/secrets, without it nothing opens.`
          : `${count} are here. Serve them without DATABASE_URL.`,
      );
    }),
  );
}

const markOf = ({ owner }: Home): Promise<MoveMark | undefined> => withConnection(owner, moveMark);

interface Copying {
  readonly from: Settings;
  readonly into: Settings;
  readonly id: string;
  readonly left: MoveMark | undefined;
  readonly there: MoveMark | undefined;
  readonly replace: boolean;
}

async function copy(source: Home, target: Home, { from, into, id, left, there, replace }: Copying): Promise<Moved> {
  await workOff(from, () => waitingWork(jobsOf(source)));
  if (there?.state === 'arriving') {
    // whoever it came from may have left it: then this is the copy that lives
    if (there.move === null || there.move !== left?.move) throw moveRefusal(there);
    // nobody was ever served from it, and the source went on living
    await target.empty();
  } else if (replace) await emptyOldCopy(target, there);
  const { host, port, database } = target.facts;
  return moveEverything({
    from: source.owner,
    to: target.owner,
    move: id,
    place: into.databaseUrl ? `${host}:${port}/${database}` : 'the database of the home',
    progress: (table, rows) => rows > 0 && say(`${table}: ${rows}`),
  });
}

async function opened<T>(settings: Settings, run: (home: Home) => Promise<T>): Promise<T> {
  const home = await openHome({
    settings,
    furniture: furniture(() => null as never),
    onLine: say,
    as: 'alone',
    moved: 'expected',
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

/** Only what was moved away may be thrown away: its successor is what comes back. Empty already, it needs no emptying. */
async function emptyOldCopy(target: Home, mark: MoveMark | undefined): Promise<void> {
  if (mark?.state === 'gone') return target.empty();
  if (await holdsSomething(target.owner))
    throw new Refusal('database.not-an-old-copy', 409, {
      data: {
        sentence: 'The target was never moved away: nothing of it is thrown away. Empty it yourself, or name another.',
      },
    });
}

/**
 * In the log of each organisation, in the place where it lives now.
 * @param rows undefined: they were copied by the move that was cut short
 */
async function onRecord(settings: Settings, target: Home, rows: number | undefined): Promise<void> {
  const house = openHouse({ settings, secrets: target.secrets, facts: target.facts });
  try {
    for (const { id } of await organisations(house.ground.database))
      await house.ground.database.withActor({ kind: 'audit', org: id, user: null, groups: [] }, async (tx) =>
        tx.record({
          kind: 'platform.move-database',
          payload: { to: settings.databaseUrl ? 'server' : 'embedded', ...(rows === undefined ? {} : { rows }) },
        }),
      );
  } finally {
    await house.close();
  }
}
