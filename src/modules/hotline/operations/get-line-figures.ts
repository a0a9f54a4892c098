import { operation } from '../../../platform/operations/index.ts';
import { lineCalls, waiting } from '../definitions/line-calls.ts';
import { refuse } from '../errors.ts';
import type { CallEventType } from '../line-codes.ts';
import { getLineFigures as face, type LineFigures } from '../line-contract.ts';
import {
  countOutcomes,
  countWaiting,
  findMeasured,
  type OutcomeRow,
  type WaitingRow,
} from '../store/line-figures-store.ts';
import { waitedByShare } from '../waited-bands.ts';

type Tally = LineFigures['inHours'];

const NOT_MEASURED: Tally = {
  offered: null,
  answered: null,
  dropped: null,
  voicemailLeft: null,
  overflowed: null,
  announcementOnly: null,
  abandoned: null,
  shortAbandoned: null,
  unknown: null,
};

/** The outcomes of these calls; offered is their sum and nothing else. */
function tally(rows: readonly OutcomeRow[]): Record<keyof Tally, number> {
  const of = (outcome: string) => rows.find((row) => row.outcome === outcome)?.n ?? 0;
  return {
    offered: rows.reduce((sum, row) => sum + row.n, 0),
    answered: of('answered'),
    dropped: rows.reduce((sum, row) => sum + (row.dropped ?? 0), 0),
    voicemailLeft: of('voicemail_left'),
    overflowed: of('overflowed'),
    announcementOnly: of('announcement_only'),
    abandoned: of('abandoned'),
    shortAbandoned: of('short_abandoned'),
    unknown: of('unknown'),
  };
}

/** Which event must be told for an outcome to be measured; without it the figure is empty. */
const TOLD_BY: Readonly<Partial<Record<keyof Tally, CallEventType>>> = {
  dropped: 'consultantLost',
  voicemailLeft: 'voicemailLeft',
  overflowed: 'overflowed',
  announcementOnly: 'announcementEnded',
};

const asTold = (counted: Record<keyof Tally, number>, tells: readonly string[]): Tally =>
  Object.fromEntries(
    Object.entries(counted).map(([name, n]) => {
      const type = TOLD_BY[name as keyof Tally];
      return [name, type && n === 0 && !tells.includes(type) ? null : n];
    }),
  ) as Tally;

const sumOf = (rows: readonly WaitingRow[], name: 'n' | 'in_time') => rows.reduce((sum, row) => sum + row[name], 0);

const waitedBy = (rows: readonly WaitingRow[], share: number): number | null =>
  waitedByShare(new Map(rows.map((row) => [row.waited_band, row.n])), share);

/** Where no adapter measured, every figure is empty: nobody may read "0 abandoned" off a line that cannot tell. */
export const getLineFigures = operation(face, {
  pool: 'stats',
  async run(it, { from, to, lineGroup }): Promise<LineFigures> {
    if (from > to) throw refuse('days-reversed', { path: ['to'] });
    const measured = await findMeasured(it.tx, lineGroup);
    const definitions = [lineCalls, waiting].map((one) => `${one.id}@${one.version}`);
    if (!measured || measured.from > to) {
      return {
        lineGroup,
        measured: false,
        measuredFrom: null,
        inHours: NOT_MEASURED,
        outOfHours: NOT_MEASURED,
        waiting: { median: null, p90: null, calls: null },
        serviceLevel: { withinSeconds: null, answeredWithin: null, of: null },
        reconciled: null,
        definitions,
      };
    }
    const [outcomes, waited] = await Promise.all([
      countOutcomes(it.tx, lineGroup, from, to),
      countWaiting(it.tx, lineGroup, from, to),
    ]);
    const inHours = tally(outcomes.filter((row) => row.open_hours));
    const outOfHours = tally(outcomes.filter((row) => !row.open_hours));
    const of = inHours.offered - inHours.shortAbandoned + outOfHours.offered - outOfHours.shortAbandoned;
    return {
      lineGroup,
      measured: true,
      measuredFrom: measured.from > from ? measured.from : null,
      inHours: asTold(inHours, measured.tells),
      outOfHours: asTold(outOfHours, measured.tells),
      waiting: { median: waitedBy(waited, 0.5), p90: waitedBy(waited, 0.9), calls: sumOf(waited, 'n') },
      serviceLevel: { withinSeconds: measured.seconds, answeredWithin: sumOf(waited, 'in_time'), of },
      reconciled: outcomes.reduce((sum, row) => sum + (row.reconciled ?? 0), 0),
      definitions,
    };
  },
});
