import { majorityOf } from '../src/codelists/index.ts';
import type { Figures, Question as StatisticsQuestion } from '../src/modules/statistics/index.ts';
import type { Day } from '../src/platform/kernel/index.ts';
import { type Pin, pins, type Question } from './pins.ts';

/**
 * Asks the registered definitions what the organisation must show (demo-data.md section 3), each figure as of the last day
 * of its period: what somebody adds to the demonstration later is recorded later and moves none of them.
 */
export interface Checked {
  readonly pin: Pin;
  readonly expected: number;
  /** null: no definition could answer */
  readonly found: number | null;
}

export type Ask = (question: StatisticsQuestion) => Promise<Figures>;

export async function* checkDemonstration(
  ask: Ask,
  { scale, today, until = null }: { readonly scale: number; readonly today: Day; readonly until?: Day | null },
): AsyncGenerator<Checked> {
  // of an organisation whose records end earlier, only what had happened by then can be asked
  for (const pin of pins.filter((one) => until === null || one.question.to <= until))
    yield { pin, expected: pin.expected * scale, found: await answerOf(ask, pin.question, today) };
}

export async function answerOf(ask: Ask, question: Question, today: Day): Promise<number | null> {
  const { from, to } = question as unknown as { from: Day; to: Day };
  const asOf = ('asOf' in question ? question.asOf : to) as Day;
  const common = { period: { from, to }, asOf, today };
  const total = async (definition: string, line?: string) =>
    (await ask({ ...common, definition, ...(line ? { line } : {}) })).total;
  /** of the rows told apart by these, those whose codes fit */
  const some = async (definition: string, by: readonly string[], codes: readonly Fit[], line?: string) => {
    const figures = await ask({ ...common, definition, by, ...(line ? { line } : {}) });
    if (figures.missing) return null;
    return figures.rows.reduce(
      (sum, row) => (codes.every((fits, i) => fits(row.codes[i] ?? '')) ? sum + row.n : sum),
      0,
    );
  };

  switch (question.measure) {
    case 'calls': {
      const { line, category, subcategory } = question;
      if (category === undefined && subcategory === undefined) return total('hotline.contacts', line);
      const wanted = Object.entries({ category, subcategory }).flatMap(([by, code]) =>
        code ? [[by, is(code)] as const] : [],
      );
      return some(
        'hotline.contacts-by-category',
        wanted.map(([by]) => by),
        wanted.map(([, fits]) => fits),
        line,
      );
    }
    case 'clients':
      return total('hotline.clients', question.line);
    case 'first-time-clients':
      return total('hotline.first-time-clients', question.line);
    case 'returning-clients': {
      const [all, first] = [
        await total('hotline.clients', question.line),
        await total('hotline.first-time-clients', question.line),
      ];
      return all === null || first === null ? null : all - first;
    }
    case 'reports-identified':
      return total('hotline.reports-identified', question.line);
    case 'persons-of-reports':
      return null;
    case 'victims': {
      const { child, sex, form, citizenship } = question;
      const detailed = Object.entries({ sex, form, citizenship }).flatMap(([by, code]) =>
        code ? [[by, is(code)] as const] : [],
      );
      if (detailed.length === 0) return total(child ? 'victims.children' : 'victims.identified-own');
      if (child !== undefined) detailed.push(['age_band', (band) => (majorityOf(band as never) === 'child') === child]);
      return some(
        'victims.by-form-each',
        detailed.map(([by]) => by),
        detailed.map(([, fits]) => fits),
      );
    }
  }
}

type Fit = (code: string) => boolean;

const is =
  (wanted: string): Fit =>
  (code) =>
    code === wanted;
