/** What a benchmark tells: one line a question. Times in milliseconds, memory in MiB. */
export interface Figure {
  readonly bench: string;
  readonly question: string;
  /** contacts or people in the home */
  readonly among: number;
  /** CPU for one request: server process, all database processes */
  readonly app?: number;
  readonly db?: number;
  /** the figure that the target is about: CPU in all, a duration, memory */
  readonly value: number;
  readonly unit: 'ms CPU' | 's CPU' | 'ms' | 's' | 'MiB' | 'rows/s' | 'answers';
  readonly target?: number;
  readonly p50?: number;
  readonly p97_5?: number;
  readonly p99?: number;
  readonly perSecond?: number;
  /** answers that were not 2xx, and lost connections */
  readonly failed?: number;
}

export const meets = (figure: Figure): boolean | undefined =>
  figure.target === undefined
    ? undefined
    : figure.unit === 'rows/s'
      ? figure.value >= figure.target
      : figure.value <= figure.target;

const rounded = (value: number | undefined): string =>
  value === undefined ? '' : value >= 100 ? value.toFixed(0) : value.toFixed(2);

/** The table on standard output. */
export function tableOf(figures: readonly Figure[]): string {
  const head = [
    'question',
    'among',
    'value',
    'unit',
    'target',
    'met',
    'app',
    'db',
    'p50',
    'p97.5',
    'p99',
    '/s',
    'failed',
  ];
  const rows = figures.map((one) => {
    const met = meets(one);
    return [
      one.question,
      String(one.among),
      rounded(one.value),
      one.unit,
      one.target === undefined ? '' : String(one.target),
      met === undefined ? '' : met ? 'yes' : 'NO',
      rounded(one.app),
      rounded(one.db),
      rounded(one.p50),
      rounded(one.p97_5),
      rounded(one.p99),
      rounded(one.perSecond),
      one.failed ? String(one.failed) : '',
    ];
  });
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => (row[i] as string).length)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => (i === 0 || i === 3 ? cell.padEnd(widths[i] as number) : cell.padStart(widths[i] as number)))
      .join('  ');
  return [line(head), line(widths.map((n) => '-'.repeat(n))), ...rows.map(line)].join('\n');
}
