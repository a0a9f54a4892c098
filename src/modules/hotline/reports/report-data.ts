import type { Audience, FigureNote, Period } from '../../statistics/index.ts';

/** The annual hotline report as data: what hotline.schema.json says, as a type. */
export type ReportLine = 'sos' | '116000';
export type Language = 'en' | 'sr-Latn' | 'sr-Cyrl';
export type Mark = 'noisy' | 'hidden' | 'merged' | 'revised';

export interface Row {
  readonly code: string;
  readonly label: string;
  readonly calls: number | null;
  readonly sharePct: number | null;
  readonly mark?: Mark;
  readonly subcategories?: readonly Row[];
}

export interface MonthRow {
  readonly month: string;
  readonly calls: number | null;
  readonly mark?: Mark;
  readonly previousCalls: number | null;
  readonly previousMark?: Mark;
}

export interface YearRow {
  readonly year: number;
  readonly calls: number | null;
  readonly clients: number | null;
  readonly identifiedVictims: number | null;
}

/** Beside the figures of the period, where the published shape leaves room. */
export interface ReportedPeriod extends Period {
  /** the same stretch a year earlier, by the same rules and as of the same day */
  readonly before: Period & {
    readonly calls: number | null;
    readonly clients: number | null;
    readonly firstTimeClients: number | null;
    readonly returningClients: number | null;
    readonly identifiedVictims: number | null;
    readonly reports: number | null;
    readonly ledToIdentification: number | null;
    readonly atRisk: number | null;
  };
  /** of the calls, those by phone and voicemail; null where it would tell a hidden channel */
  readonly byTelephone: number | null;
  /** how its contacts were entered */
  readonly entries: {
    readonly late: number | null;
    readonly corrected: number | null;
    readonly drafts: number | null;
  };
}

export interface HotlineReport {
  readonly report: 'hotline';
  readonly schemaVersion: 1;
  readonly organisation: { readonly id: string; readonly name: string };
  readonly line: ReportLine;
  readonly audience: Audience;
  readonly language: Language;
  readonly period: ReportedPeriod;
  readonly asOf: string;
  readonly synthetic: boolean;
  readonly totals: {
    readonly calls: number | null;
    readonly clients: number | null;
    readonly firstTimeClients: number | null;
    readonly returningClients: number | null;
    readonly identifiedVictims: number | null;
  };
  readonly callsByMonth: readonly MonthRow[];
  readonly callsByCategory: readonly Row[];
  readonly reports: {
    readonly received: number | null;
    readonly ledToIdentification: number | null;
  };
  readonly atRisk: { readonly calls: number | null; readonly of: number | null };
  readonly cumulative: {
    readonly since: string;
    readonly calls: number | null;
    readonly clients: number | null;
    readonly identifiedVictims: number | null;
    readonly byYear: readonly YearRow[];
  };
  readonly byChannel: readonly Row[];
  readonly byCallerRole?: readonly Row[];
  readonly byRegion?: readonly Row[];
  readonly byWeekdayHour?: readonly (readonly (number | null)[])[];
  readonly clientsByContacts?: readonly {
    readonly band: string;
    readonly clients: number | null;
    readonly mark?: Mark;
  }[];
  readonly figures: Readonly<Record<string, FigureNote>>;
}
