import { type GroupId, localTime, newId, weekdayOf } from '../../../platform/kernel/index.ts';
import type { It } from '../../../platform/operations/index.ts';
import { recordsOfSamePerson, safetyCardOf } from '../../people/index.ts';
import type { ContactId, PersonId } from '../contact.ts';
import type { ContactNow } from '../contact-now.ts';
import { refuse } from '../errors.ts';
import { isFresh } from '../missed-call.ts';
import { findOutgoing, insertOutgoing, type Outgoing } from '../store/outgoing-store.ts';
import { beginPiece } from '../store/own-piece.ts';

/**
 * The gate before every outgoing call (hotline.md section 7, rule 7): the safety card is asked on the server, at the moment
 * of the act. No card, or outside of its hours, refuses; a reason overrides, stands on record, and a supervisor sees it.
 */
export interface OutgoingCall {
  readonly sourceKind: 'callback' | 'missed' | 'contact';
  readonly sourceId: string;
  readonly group: GroupId;
  readonly contact: ContactId | null;
  readonly persons: readonly PersonId[];
  /** hours agreed in the conversation: they narrow the card, they do not widen it */
  readonly hours?: readonly number[] | null;
  /** a line that calls unknown callers back */
  readonly unknownMayBeCalled?: boolean;
  /** whoever asks named nobody but typed a number: what is known about it is not answered here */
  readonly isByNumber?: boolean;
}

type Card = Awaited<ReturnType<typeof safetyCardOf>>;

export interface CardOf {
  readonly person: PersonId;
  readonly safetyCard: Card;
}

/**
 * The cards of these persons, by whatever record of theirs they were written; who has none has an empty one. They are opened
 * one after another: each is an act on record.
 */
export async function cardsOf(it: It, persons: readonly PersonId[]): Promise<CardOf[]> {
  const cards: CardOf[] = [];
  const seen = new Set<PersonId>();
  for (const person of persons) {
    if (seen.has(person)) continue;
    const hers: CardOf[] = [];
    for (const record of (await recordsOfSamePerson(it, person)) as PersonId[]) {
      seen.add(record);
      const safetyCard = await safetyCardOf(it, record);
      if (safetyCard) hers.push({ person: record, safetyCard });
    }
    cards.push(...(hers.length > 0 ? hers : [{ person, safetyCard: null }]));
  }
  return cards;
}

const WORST_FIRST: readonly ContactNow[] = [
  'no',
  'expired',
  'outside_hours',
  'no_card',
  'unknown_caller',
  'ask',
  'yes',
];

/** Where several persons stand behind one number, the most careful of their cards holds. */
export function nowOf(
  it: It,
  call: Pick<OutgoingCall, 'hours' | 'unknownMayBeCalled'>,
  cards: readonly CardOf[],
): ContactNow {
  const answers: ContactNow[] = cards.map(({ safetyCard }) => safetyCard?.now ?? 'no_card');
  if (answers.length === 0) answers.push(call.unknownMayBeCalled ? 'yes' : 'unknown_caller');
  const { day, hour } = localTime(it.clock.now(), it.organisation.zone);
  if (call.hours && (((call.hours[weekdayOf(day) - 1] ?? 0) >> hour) & 1) === 0) answers.push('outside_hours');
  return WORST_FIRST.find((one) => answers.includes(one)) ?? 'no_card';
}

export const isAllowed = (now: ContactNow): boolean => now === 'yes' || now === 'ask';

/**
 * Lets a call out, or refuses it. @throws hotline.outside-safe-hours 409, hotline.not-safe-to-call 409, of a contact that goes
 * out hotline.outgoing-not-allowed 409, each with `data.contactNow`, unless there is a reason
 */
export async function letOut(it: It, call: OutgoingCall, cards: readonly CardOf[], reason: string): Promise<Outgoing> {
  const now = nowOf(it, call, cards);
  if (!isAllowed(now) && reason.trim() === '') throw refusalOf(call, now);
  return keepOutgoing(it, call, now, reason.trim());
}

/** What has gone out already and is only said now: nothing is refused, the supervisors see what the card forbade. */
export async function listOutgoing(it: It, call: OutgoingCall, cards: readonly CardOf[]): Promise<void> {
  const now = nowOf(it, call, cards);
  if (!isAllowed(now)) await keepOutgoing(it, call, now, '');
}

async function keepOutgoing(it: It, call: OutgoingCall, now: ContactNow, reason: string): Promise<Outgoing> {
  const isOverride = !isAllowed(now);
  const id = newId<'outgoing'>();
  const piece =
    isOverride && reason !== '' ? beginPiece(it.keys, call.group, 'hotline.outgoing', id, { reason }) : undefined;
  const one: Outgoing = {
    id,
    group: call.group,
    sourceKind: call.sourceKind,
    sourceId: call.sourceId,
    contact: call.contact,
    person: call.persons[0] ?? null,
    madeBy: it.actor.user,
    day: it.today,
    hour: it.hour,
    contactNow: now,
    isOverride,
    sealed: piece?.sealed ?? null,
    result: null,
    draft: null,
  };
  await Promise.all([insertOutgoing(it.tx, one), ...(piece ? [it.keys.putWraps(it.tx, piece.wraps)] : [])]);
  it.tx.record({
    kind: isOverride
      ? 'hotline.override-card'
      : call.sourceKind === 'contact'
        ? 'hotline.let-out'
        : 'hotline.open-number',
    payload: {
      source: call.sourceKind,
      id: call.sourceId,
      contactNow: now,
      ...(piece ? { reason } : {}),
    },
  });
  if (isOverride) it.tx.emit({ kind: 'hotline.card-overridden', payload: { outgoing: id, contactNow: now } });
  return one;
}

/** A number that was only typed is looked up in the look-up, with its limit and its purpose, not at the gate. */
const UNSAID = 'unsaid';

/** What is missing is a reason; whoever records a contact has it asked in the form. */
function refusalOf(call: OutgoingCall, now: ContactNow) {
  if (call.sourceKind === 'contact')
    return refuse('outgoing-not-allowed', {
      path: ['overrideReason'],
      data: { contactNow: call.isByNumber ? UNSAID : now },
    });
  return refuse(now === 'outside_hours' ? 'outside-safe-hours' : 'not-safe-to-call', {
    path: ['reason'],
    data: { contactNow: now },
  });
}

/** The opening under which somebody says that she has called: her own of just now, else the gate is asked again. */
export async function openingOf(
  it: It,
  call: OutgoingCall,
  cards: () => Promise<readonly CardOf[]>,
  reason: string,
): Promise<Outgoing> {
  const before = await findOutgoing(it.tx, call.sourceId);
  const hers = before.findLast(
    (one) =>
      one.madeBy === it.actor.user &&
      one.result === null &&
      isFresh({ day: one.day, hour: one.hour }, { day: it.today, hour: it.hour }),
  );
  return hers ?? letOut(it, call, await cards(), reason);
}
