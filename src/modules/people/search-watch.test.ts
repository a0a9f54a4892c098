import { describe, expect, it } from 'vitest';
import { day } from '../../platform/kernel/days.ts';
import { foldName } from './name-folding.ts';
import { meetsName, noMemory, type SearchMemory, type WatchedSearch, watched } from './search-watch.ts';

const search = (more: Partial<WatchedSearch> = {}): WatchedSearch => ({
  day: day('2026-11-21'),
  hour: 14,
  purpose: 'open_contact',
  question: 'a',
  isOwnName: false,
  isWatchedName: false,
  mostNames: 3,
  ...more,
});

function run(searches: readonly WatchedSearch[]): string[] {
  let memory: SearchMemory = noMemory;
  return searches.flatMap((one) => {
    const answer = watched(memory, one);
    memory = answer.memory;
    return [...answer.alarms];
  });
}

describe('a search stands out', () => {
  it('when it is one of many different names within an hour, once an hour', () => {
    expect(run(['a', 'a', 'a', 'a'].map((question) => search({ question })))).toEqual([]);
    expect(run(['a', 'b', 'c', 'd'].map((question) => search({ question })))).toEqual(['many_names']);
    const overTheHour = ['a', 'b', 'c', 'd'].map((question, n) => search({ question, hour: 14 + (n >> 1) }));
    expect(run(overTheHour)).toEqual([]);
  });

  it('at night when nobody is on the line, once a night', () => {
    expect(run([search({ hour: 2 })])).toEqual([]);
    expect(run([search({ hour: 2, purpose: 'case_work' }), search({ hour: 3, purpose: 'duplicate' })])).toEqual([
      'at_night',
    ]);
  });

  it('for the colleague’s own name and for watched names, in any script', () => {
    const searched = foldName('Петровић Мила').parts.map((part) => part.forms);
    expect(meetsName(searched, ['mila.petrovic'.replaceAll('.', ' ')])).toBe(true);
    expect(meetsName(searched, ['Ana Jovanović'])).toBe(false);
    expect(meetsName([], ['Petrović'])).toBe(false);
    expect(run([search({ isOwnName: true }), search({ isOwnName: true })])).toEqual(['own_name']);
  });
});
