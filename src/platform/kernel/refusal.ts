/**
 * An expected "no". Everything a module refuses stands in its errors.ts as a table; anything else that is thrown is a
 * bug and leaves the house as 500 without detail. A refusal never carries what the person typed: a path and a code do.
 */
export type RefusalStatus = 400 | 401 | 403 | 404 | 408 | 409 | 410 | 413 | 415 | 422 | 423 | 429 | 503;

export interface RefusalDetail {
  /** where in the input, e.g. ['text', 'summary'] */
  readonly path?: readonly (string | number)[];
  /** numbers and codes for the sentence, never free text */
  readonly params?: Readonly<Record<string, string | number>>;
  /** machine-readable extras for the screen: revisions, seconds to wait, further issues */
  readonly data?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

export class Refusal extends Error {
  override readonly name = 'Refusal';
  /** `module.kebab-case` */
  readonly code: string;
  readonly status: RefusalStatus;
  readonly path: readonly (string | number)[] | undefined;
  readonly params: Readonly<Record<string, string | number>> | undefined;
  readonly data: Readonly<Record<string, unknown>> | undefined;

  constructor(code: string, status: RefusalStatus, detail: RefusalDetail = {}) {
    super(code, detail.cause === undefined ? undefined : { cause: detail.cause });
    this.code = code;
    this.status = status;
    this.path = detail.path;
    this.params = detail.params;
    this.data = detail.data;
  }
}

/**
 * The table of a module's refusals: code → status. The words are in the module's locales under `errors.<code>`.
 * @example const refuse = refusals('hotline', { 'stale-revision': 409 }); throw refuse('stale-revision');
 */
export function refusals<Table extends Record<string, RefusalStatus>>(module: string, table: Table) {
  const refuse = (code: keyof Table & string, detail?: RefusalDetail) =>
    new Refusal(`${module}.${code}`, table[code] as RefusalStatus, detail);
  return Object.assign(refuse, { module, table });
}
