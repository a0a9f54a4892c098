import type { Hours } from '../../../platform/desk-kit/index.ts';
import { localTime } from '../../../platform/kernel/clock.ts';
import { weekdayOf } from '../../../platform/kernel/days.ts';
import { isSafeHour, noHours, type SafeHours, withBand } from '../safety-card.ts';

/** Safe hours as people write and read them; a week is kept as seven numbers, bit h = the hour from h:00. */
export interface Band {
  readonly from: number;
  readonly until: number;
}

/** The pieces of one day: the hours 9, 10, 11 are one piece from 9 to 12. */
export function piecesOf(bits: number): readonly Hours[] {
  const pieces: { from: number; to: number }[] = [];
  for (let hour = 0; hour < 24; hour++) {
    if (((bits >> hour) & 1) === 0) continue;
    const last = pieces.at(-1);
    if (last && last.to === hour) last.to = hour + 1;
    else pieces.push({ from: hour, to: hour + 1 });
  }
  return pieces;
}

/** `10-14, 18-20` · `9–16` · `22-6` goes on after midnight. Empty is no hour; undefined cannot be read. */
export function readBands(typed: string): readonly Band[] | undefined {
  const parts = typed.split(/[,;]|\s+(?:i|and|и)\s+/).filter((part) => part.trim() !== '');
  const bands = parts.map((part) => {
    const ends = /^\s*(\d{1,2})(?:[:.]00)?\s*h?\s*(?:[-–—]|do|to|до)\s*(\d{1,2})(?:[:.]00)?\s*h?\.?\s*$/.exec(part);
    const band = ends && { from: Number(ends[1]), until: Number(ends[2]) };
    return band && band.from < 24 && band.until <= 24 && band.from !== band.until ? band : undefined;
  });
  return bands.every((band) => band !== undefined) ? bands : undefined;
}

/** How the hours of one day stand in the field: `10–14, 18–20`. */
export const writeHours = (bits: number): string =>
  piecesOf(bits)
    .map((piece) => `${piece.from}–${piece.to}`)
    .join(', ');

/** Monday to Sunday as typed, put together; undefined where one of the days cannot be read. */
export function weekOf(typed: readonly string[]): SafeHours | undefined {
  let week = noHours;
  for (const [at, day] of typed.entries()) {
    const bands = readBands(day);
    if (!bands) return undefined;
    for (const { from, until } of bands) week = withBand(week, at + 1, from, until === 0 ? 24 : until);
  }
  return week;
}

export interface DayGroup {
  readonly weekdays: readonly number[];
  readonly hours: string;
}

/** Days with the same hours together, days without a safe hour left out. */
export function groupsOf(week: readonly number[]): readonly DayGroup[] {
  const groups = new Map<string, number[]>();
  for (const [at, bits] of week.entries()) {
    if (bits === 0) continue;
    const hours = writeHours(bits);
    groups.set(hours, [...(groups.get(hours) ?? []), at + 1]);
  }
  return [...groups].map(([hours, weekdays]) => ({ hours, weekdays }));
}

/** Days in a row as a span: 1, 2, 3, 5 → `Mon–Wed, Fri`. */
export function spansOf(weekdays: readonly number[], name: (weekday: number) => string): string {
  const spans: number[][] = [];
  for (const weekday of weekdays) {
    const last = spans.at(-1);
    if (last?.at(-1) === weekday - 1) last.push(weekday);
    else spans.push([weekday]);
  }
  return spans
    .map((span) => {
      const [first = 1, end = first] = [span[0], span.at(-1)];
      if (span.length > 2) return `${name(first)}–${name(end)}`;
      return span.map(name).join(', ');
    })
    .join(', ');
}

/** The next full hour at which it is safe again, within a week; undefined when there is none. */
export function nextSafe(week: SafeHours, at: Date, zone: string): { weekday: number; hour: number } | undefined {
  for (let ahead = 1; ahead <= 168; ahead++) {
    const { day, hour } = localTime(new Date(at.getTime() + ahead * 3_600_000), zone);
    if (isSafeHour(week, weekdayOf(day), hour)) return { weekday: weekdayOf(day), hour };
  }
  return undefined;
}
