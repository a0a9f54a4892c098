import { type Clock, Refusal } from '../kernel/index.ts';

/**
 * Counters in memory, by session or account and never by address: one office behind one router must not lock itself
 * out (security.md section 1). A fixed window is enough; what is counted is written at each call.
 */
export interface RateLimit {
  /** @throws Refusal `http.rate-limited` 429 */
  take(key: string): void;
}

export function rateLimit(clock: Clock, allowed: number, windowSeconds: number): RateLimit {
  let window = new Map<string, number>();
  let until = 0;
  return {
    take(key) {
      const now = clock.now().getTime() / 1000;
      if (now >= until) {
        window = new Map();
        until = now + windowSeconds;
      }
      const count = (window.get(key) ?? 0) + 1;
      window.set(key, count);
      if (count > allowed) {
        const seconds = Math.max(1, Math.ceil(until - now));
        throw new Refusal('http.rate-limited', 429, { params: { seconds }, data: { seconds } });
      }
    },
  };
}
