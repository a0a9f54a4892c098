import { useAsk } from '../../../platform/desk-kit/index.ts';
import type { Line } from '../contact-shapes.ts';
import { listLines } from './calls.ts';

const none: readonly Line[] = [];

/** The lines of the organisation; asked once, they hardly ever change. */
export function useLines(): { readonly all: readonly Line[]; readonly isReady: boolean; readonly error: unknown } {
  const { data, error } = useAsk(listLines, {}, { keep: true });
  return { all: data ?? none, isReady: data !== undefined, error };
}

export const lineName = (lines: readonly Line[], code: string): string =>
  lines.find((one) => one.code === code)?.name ?? code;
