import type { Tx } from '../../../platform/database/index.ts';
import type { Day, GroupId, Id, UserId } from '../../../platform/kernel/index.ts';
import type { LineGroup } from '../code-lists.ts';
import type { ContactId } from '../contact.ts';
import type { CallEvent, FoldedCall, Measured } from '../line-call.ts';
import type { CallOutcome, CallState, LineAdapter, LineEventType } from '../line-codes.ts';
import type { LineHours } from '../line-hours.ts';

/**
 * Line calls and their events. Events go in by functions that a machine may run too (0020-line-calls.sql); reading is the duty
 * desk's. No name of an exchange's own is here in clear, and a number only sealed.
 */
export type LineCallId = Id<'line-call'>;

export interface LineForEvents {
  readonly line: string;
  readonly group: LineGroup;
  readonly adapter: LineAdapter;
  readonly hours: LineHours | null;
  readonly zone: string;
  readonly desk: { readonly id: GroupId; readonly epoch: number; readonly publicKey: Buffer };
}

/** The line that a webhook names, and the secret it is signed with; undefined: there is none, or nobody may report it. */
export async function findWebhookLine(
  tx: Tx,
  line: string,
): Promise<(LineForEvents & { readonly sealedKey: Buffer }) | undefined> {
  const [row] = await tx.query<{
    line_group: LineGroup;
    sealed_key: Buffer;
    hours: number[] | null;
    zone: string;
    group_id: GroupId;
    group_epoch: number;
    group_key: Buffer;
  }>('select * from hotline.webhook_line($1)', [line]);
  return (
    row && {
      line,
      group: row.line_group,
      adapter: 'webhook',
      hours: row.hours,
      zone: row.zone,
      sealedKey: row.sealed_key,
      desk: { id: row.group_id, epoch: row.group_epoch, publicKey: row.group_key },
    }
  );
}

export interface StoredEvent {
  readonly callKey: Buffer;
  readonly newId: LineCallId;
  readonly seq: number;
  readonly type: LineEventType;
  readonly at: Date;
  readonly legKey: Buffer | null;
  readonly numberState: string | null;
  readonly language: string | null;
  readonly rawRef: string | null;
  /** 32 bytes each: of the message as it was signed, and of what it says */
  readonly message: Buffer;
  readonly content: Buffer;
  readonly received: Date;
}

/** Where a call lies in the calendar. */
export interface CallDay {
  readonly openHours: boolean;
  readonly day: Day;
  readonly hour: number;
  readonly weekday: number;
  readonly month: string;
}

export type Verdict = 'stored' | 'same' | 'repeated' | 'differs';

export async function putLineEvent(
  tx: Tx,
  line: LineForEvents,
  event: StoredEvent,
  at: CallDay,
): Promise<{ readonly call: LineCallId; readonly verdict: Verdict; readonly needsNumber: boolean }> {
  const [row] = await tx.query<{ call_id: LineCallId; verdict: Verdict; needs_number: boolean }>(
    `select * from hotline.put_line_event($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)`,
    [
      event.callKey,
      event.newId,
      line.desk.id,
      line.line,
      line.group,
      line.adapter,
      event.seq,
      event.type,
      event.at,
      event.legKey,
      event.numberState,
      event.language,
      event.rawRef,
      event.message,
      event.content,
      event.received,
      at.openHours,
      at.day,
      at.hour,
      at.weekday,
      at.month,
    ],
  );
  if (!row) throw new Error('an event was neither stored nor refused');
  return { call: row.call_id, verdict: row.verdict, needsNumber: row.needs_number };
}

export async function findCountedEvents(
  tx: Tx,
  call: LineCallId,
): Promise<{ readonly events: CallEvent[]; readonly timedOut: boolean; readonly kept: Measured | null }> {
  const rows = await tx.query<{
    seq: number;
    type: CallEvent['type'];
    at: Date;
    number_state: string | null;
    language: string | null;
    timed_out: boolean;
    times_cut: boolean;
    waited_seconds: number | null;
    talked_seconds: number | null;
    was_answered: boolean;
  }>('select * from hotline.line_events_of($1)', [call]);
  const [first] = rows;
  return {
    timedOut: first?.timed_out ?? false,
    kept: first?.times_cut
      ? {
          answered: first.was_answered,
          waitedSeconds: first.waited_seconds,
          talkedSeconds: first.talked_seconds,
        }
      : null,
    events: rows.map((row) => ({
      seq: row.seq,
      type: row.type,
      at: row.at.getTime(),
      numberState: row.number_state,
      language: row.language,
    })),
  };
}

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

