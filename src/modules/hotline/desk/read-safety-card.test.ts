import { describe, expect, it } from 'vitest';
import { piecesOf, readCard } from './read-safety-card.ts';

describe('the safety card on the screen', () => {
  it('shows the hours of the day in pieces', () => {
    expect(piecesOf(0)).toEqual([]);
    expect(piecesOf((1 << 10) | (1 << 11) | (1 << 20))).toEqual([
      { from: 10, to: 12 },
      { from: 20, to: 21 },
    ]);
    expect(piecesOf(2 ** 24 - 1)).toEqual([{ from: 0, to: 24 }]);
  });

  it('never takes a missing, expired or unreadable card for a yes', () => {
    expect(readCard(null, 2).state).toBe('unknown');
    expect(readCard({ now: 'expired' }, 2).state).toBe('unknown');
    expect(readCard({ now: 'whatever', hours: 'always' }, 2)).toMatchObject({ state: 'unknown', today: null });
  });

  it('says which days have a safe hour at all', () => {
    const card = readCard({ now: 'outside_hours', hours: [0, 1 << 10, 0, 1 << 10, 0, 0, 0] }, 3);
    expect(card).toMatchObject({ state: 'closed', weekdays: [2, 4], today: [] });
  });
});
