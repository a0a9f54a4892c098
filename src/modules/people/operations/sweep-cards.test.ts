import { describe, expect, it } from 'vitest';
import { aHouse } from '../../../../tests/house.ts';
import * as contract from '../contract.ts';
import { bulkAddPersons } from '../index.ts';
import * as links from '../links-contract.ts';
import { rememberedCards } from './sweep-cards.ts';

const made = (n: number): string => `${'BCDFGKLMNP'[n % 10]}${'aeiou'[n % 5]}${'ndrst'[(n >> 3) % 5]}`;

describe('a sweep that was left half way', () => {
  it('remembers nothing of somebody who is erased meanwhile, and goes on', async () => {
    const lone = await aHouse();
    const boss = await lone.signedIn('supervisor');
    const [gone] = await boss.inside((it) =>
      bulkAddPersons(
        it,
        Array.from({ length: 700 }, (_, n) => ({
          names: [
            { kind: 'given' as const, value: made(n % 37) },
            { kind: 'surname' as const, value: `${made(n % 290)}${made(n % 53)}` },
          ],
        })),
      ),
    );
    expect((await boss.call(links.sweepDuplicates, {})).state).toBe('running');
    expect(rememberedCards(lone.org)).toBeGreaterThan(0);
    await boss.call(contract.erasePerson, { id: gone?.id as never, reason: 'asked ◇' });
    expect(rememberedCards(lone.org)).toBe(0);
    let at = await boss.call(links.sweepDuplicates, {});
    for (let turn = 0; at.state === 'running' && turn < 100; turn++) at = await boss.call(links.sweepDuplicates, {});
    expect(at).toMatchObject({ state: 'done', total: 699 });
    await lone.close();
  });
});