/** @param at null: it lies where it lay */
export const putLineCall = (tx: Tx, call: LineCallId, folded: FoldedCall, at: CallDay | null) =>
  tx.query('select hotline.put_line_call($1, $2)', [
    call,
    JSON.stringify({
      state: folded.state,
      outcome: folded.outcome,
      dropped: folded.dropped,
      inferred: folded.inferred,
      at_head: folded.atHead,
      number_state: folded.numberState,
      language: folded.language,
      offered_at: iso(folded.offeredAt),
      answered_at: iso(folded.answeredAt),
      ended_at: iso(folded.endedAt),
      first_at: iso(folded.firstAt),
      last_at: iso(folded.lastAt),
      waited_seconds: folded.waitedSeconds,
      talked_seconds: folded.talkedSeconds,
      ...(at && { open_hours: at.openHours, day: at.day, hour: at.hour, weekday: at.weekday, month: at.month }),
    }),
  ]);

export const putLineNumber = (tx: Tx, call: LineCallId, sealed: Buffer) =>
  tx.query('select hotline.seal_line_number($1, $2)', [call, sealed]);

/** Calls that ended without anybody before then, each told once; none that somebody wrote down. */
export async function noteMissedCalls(tx: Tx, endedBefore: Date) {
  const rows = await tx.query<{
    id: LineCallId;
    line: string;
    group_id: GroupId;
    day: Day;
    hour: number;
    outcome: CallOutcome;
    sealed_number: Buffer | null;
  }>(
    `update hotline.line_call set missed_noted = true
     where org_id = $1 and state = 'ended' and not missed_noted and not times_cut and contact_id is null and last_at < $2
       and outcome in ('voicemail_left', 'overflowed', 'announcement_only', 'abandoned', 'short_abandoned')
     returning id, line, group_id, day, hour, outcome, sealed_number`,
    [tx.actor.org, endedBefore],
  );
  return rows.map((row) => ({
    id: row.id,
    line: row.line,
    group: row.group_id,
    day: row.day,
    hour: row.hour,
    outcome: row.outcome,
    sealedNumber: row.sealed_number,
  }));
}

export const putLineState = (tx: Tx, line: string, seq: number, at: Date, down: boolean) =>
  tx.query('select hotline.put_line_state($1, $2, $3, $4)', [line, seq, at, down]);

/** A call as the desk sees it. */
export interface LineCallRow {
  readonly id: LineCallId;
  readonly line: string;
  readonly line_group: LineGroup;
  readonly adapter: LineAdapter;
  readonly state: CallState;
  readonly outcome: CallOutcome | null;
  readonly number_state: string | null;
  readonly language: string | null;
  readonly offered_at: Date | null;
  readonly answered_at: Date | null;
  readonly first_at: Date;
  readonly waited_seconds: number | null;
  readonly at_head: boolean;
  readonly sealed_number: Buffer | null;
  readonly number_index: Buffer | null;
  readonly is_known: boolean | null;
  readonly contact_id: ContactId | null;
  readonly taken_by: UserId | null;
}

/** Waiting, talking, or answered since then and not written down: the head of the queue first, then who has waited longest. */
export const findOpenCalls = (tx: Tx, untakenSince: Date): Promise<LineCallRow[]> =>
  tx.query<LineCallRow>(
    `select id, line, line_group, adapter, state, outcome, number_state, language, offered_at, answered_at, first_at,
       waited_seconds, at_head, sealed_number, number_index, is_known, contact_id, taken_by
     from hotline.line_call
     where org_id = $1 and (state <> 'ended' or (contact_id is null and answered_at is not null and first_at > $2))
     order by at_head desc, first_at, id limit 100`,
    [tx.actor.org, untakenSince],
  );

