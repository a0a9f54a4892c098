import { describe, expect, it } from 'vitest';
import { makeTurns } from './turns.ts';

const bounds = { atOnce: 2, waiting: 4, own: 2 };

/** Work that ends when it is told to. */
function held() {
  let end: () => void = () => undefined;
  const over = new Promise<void>((done) => {
    end = done;
  });
  return { work: () => over, end };
}

const settled = () => new Promise((done) => setImmediate(done));

describe('turns', () => {
  it('one person has one at a time, and another person’s begins beside it though it was asked for later', async () => {
    const turns = makeTurns(bounds);
    const begun: string[] = [];
    const parts = ['mila 1', 'mila 2', 'jana 1'].map((name) => {
      const { work, end } = held();
      const done = turns.take(name.slice(0, 4), () => {
        begun.push(name);
        return work();
      });
      return { done, end };
    });
    await settled();
    expect(begun).toEqual(['mila 1', 'jana 1']);
    parts[0]?.end();
    await settled();
    expect(begun).toEqual(['mila 1', 'jana 1', 'mila 2']);
    for (const { end } of parts) end();
    await Promise.all(parts.map((part) => part.done));
  });

  it('nobody waits where too many wait, and nobody fills the room alone', async () => {
    const turns = makeTurns(bounds);
    const parts = ['a', 'a', 'a', 'b', 'b', 'c'].map((who) => {
      const { work, end } = held();
      return { done: turns.take(who, work), end };
    });
    const refused = { code: 'http.rate-limited', status: 429, params: { seconds: 10 } };
    await expect(turns.take('a', async () => 1)).rejects.toMatchObject(refused);
    await expect(turns.take('d', async () => 1)).rejects.toMatchObject(refused);
    for (const { end } of parts) end();
    await Promise.all(parts.map((part) => part.done));
    expect(await turns.take('a', async () => 1)).toBe(1);
  });

  it('a turn that failed is over', async () => {
    const turns = makeTurns(bounds);
    const failing = turns.take('a', () => Promise.reject(new Error('no ◇')));
    const after = turns.take('a', async () => 'after');
    await expect(failing).rejects.toThrow('no ◇');
    expect(await after).toBe('after');
  });
});
