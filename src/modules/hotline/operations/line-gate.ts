import type { Clock } from '../../../platform/kernel/index.ts';
import type { Limit, SignedRequest } from '../../../platform/operations/index.ts';
import { refuseLine } from '../line-errors.ts';
import { isSignature } from './line-key.ts';

/**
 * The gate before the signature is believed. A message costs a transaction only where its signature fits the secret that its line
 * had when somebody last looked, or where nobody looked lately; a forged one costs a hash. So a flood of forged events fills its
 * own counter and leaves the exchange of the line alone, even behind the same address. What the gate lets through is believed no
 * more than before: the secret is asked for again in the transaction.
 */
export interface LineGate {
  /** @throws hotline.bad-signature 401, http.rate-limited 429 */
  pass(line: string, request: SignedRequest, signed: Signed): void;
  /** the secret as the database has it, of a line that is there */
  learn(line: string, key: Buffer): void;
  /** what is no event at all, or of no line of ours. @throws http.rate-limited 429 */
  countForged(request: SignedRequest): void;
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

export function lineGate(clock: Clock, limit: Limit, eventsPerMinute: number): LineGate {
  const forged = limit(FORGED, 60);
  const events = limit(eventsPerMinute, 60);
  const looks = limit(LOOKS, 60);
  const known = new Map<string, { readonly key: Buffer; readonly at: number }>();
  return {
    pass(line, request, { timestamp, signature }) {
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
    countForged: ({ address }) => forged.take(address),
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
