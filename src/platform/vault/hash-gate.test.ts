import { describe, expect, it } from 'vitest';
import { createHashGate, type HashKind } from './hash-gate.ts';

/** Work that ends when the test says so, and notes in which order it began. */
function aDesk(gate = createHashGate()) {
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  let most = 0;
  const enter = (kind: HashKind, name: string) =>
    gate.run(kind, async () => {
      begun.push(name);
      most = Math.max(most, gate.state().running);
      await new Promise<void>((end) => ends.push(end));
      return name;
    });
  const settle = async () => {
    for (let i = 0; i < 10; i++) await Promise.resolve();
  };
  const endOne = async () => {
    ends.shift()?.();
    await settle();
  };
  return { gate, begun, enter, settle, endOne, most: () => most };
}

describe('the hash gate', () => {
  it('lets two through at once and the next in the order in which they came', async () => {
    const { begun, enter, settle, endOne } = aDesk();
    const all = ['a', 'b', 'c', 'd'].map((name) => enter('login', name));
    await settle();
    expect(begun).toEqual(['a', 'b']);
    for (let i = 0; i < 4; i++) await endOne();
    expect(begun).toEqual(['a', 'b', 'c', 'd']);
    expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('under 200 logins and 200 reports never runs three, never lets 21 wait, and tells the rest at once', async () => {
    const desk = aDesk();
    const answers = Array.from({ length: 200 }, (_, i) => [
      desk.enter('login', `l${i}`),
      desk.enter('receipt', `r${i}`),
    ]).flat();
    await desk.settle();
    const { running, waiting } = desk.gate.state();
    expect(running).toBe(2);
    expect(waiting.login + waiting.receipt).toBe(20);
    for (let i = 0; i < 22; i++) await desk.endOne();
    const settled = await Promise.all(answers);
    expect(settled.filter((it) => it !== 'busy')).toHaveLength(22);
    expect(desk.most()).toBe(2);
    expect(desk.gate.state()).toEqual({ running: 0, waiting: { known: 0, login: 0, receipt: 0 } });
  });

  it('keeps places for staff under a flood of reports, and for reports under a flood of logins', async () => {
    for (const [flood, other] of [
      ['receipt', 'login'],
      ['login', 'receipt'],
    ] as const) {
      const { gate, enter, settle, endOne, begun } = aDesk();
      for (let i = 0; i < 100; i++) void enter(flood, `flood ${i}`);
      await settle();
      expect(gate.state().waiting[flood]).toBe(15);
      for (let i = 0; i < 5; i++) void enter(other, `other ${i}`);
      await settle();
      expect(gate.state().waiting[other]).toBe(5);
      expect(await enter(other, 'one too many')).toBe('busy');
      await endOne();
      expect(begun.at(-1)).toBe('other 0');
      for (let i = 0; i < 8; i++) await endOne();
      expect(begun.filter((it) => it.startsWith('other')).length).toBeGreaterThanOrEqual(4);
    }
  });

  it('lets a known device in next, however many strangers knock', async () => {
    const { gate, enter, settle, endOne, begun, most } = aDesk();
    for (let i = 0; i < 100; i++) void enter('login', `flood ${i}`);
    for (let i = 0; i < 100; i++) void enter('receipt', `report ${i}`);
    await settle();
    for (let i = 0; i < 5; i++) void enter('known', `desk ${i}`);
    await settle();
    expect(gate.state().waiting.known).toBe(5);
    expect(await enter('known', 'one too many')).toBe('busy');
    for (let i = 0; i < 5; i++) await endOne();
    expect(begun.slice(-5)).toEqual([0, 1, 2, 3, 4].map((i) => `desk ${i}`));
    expect(most()).toBe(2);
  });

  it('frees the place when a hash fails, and passes the failure on', async () => {
    const gate = createHashGate({ atOnce: 1, waiting: 2, reserved: 1 });
    await expect(gate.run('login', async () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await gate.run('login', async () => 'in')).toBe('in');
    expect(gate.state().running).toBe(0);
  });

  it('cannot be built with bounds that shut somebody out', () => {
    expect(() => createHashGate({ atOnce: 0 })).toThrow(RangeError);
    expect(() => createHashGate({ waiting: 4, reserved: 3 })).toThrow(RangeError);
  });
});
