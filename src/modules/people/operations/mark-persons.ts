import { operation } from '../../../platform/operations/index.ts';
import * as contract from '../links-contract.ts';
import { decide } from './decide.ts';

/** `unsure` lays the pair aside for a colleague; `not_same` also keeps it apart from then on. */
export const markPersons = operation(contract.markPersons, {
  async run(it, { id, one, other, kind, reason }) {
    await decide(it, { id, one, other, kind, reason });
    return null;
  },
});
