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
export {
  openStatistics,
  type ReportParameters,
  type ReportResult,
  type Statistics,
} from './operations/open-statistics.ts';
export {
  type ChartSpec,
  defineReport,
  type PageTools,
  type ReportLayout,
  type ReportWords,
} from './operations/report-layout.ts';
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
  FigureNote,
  PageCell,
  PageChart,
  PageColumn,
  PageRow,
  PageSection,
  PageTable,
  ReportFormat,
  ReportPage,
  ReportRequest,
} from './report.ts';
export { BOM } from './report-csv.ts';
export { hideCloseTotals, hideSmall, hidingThresholds, type Protected } from './small-numbers.ts';
export type { Asker, Figures } from './store/ask-definition.ts';
export { type Changes, markChanged } from './store/mark-changed.ts';
export { forgetRollups, type Rollups, rollUpTurn, type Turn } from './store/roll-up-turn.ts';
export { type Difference, type Verified, verifyRollups } from './store/verify-rollups.ts';
