import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageBands } from '../../codelists/index.ts';
import { codesOf, day, type Month } from '../../platform/kernel/index.ts';
import { childOf, deciderFault, durationOf, faultOf } from './finding.ts';
import { aFinding } from './testing.ts';

const caseworker = { id: 'a', roles: ['caseworker'], active: true };
const supervisor = { id: 'b', roles: ['supervisor'], active: true };
const today = day('2012-12-31');

describe('who decides a finding', () => {
  it('a caseworker and a supervisor decide together', () => {
    expect(deciderFault('own', [caseworker, supervisor], 9)).toBeNull();
  });
  it('one person does not decide for two', () => {
    expect(deciderFault('own', [supervisor, supervisor], 2)).toBe('same-decider');
    expect(deciderFault('own', [supervisor], 9)).toBe('two-deciders-needed');
  });
  it('the only person of an organisation decides alone and stands twice', () => {
    expect(deciderFault('own', [supervisor, supervisor], 1)).toBeNull();
  });
  it('two caseworkers do not decide without a supervisor', () => {
    expect(deciderFault('own', [caseworker, { ...caseworker, id: 'c' }], 9)).toBe('supervisor-needed');
  });
  it('a consultant, a stranger and somebody who left decide nothing', () => {
    for (const one of [{ id: 'c', roles: ['consultant'], active: true }, undefined, { ...caseworker, active: false }])
      expect(deciderFault('own', [one, supervisor], 9)).toBe('unknown-decider');
  });
  it('what the Centre decided is written down without deciders of ours', () => {
    expect(deciderFault('centre', [], 9)).toBeNull();
  });
});

describe('a finding', () => {
  it('is not of tomorrow', () => {
    expect(faultOf(aFinding({ day: day('2013-01-01') }), today)).toEqual({ path: 'day', code: 'future-day' });
  });
  it('cannot end before it began', () => {
    const finding = aFinding({ fromMonth: '2012-05' as Month, toMonth: '2012-03' as Month });
    expect(faultOf(finding, today)).toEqual({ path: 'toMonth', code: 'months-reversed' });
  });
  it('names a kind of sexual exploitation only with that form', () => {
    expect(faultOf(aFinding({ sexualKinds: ['prostitution'] }), today)?.code).toBe('kind-without-form');
    expect(faultOf(aFinding({ forms: ['sexual'], sexualKinds: ['prostitution'] }), today)).toBeNull();
  });
  it('knows a child by the age band of its own day', () => {
    fc.assert(
      fc.property(fc.constantFrom(...codesOf(ageBands)), (ageBand) => {
        const lowest = Number.parseInt(ageBand, 10);
        const known = Number.isNaN(lowest) ? ageBand : lowest < 18 ? 'child' : 'adult';
        expect(childOf({ ageBand })).toBe(known);
      }),
    );
  });
  it('takes the length from its months where nobody said it', () => {
    const months = { fromMonth: '2010-01' as Month, toMonth: '2011-01' as Month };
    expect(durationOf({ durationBand: 'unknown', ...months })).toBe('from_13_to_24_months');
    expect(durationOf({ durationBand: 'up_to_12_months', ...months })).toBe('up_to_12_months');
  });
});
