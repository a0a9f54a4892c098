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

/** 630 → 10:30 */
export const writeMinute = (minute: number): string =>
  `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
