import { resolve } from 'node:path';
import { z } from 'zod';

/**
 * Settings, read once at start from flags and WAYOUT_* variables and checked as a whole. A wrong setting stops the
 * program with its name and the reason; nothing below reads the environment again.
 */
const port = z.coerce.number().int().min(0).max(65_535);
const count = (fallback: number) => z.coerce.number().int().positive().default(fallback);

const Settings = z.object({
  home: z.string().min(1).default('./data'),
  host: z.string().min(1).default('127.0.0.1'),
  port: port.default(3000),
  /** owner's login of a PostgreSQL 16+ server; empty = the embedded database of the home */
  databaseUrl: z
    .string()
    .startsWith('postgres')
    // silently unencrypted would be worse than refused
    .refine((url) => !/[?&]ssl(mode|rootcert|cert|key)?=(?!disable(&|$))/i.test(url), {
      error:
        'TLS to the database is not spoken here: use a socket, this machine or an encrypted tunnel, and no sslmode',
    })
    .optional(),
  /** first part of every database role's name */
  rolePrefix: z
    .string()
    .regex(/^[a-z][a-z_]{0,20}_$/)
    .default('wayout_'),
  /** where the pepper lies if not in HOME/secrets (another volume than the data, security.md section 5) */
  pepperFile: z.string().optional(),
  /** https address under which a named proxy serves us; makes cookies Secure */
  publicUrl: z.url({ protocol: /^https$/ }).optional(),
  worker: z.stringbool().default(true),
  /** rate limits; benchmarks raise them here and nowhere else */
  lookUpsPerHour: count(30),
  /** so many different names within an hour stand out (matching.md section 6) */
  namesPerHour: count(12),
  /** names of people in the public eye, with commas: whoever looks for one is asked why */
  watchedNames: z.string().default(''),
  openDrafts: count(5),
  autosavesPerMinute: count(100),
  requestsPerMinute: count(1200),
  /** of one line from one address, signed */
  lineEventsPerMinute: count(600),
  loginsAtOnce: count(2),
  loginsWaiting: count(20),
});

export type Settings = Readonly<z.output<typeof Settings>>;

export class SettingsProblem extends Error {}

const variableOf = (name: string) => `WAYOUT_${name.replace(/[A-Z]/g, (c) => `_${c}`).toUpperCase()}`;

/** @param flags values given on the command line; they win over the environment */
export function readSettings(flags: Record<string, unknown>, env: NodeJS.ProcessEnv): Settings {
  const raw: Record<string, unknown> = {};
  for (const name of Object.keys(Settings.shape)) {
    const value = flags[name] ?? env[variableOf(name)] ?? (name === 'databaseUrl' ? env.DATABASE_URL : undefined);
    if (value !== undefined && value !== '') raw[name] = value;
  }
  const read = Settings.safeParse(raw);
  if (!read.success) {
    const lines = read.error.issues.map((issue) => `${variableOf(String(issue.path[0]))}: ${issue.message}`);
    throw new SettingsProblem(lines.join('\n'));
  }
  const settings = { ...read.data, home: resolve(read.data.home) };
  return settings.databaseUrl ? settings : withOwnDatabase(settings);
}

const loopback = new Set(['127.0.0.1', '::1', 'localhost']);

export const isLoopback = (host: string): boolean => loopback.has(host);

/** Can the desk be asked from another machine? By its own address, or by the proxy that is named. */
export const isReachable = (settings: Pick<Settings, 'host' | 'publicUrl'>): boolean =>
  settings.publicUrl !== undefined || !isLoopback(settings.host);

/** The home's own database, whatever server is named: it has one install, and its roles have their plain names. */
export function withOwnDatabase(settings: Settings): Settings {
  const { databaseUrl: _, ...own } = settings;
  return { ...own, rolePrefix: 'wayout_' };
}
