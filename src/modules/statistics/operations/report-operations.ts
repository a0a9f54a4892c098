import type { z } from 'zod';
import { isUiLanguage } from '../../../platform/i18n/index.ts';
import { type It, type Operation, operation } from '../../../platform/operations/index.ts';
import * as contract from '../contract.ts';
import { refuse } from '../errors.ts';
import { yearPeriod } from '../question.ts';
import { isText, reportTypes } from '../report.ts';
import { BOM } from '../report-csv.ts';
import type { ReportParameters, Statistics } from './open-statistics.ts';
import { checkLine } from './own-lines.ts';
import { showMonth } from './show-month.ts';

/** Over the engine that the manifest was given. All run as the role that reads facts and nothing else. */
export function reportOperations(statistics: Statistics): readonly Operation[] {
  return [
    operation(contract.computeReport, {
      pool: 'stats',
      async run(it, { format, styles, mark, ...asked }) {
        const parameters = await parametersOf(it, asked);
        const result = await statistics.compute(it.tx, parameters);
        return {
          fileName: fileName(parameters, format),
          type: reportTypes[format],
          body: isText(format)
            ? `${mark === 'bom' && format === 'csv' ? BOM : ''}${await statistics.render(result, format, styles)}`
            : piecesOf(await statistics.file(result, format)),
        };
      },
    }),
    operation(contract.showReport, {
      pool: 'stats',
      async run(it, asked) {
        return statistics.page(await statistics.compute(it.tx, await parametersOf(it, asked))) as z.input<
          typeof contract.reportPage
        >;
      },
    }),
    operation(contract.findFigures, {
      pool: 'stats',
      async run(it, asked) {
        const parameters = await parametersOf(it, asked);
        const queries = await statistics.queries(it.tx, parameters);
        const { period, asOf } = parameters;
        return { period, asOf, queries: queries as z.input<typeof contract.findFigures.output>['queries'] };
      },
    }),
    showMonth(statistics),
    operation(contract.showDefinitions, {
      pool: 'stats',
      run: async () => ({
        definitions: statistics.definitions.map((one) => ({
          id: one.id,
          version: one.version,
          unit: one.unit,
          class: one.class,
          comparabilityGroup: one.comparabilityGroup,
          denominator: one.denominator ?? null,
          validFrom: one.validFrom,
          title: one.title,
          rule: one.rule,
          dateBasis: one.dateBasis,
        })),
      }),
    }),
  ];
}

/** A file as the pieces that a download is made of. */
async function* piecesOf(file: Buffer): AsyncGenerator<Buffer> {
  yield file;
}

/** Whoever is nothing but a programme officer sees what may be published, never the exact small numbers. */
const mayInternal = (roles: readonly string[]): boolean => roles.some((role) => role !== 'officer');

async function parametersOf(it: It, asked: z.output<typeof contract.showReport.input>): Promise<ReportParameters> {
  const { year, from, to, audience, line } = asked;
  if (audience === 'internal' && !mayInternal(it.roles)) throw refuse('internal-not-allowed', { path: ['audience'] });
  if (year === undefined ? !(from && to) : from || to) throw refuse('period-needed', { path: ['year'] });
  if (!mayInternal(it.roles) && !areWholeQuarters(from, to, asked.asOf, it.today))
    throw refuse('quarters-only', { path: ['from'] });
  await checkLine(it, line);
  const reader = isUiLanguage(it.language) ? it.language : 'en';
  return {
    report: 'hotline',
    period: year === undefined ? { from: from!, to: to! } : yearPeriod(year),
    asOf: asked.asOf ?? it.today,
    today: it.today,
    line,
    audience,
    language: asked.language ?? reader,
  };
}

const QUARTER_BEGINS = /-(01|04|07|10)-01$/;
const QUARTER_ENDS = /-(03-31|06-30|09-30|12-31)$/;

/** Two periods, or two as-of days, a day apart would give away the very day that is hidden for its small number. */
const areWholeQuarters = (from = '-01-01', to = '-12-31', asOf: string | undefined, today: string): boolean =>
  QUARTER_BEGINS.test(from) &&
  QUARTER_ENDS.test(to) &&
  (asOf === undefined || asOf === today || QUARTER_ENDS.test(asOf));

const fileName = ({ period, line, audience }: ReportParameters, format: string): string =>
  `hotline-${line}-${period.from}-${period.to}-${audience}.${format}`;
