import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn } from '../../src/platform/accounts/contract.ts';
import { type Answer, aServedHouse, type ServedHouse } from '../served.ts';

/** Whoever knocks learns nothing about who works here: same words, same status, same time. */
const SAMPLES = 60;
const WRONG = 'eleven loud storks under the bridge';

let own: ServedHouse;
const known: string[] = [];

beforeAll(async () => {
  own = await aServedHouse();
  for (let i = 0; i < SAMPLES + 2; i++) known.push((await own.house.signedIn('officer')).username);
});
afterAll(() => own.close());

const knock = (username: string): Promise<Answer> => own.call(signIn, { username, password: WRONG });
const unknown = (i: number) => `officer-${i}-${own.house.org.slice(24, 32)}`;

const said = (answer: Answer) => ({
  status: answer.status,
  body: answer.text.replace(/"requestId":"[^"]*"/, ''),
  headers: [...answer.headers.keys()].filter((name) => name !== 'date').sort(),
});

const median = (numbers: number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] as number;

describe('the door', () => {
  it('answers an unknown name like a wrong password, to the byte', async () => {
    const one = said(await knock(known[SAMPLES] as string));
    const other = said(await knock(unknown(SAMPLES)));
    expect(other).toEqual(one);
    expect(one.status).toBe(401);
    expect(one.body).toContain('User name or password is not right.');
  });

  it('takes as long for an unknown name as for a known one', async () => {
    const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
    for (let i = 0; i < SAMPLES; i++) {
      // in turn, and in changing order, so that both have the same weather
      const turns = [
        ['known', known[i] as string],
        ['unknown', unknown(i)],
      ] as const;
      for (const [kind, username] of i % 2 === 0 ? turns : [...turns].reverse()) {
        const begun = performance.now();
        await knock(username);
        times[kind].push(performance.now() - begun);
      }
    }
    // pair by pair, because each pair had the same weather: the medians of two long rows drift apart on a busy machine
    const ratio = median(times.known.map((time, i) => time / (times.unknown[i] as number)));
    expect(ratio).toBeGreaterThan(0.9);
    expect(ratio).toBeLessThan(1.1);
  }, 120_000);

  it('makes guessers of an unknown name wait like those of a known one', async () => {
    const series = async (username: string) => {
      const answers: string[] = [];
      for (let i = 0; i < 6; i++) answers.push((await knock(username)).code ?? '');
      return answers;
    };
    const [one, other] = [await series(known[SAMPLES + 1] as string), await series(unknown(SAMPLES + 1))];
    expect(other).toEqual(one);
    expect(one).toContain('accounts.please-wait');
  });
});
