import { operation } from '../../../platform/operations/index.ts';
import * as contract from '../links-contract.ts';
import { undo } from './decide.ts';

/** The history keeps both the decision and its undoing. */
export const unlinkPersons = operation(contract.unlinkPersons, {
  async run(it, { id, reason }) {
    await undo(it, id, reason);
    return null;
  },
});
