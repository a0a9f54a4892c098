/**
 * Charts as SVG made on the server, each with a table twin and a text for those who hear it. Pure functions: the same
 * input gives the same bytes, in a page (tokens as CSS variables) and in a document (colours written out). A hidden value
 * leaves a hatched gap whose size says nothing. No script, no interaction. Pages load chart.css.
 */
export { type BarChartInput, type BarRow, barChart } from './bar-chart.ts';
export type { Chart, ChartCell, ChartFormats, ChartInput, ChartTable, ChartValue } from './chart.ts';
export { type ColumnChartInput, type ColumnSeries, columnChart } from './column-chart.ts';
export { type HeatTableInput, heatTable } from './heat-table.ts';
export { type LineChartInput, type LineSeries, lineChart } from './line-chart.ts';
export { documentPalette, type Palette, pagePalette } from './palette.ts';
export { type StackedBarInput, type StackedPart, stackedBar } from './stacked-bar.ts';
