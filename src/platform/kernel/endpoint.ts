import { z } from 'zod';

/**
 * The public face of an operation: what a caller must know and no more. A module's contract.ts is made of these; the
 * server puts the verb behind them (platform/operations), the desk calls them, the OpenAPI document lists them.
 */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** An operation that needs no permission says why; silence does not compile. */
export interface Open {
  readonly open: 'signed-out' | 'signed-in';
  readonly why: string;
}

export type Permission = `${string}.${string}` | Open;

export interface Endpoint<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  /** `module.verb-noun` */
  readonly id: `${string}.${string}`;
  readonly method: Method;
  /** below /api, with `:name` parameters that are also fields of the input */
  readonly path: `/${string}`;
  readonly permission: Permission;
  /** one sentence for the OpenAPI page and the command line */
  readonly summary: string;
  /** path parameters, query and body together; unknown keys are refused */
  readonly input: I;
  readonly output: O;
  /** asks for the password again when the last time is more than five minutes ago */
  readonly stepUp?: boolean;
  /** the body is this raw stream instead of JSON; `input` then comes from the address alone */
  readonly upload?: { readonly type: string; readonly maxBytes: number };
  /** the answer is a file; `output` then describes nothing */
  readonly download?: boolean;
}

export const endpoint = <I extends z.ZodType, O extends z.ZodType>(face: Endpoint<I, O>): Endpoint<I, O> => face;

export const open = (kind: Open['open'], why: string): Open => ({ open: kind, why });

export type InputOf<E extends Endpoint> = z.input<E['input']>;
export type OutputOf<E extends Endpoint> = z.output<E['output']>;

/** An empty answer. */
export const nothing = z.null();
