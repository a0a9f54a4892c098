import { verifyChainAsAuditor } from '../../audit/index.ts';
import { operation } from '../../operations/index.ts';
import { verifyActs as face } from '../contract.ts';
import { refuse } from '../errors.ts';

/** The same as `wayout audit verify`, from the desk; the same kind of row says how far it was. */
export const verifyActs = operation(face, {
  async run(it) {
    if (!it.keys.groupOf('auditors')) throw refuse('not-found');
    const state = await verifyChainAsAuditor(it.tx);
    it.tx.record({ kind: 'audit.verify', payload: { rows: state.rows, firstBad: state.firstBad } });
    return state;
  },
});
