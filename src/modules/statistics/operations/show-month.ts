import { firstDayOf, lastDayOf, monthOf } from '../../../platform/kernel/index.ts';
import { type Operation, operation } from '../../../platform/operations/index.ts';
import * as contract from '../contract.ts';
import type { Statistics } from './open-statistics.ts';
import { maySeeLine } from './own-lines.ts';

/**
 * The running month as it stands now, by the rules of the report and with none of its tables: four sums and one row in the
 * log, because it stands on Today.
 */
export const showMonth = (statistics: Statistics): Operation =>
  operation(contract.showMonth, {
    pool: 'stats',
    async run(it) {
      const month = monthOf(it.today);
      const base = { period: { from: firstDayOf(month), to: lastDayOf(month) }, asOf: it.today, today: it.today };
      const total = async (definition: string, line: string) =>
        (await statistics.ask(it.tx, { ...base, definition, line })).total;
      const mine = await Promise.all(contract.reportLines.map((line) => maySeeLine(it, line)));
      const lines = await Promise.all(
        contract.reportLines
          .filter((_, at) => mine[at])
          .map(async (line) => {
            const asked = [total('hotline.contacts', line), total('hotline.clients', line)] as const;
            const [contacts, clients] = await Promise.all(asked);
            return { line, contacts, clients };
          }),
      );
      it.tx.record({ kind: 'statistics.show-month', payload: { month, asOf: it.today } });
      return { month, asOf: it.today, lines };
    },
  });
