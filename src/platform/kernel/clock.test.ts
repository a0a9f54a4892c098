import { describe, expect, it } from 'vitest';
import { localTime } from './clock.ts';

describe('the organisation’s day and hour', () => {
  it('is the local day of the start, also over midnight and when the clocks change', () => {
    const at = (iso: string) => localTime(new Date(iso), 'Europe/Belgrade');
    expect(at('2021-12-31T22:59:59Z')).toEqual({ day: '2021-12-31', hour: 23 });
    expect(at('2021-12-31T23:00:00Z')).toEqual({ day: '2022-01-01', hour: 0 });
    expect(at('2021-03-28T00:59:00Z')).toEqual({ day: '2021-03-28', hour: 1 });
    expect(at('2021-03-28T01:00:00Z')).toEqual({ day: '2021-03-28', hour: 3 });
    expect(at('2021-10-31T00:30:00Z')).toEqual({ day: '2021-10-31', hour: 2 });
    expect(at('2021-10-31T01:30:00Z')).toEqual({ day: '2021-10-31', hour: 2 });
  });

  it('does not mix up two zones asked in the same minute', () => {
    const now = new Date('2021-12-31T23:30:00Z');
    expect(localTime(now, 'Europe/Belgrade').day).toBe('2022-01-01');
    expect(localTime(now, 'America/New_York').day).toBe('2021-12-31');
    expect(localTime(now, 'Europe/Belgrade').day).toBe('2022-01-01');
  });
});
