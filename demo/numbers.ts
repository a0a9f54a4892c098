import { type Day, dayNumber } from '../src/platform/kernel/days.ts';
import type { PeriodPlan } from './plan.ts';
import type { LineGroup } from './recipe.ts';

/**
 * Numbers of contacts as the house counts them: from 1 in each year, the SOS line first. They come out of where a year
 * begins on each line, so a number needs no counting of what came before.
 */
export type YearStarts = ReadonlyMap<string, number>;

const keyOf = (line: LineGroup, year: number): string => `${line}/${year}`;

/** First index of each year on each line; where the line's year after the last begins, its end. */
export function yearStarts(periods: readonly Pick<PeriodPlan, 'recipe' | 'timeline' | 'contactBase'>[]): YearStarts {
  const starts = new Map<string, number>();
  for (const { recipe, timeline, contactBase } of periods) {
    const last = Number(recipe.to.slice(0, 4));
    for (let year = Number(recipe.from.slice(0, 4)); year <= last; year++) {
      const day = dayNumber(`${year}-01-01` as Day) - timeline.from;
      const key = keyOf(recipe.line, year);
      // a period that begins within a year begins that year only if it is the line's first
      if (day >= 0 || !starts.has(key)) starts.set(key, contactBase + (timeline.dayStart[Math.max(0, day)] as number));
    }
    starts.set(keyOf(recipe.line, last + 1), contactBase + timeline.calls);
  }
  return starts;
}

/** @example 'H12-000304' */
export function numberOf(starts: YearStarts, line: LineGroup, year: number, index: number): string {
  const at = (of: LineGroup, which: number) => starts.get(keyOf(of, which));
  const first = at(line, year) as number;
  const before = line === 'sos' ? 0 : (at('sos', year + 1) ?? 0) - (at('sos', year) ?? 0);
  return `H${String(year).slice(2)}-${String(before + index - first + 1).padStart(6, '0')}`;
}
