import { expect, it } from 'vitest';
import * as contract from '../../../platform/audit-reading/contract.ts';
import type { Endpoint } from '../../../platform/kernel/endpoint.ts';
import * as calls from './calls.ts';

const faces = contract as unknown as Readonly<Record<string, Endpoint>>;

it.each(Object.entries(calls))('the log is asked for %s where the contract says', (name, call: Endpoint) => {
  const { id, method, path } = faces[name] as Endpoint;
  expect(call).toEqual({ id, method, path });
});
