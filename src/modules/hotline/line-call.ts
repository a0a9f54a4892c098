import type { CallEventType, CallOutcome, CallState } from './line-codes.ts';

/**
 * A call as the fold of its events (hotline.md section 9). Events come late, twice and shuffled; what counts is the set, in the
 * order of (seq, at). Pure: the same set gives the same call, whoever tells it in whatever order.
 */
export interface CallEvent {
  readonly seq: number;
  /** milliseconds since 1970, UTC */
  readonly at: number;
  readonly type: CallEventType;
  readonly numberState?: string | null;
  readonly language?: string | null;
}

export interface FoldedCall {
  /** none: nothing has been told */
  readonly state: CallState | 'none';
  /** exactly one once it has ended; null before */
  readonly outcome: CallOutcome | null;
  /** answered, and over when the consultant's connection was lost */
  readonly dropped: boolean;
  /** steps that must have been and that nobody told */
  readonly inferred: readonly CallEventType[];
  /** put back into the queue before everybody else */
  readonly atHead: boolean;
  readonly numberState: string | null;
  readonly language: string | null;
  readonly firstAt: number | null;
  readonly lastAt: number | null;
  /** null: nobody told the beginning, so nothing is measured from it */
  readonly offeredAt: number | null;
  readonly answeredAt: number | null;
  readonly endedAt: number | null;
  readonly waitedSeconds: number | null;
  readonly talkedSeconds: number | null;
}

/** Whoever hangs up before this has hardly waited. */
const SHORT_SECONDS = 10;

/** After so many hours without an end nobody knows how it ended. */
export const silentHours = 4;

/** The outcome of a call that ended this long ago changes by reconciliation only. */
export const settledHours = 24;

/** What an event as the first one implies: the steps before it and the state after it. */
const FIRST: Readonly<Record<CallEventType, { readonly state: CallState; readonly before: readonly CallEventType[] }>> =
  {
    'call.offered': { state: 'offered', before: [] },
    queued: { state: 'queued', before: ['call.offered'] },
    ringing: { state: 'ringing', before: ['call.offered'] },
    answered: { state: 'talking', before: ['call.offered'] },
    held: { state: 'held', before: ['call.offered', 'answered'] },
    resumed: { state: 'talking', before: ['call.offered', 'answered', 'held'] },
    transferred: { state: 'ringing', before: ['call.offered', 'answered'] },
    consultantLost: { state: 'lost', before: ['call.offered', 'answered'] },
    requeued: { state: 'queued', before: ['call.offered', 'answered', 'consultantLost'] },
    voicemailStarted: { state: 'voicemail', before: ['call.offered'] },
    voicemailLeft: { state: 'ended', before: ['call.offered', 'voicemailStarted'] },
    announcementEnded: { state: 'ended', before: ['call.offered'] },
    overflowed: { state: 'ended', before: ['call.offered'] },
    abandoned: { state: 'ended', before: ['call.offered'] },
    ended: { state: 'ended', before: ['call.offered'] },
  };

type Moves = Partial<Record<CallEventType, CallState>>;

const WAITING: Moves = {
  queued: 'queued',
  ringing: 'ringing',
  answered: 'talking',
  voicemailStarted: 'voicemail',
  overflowed: 'ended',
  announcementEnded: 'ended',
};
const TALKING: Moves = { held: 'held', resumed: 'talking', transferred: 'ringing', consultantLost: 'lost' };
const ALWAYS: Moves = { abandoned: 'ended', ended: 'ended' };

/** Every other event is kept and moves nothing. */
const MOVES: Readonly<Record<CallState, Moves>> = {
  offered: { ...WAITING, ...ALWAYS },
  queued: { ...WAITING, ...ALWAYS },
  ringing: { ...WAITING, ...ALWAYS },
  talking: { ...TALKING, ...ALWAYS },
  held: { ...TALKING, ...ALWAYS },
  lost: { requeued: 'queued', answered: 'talking', ...ALWAYS },
  voicemail: { voicemailLeft: 'ended', ...ALWAYS },
  ended: {},
};

export const isWaiting = (state: string): boolean => state === 'offered' || state === 'queued' || state === 'ringing';

