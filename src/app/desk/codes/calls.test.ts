import { expect, it } from 'vitest';
import * as contract from '../../../platform/disabled-codes/contract.ts';
import type { Endpoint } from '../../../platform/kernel/endpoint.ts';
import * as calls from './calls.ts';

it.each(Object.entries(calls))('%s is asked for where the contract says', (name, call: Endpoint) => {
  const { id, method, path } = (contract as unknown as Readonly<Record<string, Endpoint>>)[name] as Endpoint;
  expect(call).toEqual({ id, method, path });
});
