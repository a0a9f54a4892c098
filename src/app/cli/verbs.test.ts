import { describe, expect, it } from 'vitest';
import { allVerbs, verbOf } from './verbs.ts';

describe('the verbs of the command line', () => {
  it('each is found by its own words, whatever stands behind them', async () => {
    const all = await allVerbs();
    expect(all.length).toBeGreaterThan(20);
    for (const verb of all) {
      expect((await verbOf(verb.words))?.words).toEqual(verb.words);
      expect((await verbOf([...verb.words, '--home', 'nowhere']))?.words).toEqual(verb.words);
    }
  });

  it('an operation is a verb by its id, also where its module has short verbs', async () => {
    expect((await verbOf(['hotline', 'list-lines']))?.words).toEqual(['hotline', 'list-lines']);
    expect((await verbOf(['statistics', 'show-definitions']))?.words).toEqual(['statistics', 'show-definitions']);
  });

  it('what is no verb is none', async () => {
    for (const words of [[], ['nothing'], ['user'], ['constructor'], ['hotline', 'no-such-act'], ['--help']])
      expect(await verbOf(words)).toBeNull();
  });
});
