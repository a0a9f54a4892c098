import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { publicFiles } from '../modules/statistics/module.ts';
import { endSessionsExcept, endSessionsOfProcess, organisations } from '../platform/access/index.ts';
import { accountsEndpoints } from '../platform/accounts/contract.ts';
import { doors } from '../platform/accounts/index.ts';
import { isLoopback, type Settings } from '../platform/config/index.ts';
import {
  addApi,
  addHealth,
  addPages,
  addWebhooks,
  listWork,
  makeServer,
  type Readiness,
  showWork,
} from '../platform/http/index.ts';
import { createWords, type UiLanguage, uiLanguages, type Words } from '../platform/i18n/index.ts';
import { Refusal } from '../platform/kernel/index.ts';
import { type Home, openHome } from './home.ts';
import { type House, openHouse } from './house.ts';
import { furniture, statistics } from './modules.ts';
import { checkForRealData, thisGround } from './real-data-check.ts';
import { version } from './version.ts';

/**
 * `serve`: the port answers at once and tells how far the house is; it is ready when one can sign in. One server a
 * home; the lock is the caller's (cli.ts).
 */
export interface Serving {
  readonly address: string;
  /** settles when the house is ready, rejects when it cannot be */
  readonly ready: Promise<House>;
  /** rejects when the database was taken from under this server, and never settles otherwise */
  readonly taken: Promise<never>;
  stop(): Promise<void>;
}

export interface ServeParts {
  readonly settings: Settings;
  readonly deskFolder: string;
  readonly demo: boolean;
  readonly onLine: (line: string) => void;
  readonly log: (line: Readonly<Record<string, unknown>>) => void;
  /** makes the demonstration organisation in this house */
  readonly createDemonstration: (house: House, progress: (done: number, of: number) => void) => Promise<void>;
  /** starts the worker's process */
  readonly startWorker?: (settings: Settings, options: { log: ServeParts['log'] }) => { stop(): Promise<void> };
}