export async function findLineCallForChange(tx: Tx, id: LineCallId): Promise<LineCallRow | undefined> {
  const [row] = await tx.query<LineCallRow>(
    `select id, line, line_group, adapter, state, outcome, number_state, language, offered_at, answered_at, first_at,
       waited_seconds, at_head, sealed_number, number_index, is_known, contact_id, taken_by
     from hotline.line_call where org_id = $1 and id = $2 for update`,
    [tx.actor.org, id],
  );
  return row;
}

export async function nextSeq(tx: Tx, call: LineCallId): Promise<number> {
  const [row] = await tx.query<{ seq: number }>(
    'select coalesce(max(seq), 0) + 1 as seq from hotline.line_event where org_id = $1 and call_id = $2',
    [tx.actor.org, call],
  );
  return row?.seq ?? 1;
}

/** What the first session that sees the number finds out: the blind index, and whether anybody has it. */
export const putNumberIndex = (tx: Tx, call: LineCallId, index: Buffer | null, known: boolean) =>
  tx.query('update hotline.line_call set number_index = $3, is_known = $4 where org_id = $1 and id = $2', [
    tx.actor.org,
    call,
    index,
    known,
  ]);

export const takeCall = (tx: Tx, call: LineCallId, contact: ContactId, user: UserId) =>
  tx.query('update hotline.line_call set contact_id = $3, taken_by = $4 where org_id = $1 and id = $2', [
    tx.actor.org,
    call,
    contact,
    user,
  ]);

/** The call that a contact came from, and how long was talked: whole minutes, rounded up; null: not measured, or not over. */
export async function findCallOfContact(
  tx: Tx,
  contact: ContactId,
): Promise<{ readonly id: LineCallId; readonly minutes: number | null } | undefined> {
  const [row] = await tx.query<{ id: LineCallId; minutes: number | null }>(
    `select id, case when talked_seconds is not null then least(1440, ceil(talked_seconds / 60.0))::integer end as minutes
     from hotline.line_call where org_id = $1 and contact_id = $2 limit 1`,
    [tx.actor.org, contact],
  );
  return row;
}

/** Calls of these days with events that came after their day. */
export const findLateCalls = (tx: Tx, from: Day, to: Day): Promise<{ id: LineCallId; outcome: CallOutcome | null }[]> =>
  tx.query(
    'select id, outcome from hotline.line_call where org_id = $1 and has_late and day between $2 and $3 order by id for update',
    [tx.actor.org, from, to],
  );

export async function countLate(tx: Tx, call: LineCallId, on: Day): Promise<void> {
  await Promise.all([
    tx.query('update hotline.line_event set is_late = false where org_id = $1 and call_id = $2', [tx.actor.org, call]),
    tx.query('update hotline.line_call set has_late = false, reconciled_on = $3 where org_id = $1 and id = $2', [
      tx.actor.org,
      call,
      on,
    ]),
  ]);
}

/** Calls without an end of which nothing was heard since then; from now on they count as given up. */
export const giveUpSilentCalls = (tx: Tx, before: Date): Promise<{ id: LineCallId }[]> =>
  tx.query(
    `update hotline.line_call set timed_out = true
     where org_id = $1 and state <> 'ended' and last_at < $2 and not timed_out returning id`,
    [tx.actor.org, before],
  );

/** Times of calls before then are cut to the hour and their numbers are gone; whose keys go with them. */
export async function cutOldCalls(tx: Tx, before: Date): Promise<LineCallId[]> {
  await tx.query(
    `update hotline.line_event e set at = date_trunc('hour', e.at), raw_ref = null from hotline.line_call c
     where e.org_id = $1 and c.org_id = $1 and c.id = e.call_id and c.first_at < $2 and not c.times_cut`,
    [tx.actor.org, before],
  );
  const rows = await tx.query<{ id: LineCallId }>(
    `update hotline.line_call set offered_at = date_trunc('hour', offered_at), answered_at = date_trunc('hour', answered_at),
       ended_at = date_trunc('hour', ended_at), first_at = date_trunc('hour', first_at), last_at = date_trunc('hour', last_at),
       sealed_number = null, number_index = null, times_cut = true
     where org_id = $1 and first_at < $2 and not times_cut returning id`,
    [tx.actor.org, before],
  );
  return rows.map((row) => row.id);
}
