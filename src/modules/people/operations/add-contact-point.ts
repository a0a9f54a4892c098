import { operation } from '../../../platform/operations/index.ts';
import * as contract from '../contract.ts';
import { refuse } from '../errors.ts';
import { addContactPoint as add } from './contact-points.ts';

export const addContactPoint = operation(contract.addContactPoint, {
  run(it, { personId, ...point }) {
    if (point.checkedOn && point.checkedOn > it.today) throw refuse('future-day', { path: ['checkedOn'] });
    return add(it, personId, point);
  },
});
