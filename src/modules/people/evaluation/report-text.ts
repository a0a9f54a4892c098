import type { Evaluation } from './evaluate.ts';
import type { AtThreshold } from './measures.ts';

/** The evaluation as a page of text, for a terminal. */
const n4 = (value: number): string => value.toFixed(4);

const line = (name: string, at: AtThreshold): string =>
  `  ${name.padEnd(22)} precision ${n4(at.precision)}  recall ${n4(at.recall)}  F1 ${n4(at.f1)}  at p ${n4(at.probability)} (${at.threshold.toFixed(1)} bits)`;

const MOST_NAMED = 20;
const named = (columns: readonly string[]): string =>
  columns.length <= MOST_NAMED
    ? columns.join(', ')
    : `${columns.slice(0, MOST_NAMED).join(', ')} and ${columns.length - MOST_NAMED} more`;

export function evaluationText(evaluation: Evaluation): string {
  const { pairs, clusters, ranks, seconds } = evaluation;
  const alarms = ranks.falseAlarms;
  const readAs = Object.entries(evaluation.readAs);
  return `${[
    `records ${evaluation.records}, queries ${evaluation.queries}, pairs compared ${pairs.compared}, true pairs ${pairs.positives}, never compared ${pairs.neverCompared}`,
    evaluation.world === 'closed'
      ? 'what the truth does not name counts as different'
      : 'only the pairs that the truth names are measured',
    ...(evaluation.unreadDates > 0
      ? [`dates that could not be read, taken as missing: ${evaluation.unreadDates}`]
      : []),
    ...(evaluation.pairsPassedOver > 0
      ? [`pairs of the truth with both in one file, passed over: ${evaluation.pairsPassedOver}`]
      : []),
    ...(readAs.length > 0
      ? [`columns under another name: ${named(readAs.map(([typed, column]) => `${typed} as ${column}`))}`]
      : []),
    ...(evaluation.ignoredColumns.length > 0
      ? [`columns that are not compared: ${named(evaluation.ignoredColumns)}`]
      : []),
    '',
    'Pairs',
    line('best threshold', pairs.best),
    line('possible and probable', pairs.zones.possible),
    line('probable', pairs.zones.probable),
    `  recall at precision .99: ${n4(pairs.recallAtPrecision99)}`,
    ...(clusters
      ? [
          '',
          'Clusters, by the pairs that are in one',
          line('best threshold', clusters.best),
          line('possible and probable', clusters.possible),
          line('probable', clusters.probable),
        ]
      : []),
    '',
    evaluation.queries > 0 ? 'Queries' : 'Each record asked among the others',
    `  with somebody to find ${ranks.withAnswer} of ${ranks.queries}: recall@1 ${n4(ranks.recallAt1)}  recall@5 ${n4(ranks.recallAt5)}`,
    `  false alarms of ${alarms.asked} ${ranks.withAnswer < ranks.queries ? '(nobody of them is there)' : '(wrong first answers: everybody is there)'}: possible ${n4(alarms.possible)}  probable ${n4(alarms.probable)}  where .97 are found ${alarms.atFound97 === null ? `never (found ${n4(alarms.foundAt97)})` : n4(alarms.atFound97)}`,
    '',
    `Calibration   Brier ${pairs.brier.toFixed(5)}`,
    ...pairs.bins.map(
      (bin) =>
        `  ${bin.from.toFixed(1)}–${bin.until.toFixed(1)}  pairs ${String(bin.pairs).padStart(8)}  mean p ${n4(bin.meanProbability)}  the same ${n4(bin.shareSame)}`,
    ),
    '',
    `Time  read ${seconds.read.toFixed(1)} s, learn ${seconds.learn.toFixed(1)} s, compare ${seconds.compare.toFixed(1)} s, measure ${seconds.measure.toFixed(1)} s, all ${seconds.all.toFixed(1)} s`,
  ].join('\n')}\n`;
}
