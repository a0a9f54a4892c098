/**
 * Gives memory back when nobody asks: V8 sweeps when it needs room, so what a start or a busy hour has thrown away would stay
 * with the process all night. Looks now and then; collects only when the process did nearly nothing since the last look and
 * there is something to gain, so no call waits for it. Without `--expose-gc`
 * (bin/launcher/program.js, worker-process.ts) it does nothing.
 */
export interface Quiet {
  /** share of the time since it was last asked in which the process worked, 0 to 1 */
  busy(): number;
  /** bytes that the heap has taken from the machine */
  held(): number;
  collect(): void;
}

const EVERY = 10_000;
const QUIET = 0.02;
/** what must have come since the last time */
const WORTH = 4 * 2 ** 20;

/** @returns what looks once; pure but for what it is handed */
export function tidying({ busy, held, collect }: Quiet): () => void {
  let after = 0;
  return () => {
    if (busy() > QUIET || held() < after + WORTH) return;
    collect();
    after = held();
  };
}

/** @returns ends it */
export function tidyWhenQuiet(): () => void {
  const { gc } = globalThis;
  if (!gc) return () => undefined;
  let before = { at: performance.now(), cpu: process.cpuUsage() };
  const look = tidying({
    // of the processor, not of the clock: on a machine that others keep busy the clock runs while we wait
    busy() {
      const { user, system } = process.cpuUsage(before.cpu);
      const share = (user + system) / 1000 / (performance.now() - before.at);
      before = { at: performance.now(), cpu: process.cpuUsage() };
      return share;
    },
    held: () => process.memoryUsage().heapTotal,
    // of any other flavour V8 keeps the emptied pages for later
    collect: () => void gc({ type: 'major', flavor: 'last-resort' }),
  });
  const timer = setInterval(look, EVERY).unref();
  return () => clearInterval(timer);
}
