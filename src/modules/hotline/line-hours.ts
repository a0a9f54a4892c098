/**
 * When a line is open: from and to in minutes since midnight for each day of the week, Monday first; from = to means closed.
 * Out of hours is a mark on a call, no outcome (hotline.md section 9).
 */
export type LineHours = readonly number[];

/** @param hours null: day and night @param weekday 1 = Monday … 7 = Sunday */
export function isOpenAt(hours: LineHours | null, weekday: number, minute: number): boolean {
  if (hours === null) return true;
  const today = spanOf(hours, weekday);
  if (minute >= today.from && minute < today.to) return true;
  // yesterday's span may reach over midnight
  return minute < spanOf(hours, weekday === 1 ? 7 : weekday - 1).to - 1440;
}

function spanOf(hours: LineHours, weekday: number): { readonly from: number; readonly to: number } {
  const from = hours[(weekday - 1) * 2] ?? 0;
  const to = hours[(weekday - 1) * 2 + 1] ?? 0;
  return { from, to: to < from ? to + 1440 : to };
}
