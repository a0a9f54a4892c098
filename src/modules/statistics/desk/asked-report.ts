import type { InputOf } from '../../../platform/kernel/endpoint.ts';
import type { showReport } from '../contract.ts';

/** What the address asks: codes and days only, so that a colleague who gets it sees the same page. */
export type AskedReport = Pick<InputOf<typeof showReport>, 'asOf' | 'line' | 'audience' | 'language'> & {
  readonly year: number;
};

const LINES = ['sos', '116000'] as const;
const AUDIENCES = ['internal', 'partner', 'public'] as const;
const LANGUAGES = ['en', 'sr-Latn', 'sr-Cyrl'] as const;

const oneOf = <T extends string>(list: readonly T[], value: unknown): T | undefined =>
  list.find((one) => one === String(value ?? ''));

export interface Standard {
  readonly today: string;
  readonly internal: boolean;
  readonly language: AskedReport['language'];
  readonly synthetic: boolean;
}

/**
 * The year that one meets first: the last full one, because an annual report is made of a full year. The demonstration
 * opens with 2012 as it stood at the end of that year, which is the report that was published.
 */
export const standardYear = ({ today, synthetic }: Standard): Pick<AskedReport, 'year' | 'asOf'> =>
  synthetic ? { year: 2012, asOf: '2012-12-31' as never } : { year: Number(today.slice(0, 4)) - 1 };

/** Reads an address; what it does not say is the standard year, today, the SOS line, and what this reader may see. */
export function readAsked(query: Readonly<Record<string, unknown>>, standard: Standard): AskedReport {
  const asOf = String(query.asOf ?? '');
  const known = oneOf(AUDIENCES, query.audience) ?? (standard.internal ? 'internal' : 'partner');
  return {
    ...(isYear(query.year) ? { year: Number(query.year) } : standardYear(standard)),
    ...(/^\d{4}-\d{2}-\d{2}$/.test(asOf) ? { asOf: asOf as never } : {}),
    line: oneOf(LINES, query.line) ?? 'sos',
    audience: known === 'internal' && !standard.internal ? 'partner' : known,
    language: oneOf(LANGUAGES, query.language) ?? standard.language,
  };
}

/** Whether the address says which year. */
export const isYear = (value: unknown): boolean => /^(199\d|20\d\d|2100)$/.test(String(value ?? ''));

/** The address of a question; what is standard is left out. */
export function addressOf(asked: AskedReport): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked))
    if (value !== undefined && value !== null) query.set(name, String(value));
  return `/statistics/hotline?${query}`;
}
