import { expect, it } from 'vitest';
import * as contract from '../contract.ts';
import { showMonth } from './month-call.ts';

it('the month is asked for where the contract says', () => {
  const { id, method, path } = contract.showMonth;
  expect(showMonth).toEqual({ id, method, path });
});
