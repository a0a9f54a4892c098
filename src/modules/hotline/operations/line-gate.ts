import type { Clock } from '../../../platform/kernel/index.ts';
import type { Limit, SignedRequest } from '../../../platform/operations/index.ts';
import { refuseLine } from '../line-errors.ts';
import { isSignature } from './line-key.ts';

/**
 * The gate before the signature is believed. It learns the secrets of all lines at the first message, and again when a line is
 * named that it does not know. A message costs a transaction only where its signature fits the secret that its line had when
 * somebody last looked, or where nobody looked lately; a forged one costs a hash. So a flood of forged events fills its
 * own counter and leaves the exchange of the line alone, even behind the same address. What the gate lets through is believed no
 * more than before: the secret is asked for again in the transaction.
 */
export interface LineGate {
  /** @throws hotline.bad-signature 401, http.rate-limited 429 */
  pass(line: string, request: SignedRequest, signed: Signed): Promise<void>;
  /** the secret as the database has it, of a line that is there */
  learn(line: string, key: Buffer): void;
  /** what is no event at all or too old; it counts for itself and keeps out no line. @throws http.rate-limited 429 */
  countOdd(request: SignedRequest): void;
}

export interface Signed {
  readonly timestamp: string;
  readonly signature: string;
}

/** Messages a minute from one address that were not signed as they should be. */
const FORGED = 60;
/** So many of them are worth a look at once: the secret may have been made anew. */
const LOOKS = 10;
/** Past that one look in so many milliseconds, whoever asks: in a flood a new secret holds after that time. */
const FRESH = 5000;

/** The secrets of all lines as the database has them: line → secret. */
export type LookAtAll = () => Promise<ReadonlyMap<string, Buffer>>;

export function lineGate(clock: Clock, limit: Limit, eventsPerMinute: number, lookAtAll: LookAtAll): LineGate {
  const forged = limit(FORGED, 60);
  const odd = limit(FORGED, 60);
  const events = limit(eventsPerMinute, 60);
  const looks = limit(LOOKS, 60);
  const known = new Map<string, { readonly key: Buffer; readonly at: number }>();
  let looked: { readonly at: number; readonly done: Promise<void> } | undefined;
  const learnAll = async (at: number) => {
    // where the database is away, the transaction after the gate says so
    const all = await lookAtAll().catch(() => new Map<string, Buffer>());
    for (const [line, key] of all) known.set(line, { key, at });
  };
  return {
    async pass(line, request, { timestamp, signature }) {
      if (!known.has(line)) {
        const at = clock.now().getTime();
        if (!looked || at - looked.at >= FRESH) looked = { at, done: learnAll(at) };
        await looked.done;
      }
      const seen = known.get(line);
      const now = clock.now().getTime();
      if (seen && isSignature(seen.key, timestamp, request.body, signature)) events.take(`${line} ${request.address}`);
      else if (seen && now - seen.at >= FRESH) known.set(line, { ...seen, at: now });
      else {
        forged.take(request.address);
        if (seen && !isWithin(looks, request.address)) throw refuseLine('bad-signature');
      }
    },
    learn(line, key) {
      known.set(line, { key, at: clock.now().getTime() });
    },
    countOdd: ({ address }) => odd.take(address),
  };
}

function isWithin(limit: ReturnType<Limit>, key: string): boolean {
  try {
    limit.take(key);
    return true;
  } catch {
    return false;
  }
}