export async function serve(parts: ServeParts): Promise<Serving> {
  const { settings } = parts;
  if (!isLoopback(settings.host) && !settings.publicUrl) {
    throw new Refusal('serve.plain-http', 409, {
      data: {
        sentence: `Plain HTTP leaves this machine on ${settings.host}. Put a TLS proxy before it and name it in WAYOUT_PUBLIC_URL.`,
      },
    });
  }
  let readiness: Readiness = { state: 'preparing', step: 'database' };
  let house: House | null = null;
  let home: Home | null = null;
  let worker: { stop(): Promise<void> } | null = null;
  let stopping = false;

  const words = wordsOfAll();
  const secure = settings.publicUrl !== undefined;
  const server = makeServer({ https: secure, log: parts.log, wordsFor: (header) => words(languageOf(header)) });
  // routes are known before the house stands: the same operations, bound to it when it does
  const all = furniture(() => house?.ground as never);
  const cookies = { secure };
  const isReady = () => readiness.state === 'ready';
  addHealth(
    server,
    () => readiness,
    async () => (house ? alive(house) : false),
  );
  addApi(
    server,
    () => (house && isReady() ? { door: house.ground, operations: all.operations, doors, cookies } : null),
    {
      operations: all.operations,
      doors,
      cookies,
    },
  );
  addWebhooks(server, () => (house && isReady() ? house.ground : null), all.webhooks);
  addPages(server, {
    deskFolder: parts.deskFolder,
    faces: [...accountsEndpoints, listWork, showWork, ...[...all.operations, ...all.webhooks].map((one) => one.face)],
    version,
    publicFiles: publicFiles(statistics),
  });
  const address = await listen(server, settings);

  async function demonstration(inside: House): Promise<void> {
    readiness = { state: 'preparing', step: 'demonstration', done: 0, of: 1 };
    await parts.createDemonstration(inside, (done, of) => {
      readiness = { state: 'preparing', step: 'demonstration', done, of };
    });
    readiness = { state: 'ready', step: 'ready' };
  }

  function startWorker(): void {
    if (settings.worker) worker = parts.startWorker?.(settings, { log: parts.log }) ?? null;
  }

  function openOver({ secrets, facts }: Home): House {
    const inside: House = openHouse({
      settings,
      secrets,
      facts,
      // asked twice at once, both were let in by the same empty house: the first one counts
      makeDemonstration: () => {
        if (!isReady()) return;
        demonstration(inside).catch(fail);
      },
      startOver: () => {
        if (!isReady()) return;
        startOver(inside).catch(fail);
      },
    });
    return inside;
  }

  /** Out of the demonstration into an empty house, where the next page is set-up. */
  async function startOver(inside: House): Promise<void> {
    readiness = { state: 'preparing', step: 'opening' };
    await worker?.stop();
    await inside.close();
    const here = home as Home;
    await here.empty();
    house = openOver(here);
    startWorker();
    readiness = { state: 'ready', step: 'ready' };
  }

  const { promise: taken, reject: giveUp } = Promise.withResolvers<never>();
  taken.catch(() => undefined);
  function onTaken(refusal: Refusal): void {
    readiness = { state: 'failed', step: readiness.step };
    giveUp(refusal);
  }

  async function prepare(): Promise<House> {
    home = await openHome({ settings, furniture: all, onLine: parts.onLine, watch: true, as: 'serving', onTaken });
    readiness = { state: 'preparing', step: 'opening' };
    const inside = openOver(home);
    house = inside;
    await (settings.databaseUrl ? endSessionsOfProcess : endSessionsExcept)(
      inside.ground.database,
      inside.ground.process,
    );
    let there = await organisations(inside.ground.database);
    const cutShort = there.length > 0 && there.every((one) => one.synthetic && !one.ready);
    if (cutShort) {
      parts.onLine('The demonstration was cut short; it is made anew.');
      await home.empty();
      there = [];
      if (!parts.demo) await demonstration(inside);
    }
    if (parts.demo && there.some((one) => !one.synthetic)) {
      throw new Refusal('serve.real-organisation', 409, {
        data: { sentence: 'A real organisation lives in this home. Give the demonstration its own: --home DIR.' },
      });
    }
    const warnings = await checkForRealData(inside.ground.database, thisGround(settings));
    for (const warning of warnings) parts.onLine(`Start check: ${warning}`);
    if (parts.demo && there.length === 0) await demonstration(inside);
    startWorker();
    readiness = { state: 'ready', step: 'ready' };
    return inside;
  }

  function fail(cause: unknown): void {
    readiness = { state: 'failed', step: readiness.step };
    if (!stopping)
      parts.log({ level: 'error', event: 'prepare-failed', step: readiness.step, error: (cause as Error).name });
  }

  const ready = prepare();
  ready.catch(fail);
  return {
    address,
    ready,
    taken,
    async stop() {
      stopping = true;
      await server.close();
      await worker?.stop();
      if (house) {
        await endSessionsOfProcess(house.ground.database, house.ground.process).catch(() => undefined);
        await house.close();
      }
      await ready.catch(() => undefined);
      await home?.close();
    },
  };
}

async function alive(house: House): Promise<boolean> {
  try {
    await house.ground.database.ask('desk', 'select 1');
    return true;
  } catch {
    return false;
  }
}

async function listen(server: ReturnType<typeof makeServer>, settings: Settings): Promise<string> {
  try {
    return await server.listen({ host: settings.host, port: settings.port });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw cause;
    throw new Refusal('serve.port-busy', 409, {
      data: {
        sentence: `Port ${settings.port} is taken by another program. Choose another one: --port ${settings.port + 1}.`,
      },
    });
  }
}

/** Words of refusals, one catalogue a language for the whole process. */
function wordsOfAll(): (language: UiLanguage) => Words {
  const made = new Map<UiLanguage, Words>();
  return (language) => {
    let words = made.get(language);
    if (!words) {
      const catalogues = furniture(() => null as never).modules.map((module) => ({
        name: module.name,
        ...module.locales,
      }));
      words = createWords({ catalogues: catalogues as never, language, strict: false });
      made.set(language, words);
    }
    return words;
  };
}

/** The desk sends its language; a browser's list comes second. */
export function languageOf(header: string | undefined): UiLanguage {
  for (const part of (header ?? '').split(',')) {
    const tag = part.split(';')[0]?.trim().toLowerCase() ?? '';
    const exact = uiLanguages.find((language) => language.toLowerCase() === tag);
    if (exact) return exact;
    if (tag.startsWith('en')) return 'en';
    if (tag.startsWith('sr-cyrl')) return 'sr-Cyrl';
    if (/^(sr|hr|bs|me)/.test(tag)) return 'sr-Latn';
  }
  return 'en';
}

export const builtDesk = (): string => {
  const beside = join(import.meta.dirname, '../desk');
  if (!existsSync(beside)) throw new Error('the desk is not built');
  return beside;
};
