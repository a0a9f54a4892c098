import { describe, expect, it } from 'vitest';
import type { Endpoint } from '../../../../platform/kernel/endpoint.ts';
import * as lines from '../../line-contract.ts';
import * as shifts from '../../shift-contract.ts';
import * as calls from './calls.ts';

describe('the screens of lines and shifts', () => {
  const faces = { ...lines, ...shifts } as unknown as Readonly<Record<string, Endpoint>>;

  it.each(Object.entries(calls))('ask for %s where the contract says', (name, call: Endpoint) => {
    const { id, method, path } = faces[name] as Endpoint;
    expect(call).toEqual({ id, method, path });
  });
});
