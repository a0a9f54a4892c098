import { expect, it } from 'vitest';
import * as contract from '../accounts/contract.ts';
import { listColleagues } from './use-colleagues.ts';

it('colleagues are asked for where the contract says', () => {
  const { id, method, path } = contract.listColleagues;
  expect(listColleagues).toEqual({ id, method, path });
});
