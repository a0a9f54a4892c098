import { beginWork, seconds, type Working } from './background-work.ts';
import { tidyWhenQuiet } from './tidy-when-quiet.ts';
import { CHILD, type FromWorker, type ToWorker } from './worker-channel.ts';

/**
 * The worker's process: `serve` starts it as a child (worker-process.ts); `wayout work` does the same work alone. It reads
 * the role's password in the home's secrets folder, never in its environment.
 */

/** The child of serve: ends with its parent (the channel closes), on SIGTERM, and when the queue is lost. */
function beChild(): void {
  let working: Working | undefined;
  let ending = false;
  const say = (message: FromWorker) => void (process.connected && process.send?.(message));
  const end = async (code: number) => {
    if (ending) return;
    ending = true;
    await Promise.race([working?.stop(), seconds(10)]).catch(() => undefined);
    process.exit(code);
  };
  process.once('disconnect', () => end(0));
  process.once('SIGTERM', () => end(0));
  process.on('SIGINT', () => undefined); // Ctrl-C reaches parent and child; the parent decides
  process.once('message', async ({ begin }: ToWorker) => {
    try {
      working = await beginWork(begin, (log) => say({ log }));
      void working.lost.then(() => end(1));
      tidyWhenQuiet();
      say({ working: true, residentMiB: Math.round(process.memoryUsage.rss() / 2 ** 20) });
    } catch (cause) {
      say({ log: { level: 'error', event: 'worker-failed', error: (cause as Error).name } });
      await end(1);
    }
  });
}

if (process.argv[2] === CHILD && process.send) beChild();
