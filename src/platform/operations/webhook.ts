import type { z } from 'zod';
import type { Settings } from '../config/index.ts';
import type { Database } from '../database/index.ts';
import type { Clock, Endpoint } from '../kernel/index.ts';
import type { ServerKey } from '../vault/index.ts';

/**
 * An entry for a machine: no session, no cookie, a signature over the bytes of the body instead. It opens its own
 * transactions, as the public role and for the organisation that the message names; until its signature holds, nothing of it is
 * believed and nothing stored. Whatever needs a person's keys is no webhook.
 */
export interface WebhookIt {
  readonly database: Database;
  readonly clock: Clock;
  readonly serverKey: ServerKey;
  readonly settings: Settings;
}

/** A counter of this entry; @throws Refusal `http.rate-limited` 429 past `allowed` in a window of `seconds` */
export type Limit = (allowed: number, seconds: number) => { take(key: string): void };

export interface SignedRequest {
  /** exactly as it came: what was signed */
  readonly body: Buffer;
  /** of the machine that asks, or of the proxy before it: for counting, never kept */
  readonly address: string;
  header(name: string): string | undefined;
}

export interface Webhook<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  /** its input is what the body says once it is believed; the permission says why it is open */
  readonly face: Endpoint<I, O>;
  readonly maxBytes: number;
  /** once a house: what it remembers between two messages lives as long as that house is served */
  begin(it: WebhookIt, limit: Limit): (request: SignedRequest) => Promise<z.input<O>>;
}

export const webhook = <I extends z.ZodType, O extends z.ZodType>(
  face: Endpoint<I, O>,
  hook: Omit<Webhook<I, O>, 'face'>,
): Webhook => ({ face, ...hook }) as unknown as Webhook;
