import type { z } from 'zod';
import type { Organisation } from '../access/index.ts';
import type { Settings } from '../config/index.ts';
import type { Actor, AuditAct, Tx } from '../database/index.ts';
import type { Clock, Day, Endpoint, UserId } from '../kernel/index.ts';
import type { Keys, ServerKey } from '../vault/index.ts';
import type { Streaming } from './stream.ts';

/**
 * An operation is the only way in: HTTP, command line, job, import and test all run the same one. Its face (contract)
 * says what goes in and out; this is the verb behind it.
 */
export interface It {
  readonly actor: Actor & { readonly user: UserId };
  readonly roles: readonly string[];
  /**
   * what the person's roles allow; for guards such as "own, or a supervisor" inside the operation
   * @param held the roles of somebody else: may she, whom this act names?
   */
  may(permission: string, held?: readonly string[]): boolean;
  readonly tx: Tx;
  /** the keys this person holds, open until the answer */
  readonly keys: Keys;
  readonly clock: Clock;
  /** names the session, for counting in memory; never kept */
  readonly session: string;
  /** the organisation's calendar day and hour of this act */
  readonly today: Day;
  readonly hour: number;
  readonly organisation: Organisation;
  readonly language: string;
  readonly settings: Settings;
  /** for what the server itself must read later: credentials of machines; never for anything about a client */
  readonly serverKey: ServerKey;
  /** the raw body of an operation with `upload` */
  readonly upload: AsyncIterable<Buffer>;
  /**
   * An act that answers, among other things, whether a number is known: counted like every look-up, and on record also where
   * the operation is refused. @throws Refusal `http.rate-limited` 429
   */
  lookUp(act: AuditAct): Promise<void>;
  /** rows done of rows in all (0: not known yet), for long work; refused ones are among the done */
  progress(done: number, of: number, refused?: number): void;
}

/** A download that is too long to be held: `stream` runs when the file is taken, after the act itself is on record. */
export interface Streamed {
  readonly fileName: string;
  readonly type: string;
  readonly stream: Streaming;
}

/** The answer of an operation with `download`. */
export interface Download {
  readonly fileName: string;
  readonly type: string;
  readonly body: AsyncIterable<string | Buffer> | string;
}

type Limited = 'look-ups' | 'autosaves';

export interface Operation<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly face: Endpoint<I, O>;
  /** which database login: the desk's, or the one that can read facts and nothing else */
  readonly pool: 'desk' | 'stats';
  /** counts as one of the look-ups that an hour allows */
  readonly limited: Limited | null;
  /** which calls count; every one where it is missing. Asked before the input is checked. */
  readonly limitedIf: ((input: Readonly<Record<string, unknown>>) => boolean) | null;
  /** reads for seconds: waits for its turn (turns.ts) before it takes a connection */
  readonly isLong: boolean;
  run(it: It, input: z.output<I>): Promise<unknown>;
}

interface Verb<I extends z.ZodType, O extends z.ZodType> {
  readonly pool?: 'desk' | 'stats';
  readonly limited?: Limited;
  readonly limitedIf?: (input: Readonly<Record<string, unknown>>) => boolean;
  readonly isLong?: boolean;
  run(it: It, input: z.output<I>): Promise<z.input<O> | Download | Streamed>;
}

export const operation = <I extends z.ZodType, O extends z.ZodType>(
  face: Endpoint<I, O>,
  verb: Verb<I, O>,
): Operation =>
  ({
    face,
    pool: verb.pool ?? 'desk',
    limited: verb.limited ?? null,
    limitedIf: verb.limitedIf ?? null,
    isLong: verb.isLong ?? false,
    run: verb.run,
  }) as unknown as Operation;
