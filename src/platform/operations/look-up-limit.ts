import { countLookUp, findLifts, hourOf } from '../access/index.ts';
import type { Settings } from '../config/index.ts';
import type { Tx } from '../database/index.ts';
import { type Clock, Refusal } from '../kernel/index.ts';

/**
 * Whose number or name this is may be asked so many times an hour (hotline.md section 7, rule 5), by whichever door: desk,
 * command line, a second server. The count is in the database, written with the look-up itself; that somebody has no more
 * of them this hour a process remembers for a while, so that asking on costs nothing. A supervisor may lift it for a shift:
 * it is counted on, and only who is over it asks for that.
 */
const usedUp = new Map<string, { readonly hour: number; readonly askAt: number }>();
/** so soon another process hears that a limit was lifted here */
const REMEMBERED_MS = 10_000;

interface Ground {
  readonly clock: Clock;
  readonly settings: Pick<Settings, 'lookUpsPerHour'>;
}

/** @throws Refusal `http.rate-limited` 429 without a statement */
export function refuseUsedUp(user: string, { clock }: Ground): void {
  const mark = usedUp.get(user);
  if (mark?.hour === hourOf(clock.now()) && performance.now() < mark.askAt) throw tooMany(clock);
}

/** Her limit was lifted a moment ago. */
export const lookUpAgain = (user: string): void => void usedUp.delete(user);

/** Sent with the look-up's own first statement. @throws Refusal `http.rate-limited` 429 */
export async function takeLookUp(tx: Tx, { clock, settings }: Ground): Promise<void> {
  const hour = hourOf(clock.now());
  if ((await countLookUp(tx, hour)) <= settings.lookUpsPerHour) return;
  if (tx.actor.user && (await findLifts(tx, clock.now(), tx.actor.user)).length > 0) return;
  if (usedUp.size > 2000) usedUp.clear();
  usedUp.set(tx.actor.user ?? '', { hour, askAt: performance.now() + REMEMBERED_MS });
  throw tooMany(clock);
}

function tooMany(clock: Clock): Refusal {
  const seconds = Math.max(1, 3600 - (Math.floor(clock.now().getTime() / 1000) % 3600));
  return new Refusal('http.rate-limited', 429, { params: { seconds }, data: { seconds } });
}
