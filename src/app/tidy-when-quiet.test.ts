import { describe, expect, it } from 'vitest';
import { tidying } from './tidy-when-quiet.ts';

const MB = 2 ** 20;

function aProcess() {
  const now = { busy: 0, held: 40 * MB, collected: 0 };
  const look = tidying({
    busy: () => now.busy,
    held: () => now.held,
    collect() {
      now.collected += 1;
      now.held = 26 * MB;
    },
  });
  return { now, look };
}

describe('memory that nobody needs', () => {
  it('goes back when the house is quiet, once', () => {
    const { now, look } = aProcess();
    look();
    look();
    expect(now.collected).toBe(1);
    now.held = 29 * MB;
    look();
    expect(now.collected).toBe(1);
    now.held = 31 * MB;
    look();
    expect(now.collected).toBe(2);
  });

  it('stays while somebody is served: no call waits for it', () => {
    const { now, look } = aProcess();
    now.busy = 0.05;
    for (let i = 0; i < 10; i++) look();
    expect(now.collected).toBe(0);
    now.busy = 0;
    look();
    expect(now.collected).toBe(1);
  });
});
