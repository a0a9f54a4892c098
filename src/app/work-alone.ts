import type { Settings } from '../platform/config/index.ts';
import { Refusal } from '../platform/kernel/index.ts';
import { beginWork, seconds } from './background-work.ts';
import { databasePlace } from './database-place.ts';

/** Background work in a process of its own that is nobody's child: `wayout work`, and what a move waits for. */

/** Everything that waits is done, for a database that is to be moved: the queue itself stays behind. */
export async function workOff(settings: Settings, waiting: () => Promise<number>): Promise<void> {
  const working = await beginWork({ ...settings, place: await databasePlace(settings) }, () => undefined);
  try {
    for (let tries = 0; tries < 600; tries++) {
      if ((await waiting()) === 0) return;
      await new Promise((done) => setTimeout(done, 100));
    }
  } finally {
    await working.stop();
  }
  throw new Refusal('worker.not-done', 409, {
    data: {
      sentence: 'Background work does not come to an end. Serve the organisation for a while and look into its log.',
    },
  });
}

/** Until SIGINT or SIGTERM; ends the process with 1 when the queue is lost, for whoever supervises it to start it again. */
export async function runWorker(settings: Settings): Promise<void> {
  const asked = new Promise<'asked'>((done) => {
    process.once('SIGINT', () => done('asked'));
    process.once('SIGTERM', () => done('asked'));
  });
  const place = await databasePlace(settings);
  const working = await beginWork({ ...settings, place }, (line) => process.stderr.write(`${JSON.stringify(line)}\n`));
  const why = await Promise.race([asked, working.lost.then(() => 'lost' as const)]);
  await Promise.race([working.stop(), seconds(10)]);
  if (why === 'lost') process.exitCode = 1;
}
