import { describe, expect, it } from 'vitest';
import { accountsEndpoints } from '../accounts/contract.ts';
import * as calls from './door-calls.ts';

describe('the shell at the door', () => {
  it('knocks where the contract says', () => {
    const faces = accountsEndpoints.map(({ method, path }) => `${method} ${path}`);
    const knocked = Object.values(calls).map(({ method, path }) => `${method} ${path}`);
    expect(knocked.length).toBeGreaterThan(8);
    for (const one of knocked) expect(faces).toContain(one);
  });
});
