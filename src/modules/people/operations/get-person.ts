import { operation } from '../../../platform/operations/index.ts';
import * as contract from '../contract.ts';
import { personPage } from './person-page.ts';

/** Opening a person is an act of its own. */
export const getPerson = operation(contract.getPerson, { run: (it, { id }) => personPage(it, id) });
