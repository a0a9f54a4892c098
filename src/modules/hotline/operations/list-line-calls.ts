import { operation } from '../../../platform/operations/index.ts';
import { actionsOf } from '../line-codes.ts';
import { listLineCalls as face } from '../line-contract.ts';
import { findOpenCalls } from '../store/line-call-store.ts';
import { findPorts, portByHand } from '../store/line-port-store.ts';
import { findLines } from '../store/line-store.ts';
import { cardOfCall, lookUpNumbers } from './line-call-card.ts';

/** How long somebody is reminded of a call that was answered and not written down. */
const UNTAKEN_HOURS = 12;

/**
 * Asked every two seconds by whoever sits at the line, so it is no act on record: lines, states and seconds. Opening a number to
 * look it up is one, and happens once a call.
 */
export const listLineCalls = operation(face, {
  async run(it) {
    const since = new Date(it.clock.now().getTime() - UNTAKEN_HOURS * 3_600_000);
    const [found, lines, ports] = await Promise.all([findOpenCalls(it.tx, since), findLines(it.tx), findPorts(it.tx)]);
    const calls = (await lookUpNumbers(it, found)).map((call) => cardOfCall(it, call));
    return {
      // by hand, whoever took it wrote it down
      calls: calls.filter((call) => call.state !== 'ended' || call.isUntaken),
      lines: lines
        .filter((line) => line.active)
        .map((line) => {
          const port = ports.find((one) => one.line === line.code) ?? portByHand(line.code);
          return {
            code: line.code,
            name: line.name,
            lineGroup: line.group,
            adapter: port.adapter,
            isDown: port.isDown,
            actions: [...actionsOf[port.adapter]],
          };
        }),
    };
  },
});
