import { describe, expect, it } from 'vitest';
import type { Endpoint } from '../../../platform/kernel/endpoint.ts';
import * as alarms from '../alarm-contract.ts';
import * as contract from '../contract.ts';
import * as links from '../links-contract.ts';
import * as cards from '../safety-card-contract.ts';
import * as calls from './calls.ts';

describe('the screens of people', () => {
  const faces = { ...contract, ...links, ...alarms, ...cards } as unknown as Readonly<Record<string, Endpoint>>;

  it.each(Object.entries(calls))('ask for %s where the contract says', (name, call: Endpoint) => {
    const { id, method, path, upload, download } = faces[name] as Endpoint;
    expect(call).toEqual({ id, method, path, ...(upload ? { upload } : {}), ...(download ? { download } : {}) });
  });
});
