import { operation } from '../../../platform/operations/index.ts';
import { refuse } from '../errors.ts';
import { reconcileLineCalls as face } from '../line-contract.ts';
import { countLate, findLateCalls, findLineCallForChange } from '../store/line-call-store.ts';
import { findPorts, portByHand } from '../store/line-port-store.ts';
import { refoldCall } from '../store/refold-call.ts';

/** What came more than a day after the end of its call waits here: only this lets an outcome of the past change. */
export const reconcileLineCalls = operation(face, {
  async run(it, { from, to, reason }) {
    if (from > to) throw refuse('days-reversed', { path: ['to'] });
    const [late, ports] = await Promise.all([findLateCalls(it.tx, from, to), findPorts(it.tx)]);
    let changed = 0;
    for (const { id, outcome } of late) {
      await countLate(it.tx, id, it.today);
      const call = await findLineCallForChange(it.tx, id);
      if (!call) continue;
      const { hours } = ports.find((one) => one.line === call.line) ?? portByHand(call.line);
      await refoldCall(it.tx, id, { zone: it.organisation.zone, hours });
      if ((await findLineCallForChange(it.tx, id))?.outcome !== outcome) changed++;
    }
    it.tx.record({
      kind: 'hotline.reconcile-line-calls',
      payload: { from, to, reason, calls: late.length, changed },
    });
    return { calls: late.length, changed };
  },
});
