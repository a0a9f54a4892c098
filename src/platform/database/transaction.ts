import type { Actor } from './actor.ts';

/**
 * A transaction as an operation sees it: SQL with parameters, and two lists that are only collected here. Audit and
 * events register the writers of these lists at start (they live on higher floors); a transaction whose list cannot
 * be written does not commit.
 */
export interface AuditAct {
  /** kind code, e.g. `hotline.open-contact` */
  readonly kind: string;
  /** what, for the sealed payload: ids and codes; hashes of ciphertexts; counts; a reason */
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface DomainEvent {
  /** `module.past-tense` */
  readonly kind: string;
  /** ids and codes only */
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface Tx {
  readonly actor: Actor;
  /** Runs one statement. The text must be constant: it is prepared once a connection under a name of its own. */
  query<Row extends object = Record<string, never>>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** The same for SQL that is built (definitions, filters): not kept as a prepared statement. */
  queryBuilt<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  record(act: AuditAct): void;
  emit(event: DomainEvent): void;
  /** After the commit, in this process only (caches, pushes); never for a fact. */
  afterCommit(run: () => void): void;
}

const names = new Map<string, string>();

/** One name for one text, the same in every connection of the process. */
export function statementName(text: string): string {
  let name = names.get(text);
  if (!name) {
    name = `s${names.size + 1}`;
    names.set(text, name);
  }
  return name;
}
