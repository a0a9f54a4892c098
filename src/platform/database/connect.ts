import { Client } from 'pg';
import { Refusal } from '../kernel/index.ts';
import { makeDatabase, makeRoles } from './roles.ts';

/**
 * Connections before there are pools: the administrator's and the owner's, for making roles and running migrations. Nobody
 * acts through these; whoever acts goes through `withActor`.
 */
export interface Login {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password: string;
}

export async function withConnection<T>(login: Login, run: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(login);
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}

/** What whoever set the address up can mend, in words; the server's own sentence names the login and is not repeated. */
const SENTENCES: Readonly<Record<string, string>> = {
  '3D000': 'There is no such database on that server. Create it, empty, or name another one in DATABASE_URL.',
  '28P01': 'The server does not accept the password in DATABASE_URL.',
  '28000': 'The server does not let the login of DATABASE_URL in (pg_hba.conf).',
  '53300': 'The server has no connection left. Raise max_connections, or end what holds them.',
  ECONNREFUSED: 'No server answers there. Is it running, and are host and port of DATABASE_URL right?',
  ENOTFOUND: 'There is no such host. Look at DATABASE_URL again.',
};

function notLetIn(trouble: unknown): unknown {
  const sentence = SENTENCES[String((trouble as { code?: unknown } | undefined)?.code ?? '')];
  return sentence ? new Refusal('database.not-let-in', 409, { cause: trouble, data: { sentence } }) : trouble;
}

export async function canConnect(login: Login): Promise<boolean> {
  const client = new Client(login);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Tried with 15, 16, 17 and 18. Older ones lack `security_invoker` views and `merge`, and are near their end. */
const OLDEST = 150_000;
const ROLES_LOCK = 7_726_030;

/** Roles and database on a server, by its administrator; one process at a time. @throws Refusal `database.too-old`, `database.not-let-in` */
export function prepareServer(
  admin: Login,
  wanted: { readonly database: string; readonly rolePrefix: string; passwordOf(role: string): string },
): Promise<void> {
  return withConnection(admin, async (superuser) => {
    await superuser.query('select pg_advisory_lock($1)', [ROLES_LOCK]);
    const { rows } = await superuser.query<{ v: string }>("select current_setting('server_version_num') as v");
    if (Number(rows[0]?.v) < OLDEST) {
      throw new Refusal('database.too-old', 409, { data: { sentence: 'Wayout needs PostgreSQL 15 or newer.' } });
    }
    await makeRoles(superuser, wanted.rolePrefix, wanted.passwordOf);
    await makeDatabase(superuser, wanted.database, wanted.rolePrefix);
  }).catch((trouble: unknown) => {
    throw notLetIn(trouble);
  });
}
