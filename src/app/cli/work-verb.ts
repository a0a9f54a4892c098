import { runWorker } from '../work-alone.ts';
import type { Verb } from './arguments.ts';
import { settingsOf } from './in-home.ts';

/** The worker on its own, for installs on a database server where `serve --no-worker` runs elsewhere. */
export const workVerb: Verb = {
  words: ['work'],
  what: 'Runs the background worker alone, with the jobs’ rights only.',
  options: [],
  async run(given) {
    await runWorker(settingsOf(given));
  },
};
