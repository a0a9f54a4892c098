import type { Formats } from '../../../platform/i18n/index.ts';

/** A time of day as typed: 10:30, 10.30, 1030, 10. Minutes since midnight; null for nothing typed, undefined for no time. */
export function readMinute(typed: string): number | null | undefined {
  const text = typed.trim();
  if (text === '') return null;
  const parts = /^(\d{1,2})(?:[:.\s]?(\d{2}))?\s*h?$/.exec(text);
  if (!parts) return undefined;
  const hour = Number(parts[1]);
  const minute = Number(parts[2] ?? 0);
  return hour < 24 && minute < 60 ? hour * 60 + minute : undefined;
}

const pad = (n: number) => String(n).padStart(2, '0');

/** 545 → 09:05, as the clock of the strip writes it */
export const writeMinute = (minute: number): string => `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;

/** The minute of the day that a clock on the wall of that zone shows. */
export const minuteAt = (formats: Pick<Formats, 'formatTime'>, at: Date, zone: string): number =>
  readMinute(formats.formatTime(at, zone)) ?? 0;
