import { hideSmall } from '../../statistics/index.ts';
import type { Mark, Row } from './report-data.ts';

/** Parts of one total, hidden where they are small; shares in percent with one decimal. */
export interface Part {
  readonly code: string;
  readonly label: string;
  readonly n: number | null;
}

export const shareOf = (n: number | null, whole: number | null): number | null =>
  n === null || whole === null || whole === 0 ? null : Math.round((n * 1000) / whole) / 10;

export const hiddenMark = (hidden: boolean): { mark?: Mark } => (hidden ? { mark: 'hidden' } : {});

/** @param whole the printed total; null where it is hidden or unknown: then no part may show */
export function protectedRows(parts: readonly Part[], whole: number | null, threshold: number): Row[] {
  const values = hideSmall(
    parts.map((part) => part.n),
    threshold,
  );
  return parts.map((part, i) => {
    const hidden = values[i]!.hidden || (whole === null && part.n !== null);
    const calls = hidden ? null : values[i]!.value;
    return { code: part.code, label: part.label, calls, sharePct: shareOf(calls, whole), ...hiddenMark(hidden) };
  });
}

/** A single total: shown, unless it is small. */
export const protectedTotal = (n: number | null, threshold: number): number | null =>
  n !== null && n > 0 && n < threshold ? null : n;
