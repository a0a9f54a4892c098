/**
 * The front door of statistics: the shape of a counting rule and of a report layout, for every module that hands some in
 * (`definitions`, `reports` of its manifest), and the engine for whoever prints a figure outside the desk (command line,
 * demonstration). It reads anonymous facts only and asks nobody.
 */
export {
  type Bilingual,
  type Definition,
  defineDefinition,
  type FigureClass,
  type Measure,
  nameOf,
  type Source,
  type Unit,
} from './definition.ts';
export type { Asker, Figures } from './engine/ask.ts';
export type { ReportParameters, ReportResult } from './engine/statistics.ts';
export { openStatistics, type Statistics } from './engine/statistics.ts';
export {
  isWholeMonths,
  isWholeYear,
  monthsOf,
  type Period,
  type Question,
  yearBefore,
  yearPeriod,
} from './question.ts';
export type {
  Audience,
  ChartSpec,
  FigureNote,
  PageCell,
  PageChart,
  PageColumn,
  PageRow,
  PageSection,
  PageTable,
  PageTools,
  ReportFormat,
  ReportLayout,
  ReportPage,
  ReportRequest,
} from './report.ts';
export { defineReport } from './report.ts';
export { hideCloseTotals, hideSmall, hidingThresholds, type Protected } from './small-numbers.ts';
