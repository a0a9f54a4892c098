import { describe, expect, it } from 'vitest';
import { readGiven, WrongUsage } from './arguments.ts';
import { demoVerbs } from './demo-verbs.ts';

const run = (words: string) => {
  const [, verbWord, ...rest] = words.split(' ');
  const verb = demoVerbs.find((one) => one.words[1] === verbWord);
  if (!verb) throw new Error('no such verb');
  return verb.run(readGiven(verb, rest));
};

describe('the demonstration on the command line', () => {
  it.each(['0', '1001', '1.5', '-1', 'many', '1e3', ''])(
    'a scale of “%s” is wrong usage, before anything is opened',
    async (scale) => {
      await expect(async () => run(`demo create --scale=${scale} --home /nowhere/at/all`)).rejects.toThrow(WrongUsage);
      await expect(async () => run(`demo check --scale=${scale} --home /nowhere/at/all`)).rejects.toThrow(WrongUsage);
    },
  );

  it('a seed is a whole number', async () => {
    await expect(async () => run('demo create --seed=-7 --home /nowhere/at/all')).rejects.toThrow(WrongUsage);
  });
});
