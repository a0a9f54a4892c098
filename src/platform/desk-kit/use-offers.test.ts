import { expect, it } from 'vitest';
import * as contract from '../disabled-codes/contract.ts';
import { listDisabled } from './use-offers.ts';

it('what is left out is asked for where the contract says', () => {
  const { id, method, path } = contract.listDisabled;
  expect(listDisabled).toEqual({ id, method, path });
});
