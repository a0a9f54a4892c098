import type { Day } from './days.ts';

/** The only source of time. Tests hand in a clock that stands still. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(zone, format);
  }
  return format;
}

const MINUTE = 60_000;
const last = new Map<string, { minute: number; time: LocalTime }>();

export interface LocalTime {
  readonly day: Day;
  /** 0–23 */
  readonly hour: number;
}

/** The calendar day and hour of an instant in an IANA zone. Asked at every act, so each minute is worked out once. */
export function localTime(at: Date, zone: string): LocalTime {
  const minute = Math.floor(at.getTime() / MINUTE);
  const known = last.get(zone);
  if (known?.minute === minute) return known.time;
  const parts: Record<string, string> = {};
  for (const part of formatFor(zone).formatToParts(at)) parts[part.type] = part.value;
  const time = { day: `${parts.year}-${parts.month}-${parts.day}` as Day, hour: Number(parts.hour) };
  last.set(zone, { minute, time });
  return time;
}

export const isZone = (zone: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
};