/** One event a number, in the order in which they happened. */
function inOrder(events: readonly CallEvent[]): CallEvent[] {
  const sorted = [...events].sort(
    (a, b) => a.seq - b.seq || a.at - b.at || (a.type < b.type ? -1 : a.type > b.type ? 1 : 0),
  );
  return sorted.filter((event, i) => i === 0 || sorted[i - 1]?.seq !== event.seq);
}

/** What was measured before the times of a call were cut to the hour. */
export interface Measured {
  readonly answered: boolean;
  readonly waitedSeconds: number | null;
  readonly talkedSeconds: number | null;
}

/**
 * @param timedOut nobody told an end for `silentHours`
 * @param kept the times of the events are cut: order and kind of them still count, and seconds are those that were measured
 *   when the times were exact. Where a late word says that somebody answered after all, or nobody did, none were.
 */
export function foldCall(events: readonly CallEvent[], timedOut = false, kept: Measured | null = null): FoldedCall {
  const all = inOrder(events);
  const seen = new Set<CallEventType>();
  let state: CallState | 'none' = 'none';
  let before: CallState | 'none' = 'none';
  let inferred: readonly CallEventType[] = [];
  let atHead = false;
  let offeredAt: number | null = null;
  let answeredAt: number | null = null;
  let endedAt: number | null = null;
  for (const event of all) {
    if (state === 'ended') break;
    if (state === 'none') {
      const first = FIRST[event.type];
      inferred = first.before;
      state = first.state;
    } else {
      const next: CallState | undefined = MOVES[state][event.type];
      if (next) {
        before = state;
        state = next;
      }
    }
    seen.add(event.type);
    atHead = event.type === 'requeued' ? state === 'queued' : atHead && isWaiting(state);
    if (event.type === 'call.offered') offeredAt ??= event.at;
    if (event.type === 'answered') answeredAt ??= event.at;
    if (state === 'ended') endedAt = event.at;
  }
  const happened = (type: CallEventType) => seen.has(type) || inferred.includes(type);
  const gaveUp = timedOut && state !== 'ended' && state !== 'none';
  const until = answeredAt ?? endedAt;
  // an answer that nobody told lies somewhere before: nothing is measured up to the end
  const counts = kept === null || kept.answered === (answeredAt !== null);
  const waitedSeconds =
    offeredAt === null || until === null || inferred.includes('answered') || !counts
      ? null
      : kept
        ? kept.waitedSeconds
        : secondsBetween(offeredAt, until);
  const talkedSeconds =
    answeredAt === null || endedAt === null || !counts
      ? null
      : kept
        ? kept.talkedSeconds
        : secondsBetween(answeredAt, endedAt);
  const outcome: CallOutcome | null = gaveUp
    ? 'unknown'
    : state === 'ended'
      ? outcomeOf(happened, waitedSeconds)
      : null;
  return {
    state: gaveUp ? 'ended' : state,
    outcome,
    dropped: outcome === 'answered' && before === 'lost',
    inferred,
    atHead: atHead && !gaveUp,
    numberState: lastTold(all, 'numberState'),
    language: lastTold(all, 'language'),
    firstAt: all.length === 0 ? null : Math.min(...all.map((event) => event.at)),
    lastAt: all.length === 0 ? null : Math.max(...all.map((event) => event.at)),
    offeredAt,
    answeredAt,
    endedAt,
    waitedSeconds,
    talkedSeconds,
  };
}

/** By priority: what happened counts more than how it was over. */
function outcomeOf(happened: (type: CallEventType) => boolean, waited: number | null): CallOutcome {
  if (happened('answered')) return 'answered';
  if (happened('voicemailLeft')) return 'voicemail_left';
  if (happened('overflowed')) return 'overflowed';
  if (happened('announcementEnded')) return 'announcement_only';
  // an end of which nobody told the beginning says nothing
  if (waited === null && !happened('abandoned')) return 'unknown';
  return waited !== null && waited < SHORT_SECONDS ? 'short_abandoned' : 'abandoned';
}

const secondsBetween = (from: number, to: number): number => Math.max(0, Math.round((to - from) / 1000));

function lastTold(events: readonly CallEvent[], field: 'numberState' | 'language'): string | null {
  for (let i = events.length - 1; i >= 0; i--) {
    const told = events[i]?.[field];
    if (told) return told;
  }
  return null;
}
