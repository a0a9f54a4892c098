import { useEffect, useState } from 'react';
import type { ContactValues } from './contact-values.ts';

/** Longer than this nobody talks: a draft of yesterday shows no running watch. */
const LONGEST = 4 * 3600_000;

export const isRunning = (values: ContactValues, at = Date.now()): boolean =>
  values.startedAt !== null && values.endedAt === null && at - Date.parse(values.startedAt) < LONGEST;

/** Minutes of a stopwatch, rounded up; null where it did not run. */
export const minutesOn = (values: ContactValues, at = Date.now()): number | null => {
  if (values.startedAt === null) return null;
  const end = values.endedAt === null ? at : Date.parse(values.endedAt);
  const long = end - Date.parse(values.startedAt);
  return long < 0 || long > LONGEST ? null : Math.max(1, Math.ceil(long / 60_000));
};

/** 04:12, 1:04:12 */
export const watch = (milliseconds: number): string => {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const pad = (n: number) => String(n).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  return `${hours > 0 ? `${hours}:` : ''}${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
};

/** The clock, every second while something runs. */
export function useNow(runs: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!runs) return;
    const tick = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(tick);
  }, [runs]);
  return now;
}
