import { Refusal } from '../kernel/index.ts';

/**
 * Operations that read for seconds (words inside notes) wait for their turn before they take a connection: a few at once in a
 * process, one of each person. Whoever sends ten has the tenth answer last, and nobody else waits behind them: neither for a
 * connection nor for a turn of her own.
 */
export interface Turns {
  /**
   * The work's result; its errors pass through.
   * @throws Refusal `http.rate-limited` 429 where too many wait already
   */
  take<T>(who: string, work: () => Promise<T>): Promise<T>;
}

interface Bounds {
  readonly atOnce: number;
  readonly waiting: number;
  /** of these how many of one person */
  readonly own: number;
}

const AGAIN_IN_SECONDS = 10;

export function makeTurns({ atOnce, waiting, own }: Bounds): Turns {
  const running = new Set<string>();
  const queue: { readonly who: string; readonly begin: () => void }[] = [];

  const next = () => {
    const at = running.size < atOnce ? queue.findIndex(({ who }) => !running.has(who)) : -1;
    const [turn] = at < 0 ? [] : queue.splice(at, 1);
    if (!turn) return;
    running.add(turn.who);
    turn.begin();
  };

  return {
    async take(who, work) {
      if (running.size < atOnce && !running.has(who)) running.add(who);
      else {
        if (queue.length >= waiting || queue.filter((turn) => turn.who === who).length >= own) {
          const told = { seconds: AGAIN_IN_SECONDS };
          throw new Refusal('http.rate-limited', 429, { params: told, data: told });
        }
        await new Promise<void>((begin) => queue.push({ who, begin }));
      }
      try {
        return await work();
      } finally {
        running.delete(who);
        next();
      }
    },
  };
}

/** Two of the desk's eight connections at most, and no more opened texts in memory than two of these hold. */
export const longReads = makeTurns({ atOnce: 2, waiting: 40, own: 10 });
