import { type PoolClient, Query, types } from 'pg';
import utils from 'pg/lib/utils.js';

/**
 * Statements of one transaction that are started in one breath and travel together: one write, one answer. Between them
 * there is no synchronisation point, so the server answers all of them with one flush, and where one fails it skips the
 * rest, which is what a transaction wants anyway. It promises that a statement is prepared once a connection, and that
 * its columns are described once.
 *
 * It stands on the extended query protocol (PostgreSQL manual, "Pipelining") and on the driver's own query class.
 */
export interface Answer {
  readonly rows: object[];
  /** the command's tag, as the server says it: 'COMMIT', 'UPDATE 1' */
  readonly tag: string;
}

export interface Asked {
  readonly text: string;
  /** prepared under this name; null: used once */
  readonly name: string | null;
  readonly values: readonly unknown[];
  resolve(answer: Answer): void;
  reject(trouble: unknown): void;
}

/** What was behind a statement that failed was not run. The code is PostgreSQL's in_failed_sql_transaction. */
export const ABORTED = '25P02';

class Skipped extends Error {
  readonly code = ABORTED;
}

interface Wire {
  readonly stream: { cork(): void; uncork(): void };
  parse(statement: { text: string; name: string }): void;
  bind(portal: { statement: string; values: readonly unknown[]; valueMapper(value: unknown): unknown }): void;
  describe(portal: { type: 'P'; name: string }): void;
  execute(portal: { portal: string }): void;
  close(statement: { type: 'S'; name: string }): void;
  sync(): void;
}

/** How the rows of a statement are read: by place, a name and the reader of its type. */
interface Columns {
  readonly names: readonly string[];
  readonly read: readonly ((value: string) => unknown)[];
}

const NO_COLUMNS: Columns = { names: [], read: [] };

/** By connection: the statements it knows, and their columns once they were described. */
const known = new WeakMap<Wire, Map<string, Columns | undefined>>();

function knownTo(wire: Wire): Map<string, Columns | undefined> {
  let statements = known.get(wire);
  if (!statements) {
    statements = new Map();
    known.set(wire, statements);
  }
  return statements;
}

class Burst extends (Query as unknown as new (config: { text: string }) => object) {
  private readonly asked: readonly Asked[];
  private readonly fresh: string[] = [];
  private wire: Wire | undefined;
  private at = 0;
  /** of the statement that is being answered; undefined: its description has not come, or it was not asked for */
  private columns: Columns | undefined;
  private gathered: object[] = [];
  private trouble: unknown;
  callback: () => void = () => undefined;

  constructor(asked: readonly Asked[]) {
    super({ text: '' });
    this.asked = asked;
  }

  submit(wire: Wire): null {
    const statements = knownTo(wire);
    wire.stream.cork();
    try {
      for (const { text, name, values } of this.asked) {
        const statement = name ?? '';
        if (name === null || !statements.has(name)) {
          wire.parse({ text, name: statement });
          if (name !== null) {
            statements.set(name, undefined);
            this.fresh.push(name);
          }
        }
        wire.bind({ statement, values, valueMapper: (value) => value });
        if (name === null || statements.get(name) === undefined) {
          wire.describe({ type: 'P', name: '' });
        }
        wire.execute({ portal: '' });
      }
      wire.sync();
    } finally {
      wire.stream.uncork();
    }
    this.wire = wire;
    return null;
  }

  handleRowDescription({ fields }: { fields: readonly { name: string; dataTypeID: number }[] }): void {
    this.columns = {
      names: fields.map((field) => field.name),
      read: fields.map((field) => types.getTypeParser(field.dataTypeID, 'text')),
    };
  }

  handleDataRow({ fields }: { fields: readonly (string | null)[] }): void {
    this.columns ??= this.knownColumns();
    const { names, read } = this.columns;
    const row: Record<string, unknown> = {};
    try {
      for (let i = 0; i < names.length; i++) {
        const value = fields[i];
        row[names[i] as string] = value === null ? null : read[i]?.(value as string);
      }
      this.gathered.push(row);
    } catch (cause) {
      this.trouble ??= cause;
    }
  }

  handleCommandComplete({ text }: { text: string }): void {
    const { name, resolve, reject } = this.asked[this.at] as Asked;
    const { gathered: rows, trouble } = this;
    if (name !== null && this.wire) knownTo(this.wire).set(name, this.columns ?? this.knownColumns());
    this.at++;
    this.columns = undefined;
    this.gathered = [];
    this.trouble = undefined;
    if (trouble === undefined) resolve({ rows, tag: text });
    else reject(trouble);
  }

  private knownColumns(): Columns {
    const name = this.asked[this.at]?.name;
    return (name && this.wire && knownTo(this.wire).get(name)) || NO_COLUMNS;
  }

  handleEmptyQuery(): void {
    this.handleCommandComplete({ text: '' });
  }

  /** From the server: one of the statements. From the driver: the connection is gone, and all of them with it. */
  handleError(trouble: unknown): void {
    const failed = this.at;
    this.at = this.asked.length;
    for (const [n, asked] of this.asked.entries()) {
      if (n === failed) asked.reject(trouble);
      else if (n > failed) asked.reject(this.wire ? new Skipped('skipped: a statement before it failed') : trouble);
    }
    if (!this.wire) return;
    // which of them the server got to prepare is not known: none of them is
    for (const name of this.fresh) {
      knownTo(this.wire).delete(name);
      this.wire.close({ type: 'S', name });
    }
  }

  handleReadyForQuery(): void {
    for (const asked of this.asked.slice(this.at)) asked.reject(new Skipped('the server did not answer it'));
  }

  handlePortalSuspended(): void {}
  handleCopyInResponse(): void {}
  handleCopyData(): void {}
}

/** Values as the driver writes them, here and now: what cannot be written is this caller's trouble and nobody else's. */
export const written = (values: readonly unknown[]): unknown[] => values.map((value) => utils.prepareValue(value));

export function sendTogether(client: PoolClient, asked: readonly Asked[]): void {
  (client as unknown as { query(burst: object): void }).query(new Burst(asked));
}
