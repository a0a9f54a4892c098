import { Pool, type PoolClient, types } from 'pg';
import { Refusal } from '../kernel/index.ts';
import type { Actor, ActorKind } from './actor.ts';
import { ABORTED, type Answer, type Asked, sendTogether, written } from './burst.ts';
import { type AuditAct, type DomainEvent, statementName, type Tx } from './transaction.ts';

/**
 * The database: pools by kind of actor, and `withActor`, the only way to a transaction. It promises that row-level
 * security knows who asks before the first statement, that audit and outbox are written in the same transaction, and
 * that nothing is answered before the commit.
 */
export interface Statement {
  /** constant, prepared once a connection */
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Says what is to be written; it is sent together with the commit, so it costs no round trip of its own. */
export type AuditWriter = (tx: Tx, acts: readonly AuditAct[]) => Promise<Statement>;
export type EventWriter = (tx: Tx, events: readonly DomainEvent[]) => Statement;

export interface ConnectionFacts {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly rolePrefix: string;
  passwordOf(role: string): string;
}

export interface Database {
  /** @param how.snapshot sees the database as it stood at its first statement, and writes nothing */
  withActor<T>(actor: Actor, run: (tx: Tx) => Promise<T>, how?: { readonly snapshot?: boolean }): Promise<T>;
  /** Before anybody is known: calls one of the definer functions of `access`. No organisation is set. */
  ask<Row extends object>(kind: ActorKind, text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** A connection outside the pools, for LISTEN. */
  readonly facts: ConnectionFacts;
  registerWriters(writers: { audit?: AuditWriter; events?: EventWriter }): void;
  close(): Promise<void>;
}

// days stay strings, counts stay numbers: a Date would bring a zone along
types.setTypeParser(types.builtins.DATE, (value) => value);
types.setTypeParser(types.builtins.INT8, (value) => Number(value));

const POOL_SIZE: Record<ActorKind, number> = { desk: 8, public: 3, jobs: 3, stats: 3, audit: 1, owner: 1 };

/** Lost connections and refused ones: the database is away, the caller may try again. */
function isAway(error: unknown): boolean {
  const code = (error as { code?: unknown } | undefined)?.code;
  if (typeof code !== 'string')
    return /terminated|Connection ended|not queryable|timeout/i.test(String((error as Error | undefined)?.message));
  return (
    code.startsWith('08') ||
    code.startsWith('57P') ||
    code.startsWith('53') ||
    code === '25006' ||
    code === '58030' ||
    ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT', 'ENOSPC'].includes(code)
  );
}

export const databaseAway = (cause: unknown): Refusal => new Refusal('database.away', 503, { cause });

export function openDatabase(facts: ConnectionFacts): Database {
  const pools = new Map<ActorKind, Pool>();
  let writeAudit: AuditWriter | undefined;
  let writeEvents: EventWriter | undefined;

  const poolOf = (kind: ActorKind): Pool => {
    let pool = pools.get(kind);
    if (!pool) {
      pool = new Pool({
        host: facts.host,
        port: facts.port,
        database: facts.database,
        user: `${facts.rolePrefix}${kind}`,
        password: facts.passwordOf(kind),
        max: POOL_SIZE[kind],
        idleTimeoutMillis: 60_000,
        connectionTimeoutMillis: 10_000,
        application_name: `wayout ${kind}`,
        // the desk's statements are few and their shape is fixed: planning one again costs more than running it
        ...(kind === 'desk' ? { options: '-c plan_cache_mode=force_generic_plan' } : {}),
        pipeline: true,
      } as ConstructorParameters<typeof Pool>[0]);
      // an idle connection that dies is replaced at its next use; one that dies in use fails the statements it has
      pool.on('error', () => undefined);
      pool.on('connect', (client) => client.on('error', () => undefined));
      pools.set(kind, pool);
    }
    return pool;
  };

  const connect = async (kind: ActorKind): Promise<PoolClient> => {
    try {
      return await poolOf(kind).connect();
    } catch (cause) {
      throw isAway(cause) ? databaseAway(cause) : cause;
    }
  };

  async function withActor<T>(
    actor: Actor,
    run: (tx: Tx) => Promise<T>,
    how: { readonly snapshot?: boolean } = {},
  ): Promise<T> {
    const connection = await connect(actor.kind);
    const acts: AuditAct[] = [];
    const events: DomainEvent[] = [];
    const after: (() => void)[] = [];
    const { ask, sendNow } = inBursts(connection);
    let plansFreely = false;
    // a branch of the operation that runs on behind its end must not reach the connection: it is somebody else's then
    let isOver = false;
    const running = () => {
      if (isOver) throw new Error('the transaction is over');
    };
    let firstTrouble: unknown;
    // of statements that were sent together the first one's trouble is the cause; the others only say "aborted"
    const noted = <Result>(statement: Promise<Result>): Promise<Result> =>
      statement.catch((trouble: unknown) => {
        firstTrouble ??= trouble;
        throw trouble;
      });
    const tx: Tx = {
      actor,
      async query<Row extends object>(text: string, values: readonly unknown[] = []) {
        running();
        return (await noted(ask(statementName(text), text, values))).rows as Row[];
      },
      async queryBuilt<Row extends object>(text: string, values: readonly unknown[] = []) {
        running();
        // a built filter is another matter: its plan depends on what is asked for
        if (actor.kind === 'desk' && !plansFreely) {
          plansFreely = true;
          tx.query('set local plan_cache_mode = auto').catch(() => undefined);
        }
        return (await noted(ask(null, text, values))).rows as Row[];
      },
      record: (act) => void acts.push(act),
      emit: (event) => void events.push(event),
      afterCommit: (act) => void after.push(act),
    };
    let lost: unknown;
    try {
      // no round trip of their own: they travel with the first statements of `run`
      const begun = Promise.all([
        tx.query(how.snapshot ? BEGIN_SNAPSHOT : BEGIN),
        tx.query(ENTER, [actor.org, actor.user ?? '', actor.groups]),
      ]);
      begun.catch(() => undefined);
      const result = await run(tx);
      await begun;
      const last: Statement[] = [];
      if (events.length > 0) last.push(needed(writeEvents, 'events')(tx, events));
      // the audit last: its lock is held from here to the commit, and no longer
      if (acts.length > 0) last.push(await needed(writeAudit, 'audit')(tx, acts));
      const all = last.map(({ text, values }) => tx.query(text, values));
      // sent with them: where one of them fails, the server never comes to this commit
      isOver = true;
      const [done] = await Promise.all([noted(ask(statementName(COMMIT), COMMIT, [])), ...all]);
      if (done.tag !== 'COMMIT') throw new Error('the transaction was rolled back at its commit');
      for (const act of after) act();
      return result;
    } catch (thrown) {
      isOver = true;
      const cause = (thrown as { code?: unknown } | undefined)?.code === ABORTED ? (firstTrouble ?? thrown) : thrown;
      if (isAway(cause)) {
        lost = cause;
        throw databaseAway(cause);
      }
      // what was begun and not sent goes first, or it would open a transaction behind the rollback
      sendNow();
      await connection.query('rollback').catch((error) => {
        lost = error;
      });
      throw cause;
    } finally {
      connection.release(lost ? (lost as Error) : undefined);
    }
  }

  return {
    facts,
    withActor,
    async ask(kind, text, values = []) {
      const connection = await connect(kind);
      try {
        const answer = await inBursts(connection).ask(statementName(text), text, values);
        connection.release();
        return answer.rows as never;
      } catch (cause) {
        connection.release(isAway(cause) ? (cause as Error) : undefined);
        throw isAway(cause) ? databaseAway(cause) : cause;
      }
    },
    registerWriters(writers) {
      writeAudit = writers.audit ?? writeAudit;
      writeEvents = writers.events ?? writeEvents;
    },
    async close() {
      await Promise.all([...pools.values()].map((pool) => pool.end()));
      pools.clear();
    },
  };
}

/** Statements that are started in one breath leave in one burst: calls into the system cost more than most statements. */
function inBursts(connection: PoolClient) {
  let waiting: Asked[] = [];
  const sendNow = () => {
    if (waiting.length === 0) return;
    const burst = waiting;
    waiting = [];
    sendTogether(connection, burst);
  };
  const ask = (name: string | null, text: string, values: readonly unknown[]): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const asked = { name, text, values: written(values), resolve, reject };
      if (waiting.length === 0) process.nextTick(sendNow);
      waiting.push(asked);
    });
  return { ask, sendNow };
}

function needed<Writer>(writer: Writer | undefined, what: string): Writer {
  if (!writer) throw new Error(`no writer registered for ${what}`);
  return writer;
}

const BEGIN = 'begin';
const BEGIN_SNAPSHOT = 'begin isolation level repeatable read read only';
const COMMIT = 'commit';
const ENTER = `select set_config('app.org', $1, true), set_config('app.user', $2, true),
  set_config('app.groups', $3::uuid[]::text, true)`;
