import { builtDesk, serve } from '../server.ts';
import { startWarnings, thisMachine } from '../start-check.ts';
import { tidyWhenQuiet } from '../tidy-when-quiet.ts';
import { startWorkerProcess } from '../worker-process.ts';
import type { Verb } from './arguments.ts';
import { aloneInHome, settingsOf } from './in-home.ts';
import { logWriter, progressLine, say } from './terminal.ts';

/** `serve`: until SIGINT or SIGTERM. The log goes to standard error as JSON lines when it is not a terminal. */
export const serveVerb: Verb = {
  words: ['serve'],
  what: 'Serves the organisation of the home on http://localhost:3000.',
  options: [
    { name: 'port', value: 'N', what: 'port (default 3000)' },
    { name: 'host', value: 'ADDRESS', what: 'address to listen on (default 127.0.0.1)' },
    { name: 'demo', what: 'makes the demonstration organisation if the home is empty, and prints its accounts' },
    { name: 'no-worker', what: 'without the worker’s process' },
  ],
  async run(given) {
    const settings = settingsOf(given, {
      port: given.text('port'),
      host: given.text('host'),
      worker: given.is('no-worker') ? 'false' : undefined,
      ...(given.is('demo') && !given.text('home') && !process.env.WAYOUT_HOME ? { home: './data' } : {}),
    });
    await aloneInHome(settings, async () => {
      const stopped = new Promise<void>((resolve) => {
        process.once('SIGINT', () => resolve());
        process.once('SIGTERM', () => resolve());
      });
      for (const warning of startWarnings(thisMachine())) say(`Start check: ${warning}`);
      const log = logWriter();
      const serving = await serve({
        settings,
        deskFolder: builtDesk(),
        demo: given.is('demo'),
        onLine: say,
        log: (line) => {
          if (!process.stderr.isTTY || line.level === 'error') log(JSON.stringify(line));
        },
        startWorker: startWorkerProcess,
        createDemonstration: async (house, progress) => {
          const line = progressLine('demonstration');
          const { createDemonstration } = await import('../demonstration.ts');
          await createDemonstration(house, {
            scale: 1,
            progress: (done, of) => {
              line(done, of);
              progress(done, of);
            },
          });
        },
      });
      const shown =
        settings.host === '127.0.0.1' ? `http://localhost:${new URL(serving.address).port}` : serving.address;
      say(`Wayout is preparing on ${shown}`);
      try {
        await Promise.race([serving.ready, serving.taken, stopped]);
        if (given.is('demo')) say((await import('../demonstration.ts')).demonstrationAccounts());
        say(`Wayout is ready on ${shown}`);
        tidyWhenQuiet();
        await Promise.race([stopped, serving.taken]);
      } finally {
        await serving.stop();
      }
    });
  },
};
