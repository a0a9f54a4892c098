import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codesOf } from '../../platform/kernel/code-list.ts';
import { type CallEvent, foldCall } from './line-call.ts';
import { type CallEventType, callEventTypes, callOutcomes } from './line-codes.ts';

const START = Date.parse('2021-12-14T01:10:00Z');

/** `[type, seconds after the start]`, numbered in that order. */
const told = (...steps: readonly (readonly [CallEventType, number])[]): CallEvent[] =>
  steps.map(([type, after], i) => ({ seq: i + 1, at: START + after * 1000, type }));

const events = fc
  .array(fc.tuple(fc.constantFrom(...callEventTypes), fc.nat(600)), { minLength: 1, maxLength: 12 })
  .map((steps) => told(...steps.map(([type, after]) => [type, after] as const)));

const shuffledAndTwice = events.chain((all) =>
  fc
    .tuple(fc.shuffledSubarray(all, { minLength: all.length }), fc.shuffledSubarray(all))
    .map(([once, again]) => ({ all, told: [...again, ...once, ...again] })),
);

describe('a call', () => {
  it('is the same call in whatever order and however often its events are told', () => {
    fc.assert(
      fc.property(shuffledAndTwice, ({ all, told }) => {
        expect(foldCall(told)).toEqual(foldCall(all));
        expect(foldCall(told, true)).toEqual(foldCall(all, true));
      }),
      { numRuns: 500 },
    );
  });

  it('has exactly one outcome once it has ended, and none before', () => {
    fc.assert(
      fc.property(events, (all) => {
        const call = foldCall(all);
        expect(call.outcome === null).toBe(call.state !== 'ended');
        if (call.outcome !== null) expect(codesOf(callOutcomes)).toContain(call.outcome);
        expect(foldCall(all, true).outcome).not.toBeNull();
      }),
    );
  });
});

describe('the night of a call', () => {
  it('waits, is answered and ends', () => {
    const call = foldCall(told(['call.offered', 0], ['queued', 1], ['ringing', 3], ['answered', 42], ['ended', 342]));
    expect(call).toMatchObject({
      state: 'ended',
      outcome: 'answered',
      dropped: false,
      waitedSeconds: 42,
      talkedSeconds: 300,
    });
    expect(call.inferred).toEqual([]);
  });

  it('is dropped when the consultant was lost and nobody took it up again', () => {
    expect(foldCall(told(['call.offered', 0], ['answered', 5], ['consultantLost', 60], ['ended', 90]))).toMatchObject({
      outcome: 'answered',
      dropped: true,
    });
  });

  it('goes back to the head of the queue after a loss, and is not dropped when somebody takes it up', () => {
    const lost = told(['call.offered', 0], ['answered', 5], ['consultantLost', 60], ['requeued', 61]);
    expect(foldCall(lost)).toMatchObject({ state: 'queued', atHead: true, outcome: null });
    const saved = [
      ...lost,
      { seq: 5, at: START + 80_000, type: 'answered' as const },
      { seq: 6, at: START + 200_000, type: 'ended' as const },
    ];
    expect(foldCall(saved)).toMatchObject({ outcome: 'answered', dropped: false, atHead: false, waitedSeconds: 5 });
  });

  it('rings anew after a transfer, and stays answered when the caller hangs up there', () => {
    const call = told(['call.offered', 0], ['answered', 5], ['transferred', 60], ['abandoned', 70]);
    expect(foldCall(call.slice(0, 3)).state).toBe('ringing');
    expect(foldCall(call)).toMatchObject({ outcome: 'answered', dropped: false });
  });

  it.each([
    ['short_abandoned', 9.4],
    ['abandoned', 10],
  ] as const)('is %s when the caller hangs up after %s seconds', (outcome, after) => {
    expect(foldCall(told(['call.offered', 0], ['ringing', 1], ['abandoned', after])).outcome).toBe(outcome);
  });

  it.each([
    ['voicemail_left', ['voicemailStarted', 20], ['voicemailLeft', 60]],
    ['abandoned', ['voicemailStarted', 20], ['ended', 25]],
    ['overflowed', ['queued', 20], ['overflowed', 60]],
    ['announcement_only', ['queued', 20], ['announcementEnded', 60]],
  ] as const)('is %s', (outcome, one, two) => {
    expect(foldCall(told(['call.offered', 0], one, two)).outcome).toBe(outcome);
  });

  it('infers the steps that nobody told, and measures nothing from them', () => {
    expect(foldCall(told(['answered', 0], ['ended', 60]))).toMatchObject({
      inferred: ['call.offered'],
      outcome: 'answered',
      waitedSeconds: null,
      talkedSeconds: 60,
    });
    expect(foldCall(told(['requeued', 0], ['abandoned', 9]))).toMatchObject({
      outcome: 'answered',
      waitedSeconds: null,
    });
    expect(foldCall(told(['ended', 0])).outcome).toBe('unknown');
    expect(foldCall(told(['abandoned', 0])).outcome).toBe('abandoned');
  });

  it('is unknown after four hours without an end, and answered when the end is told after all', () => {
    const open = told(['call.offered', 0], ['answered', 5]);
    expect(foldCall(open, true)).toMatchObject({ state: 'ended', outcome: 'unknown' });
    expect(foldCall([...open, { seq: 3, at: START + 60_000, type: 'ended' }], true).outcome).toBe('answered');
  });

  it('is over at its end: what is numbered behind it moves nothing', () => {
    const call = told(['call.offered', 0], ['ringing', 1], ['abandoned', 30], ['answered', 31]);
    expect(foldCall(call)).toMatchObject({ state: 'ended', outcome: 'abandoned' });
  });

  it('keeps what does not fit and moves by what does', () => {
    expect(foldCall(told(['call.offered', 0], ['held', 1], ['resumed', 2])).state).toBe('offered');
    expect(foldCall(told(['call.offered', 0], ['answered', 1], ['queued', 2])).state).toBe('talking');
  });
});
