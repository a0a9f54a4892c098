import { describe, expect, it } from 'vitest';
import { day } from '../../platform/kernel/days.ts';
import { foldName } from './name-folding.ts';
import { isNewQuestion, meetsName, noMemory, type SearchMemory, type WatchedSearch, watched } from './search-watch.ts';

const search = (more: Partial<WatchedSearch> = {}): WatchedSearch => ({
  day: day('2026-11-21'),
  hour: 14,
  purpose: 'open_contact',
  question: 'a',
  isOwnName: false,
  isWatchedName: false,
  names: null,
  mostNames: 3,
  ...more,
});

function run(searches: readonly WatchedSearch[]): string[] {
  let memory: SearchMemory = noMemory;
  const names = new Map<number, number>();
  return searches.flatMap((one) => {
    const isNew = isNewQuestion(memory, one);
    if (isNew) names.set(one.hour, (names.get(one.hour) ?? 0) + 1);
    const answer = watched(memory, { ...one, names: isNew ? (names.get(one.hour) ?? 0) : null });
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

  it('when other processes heard the names before this one', () => {
    expect(watched(noMemory, search({ names: 2 })).alarms).toEqual([]);
    expect(watched(noMemory, search({ names: 3 })).alarms).toEqual(['many_names']);
    expect(watched(noMemory, search({ names: 4 })).alarms).toEqual([]);
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
