import type { Hours, SafeState } from '../../../platform/desk-kit/index.ts';
import { type Day, isDay } from '../../../platform/kernel/days.ts';

/**
 * The safety card as `people` answers it (a record of plain values): read field by field, because its fields are that
 * module's. What cannot be read is unknown, and unknown never means yes.
 */
export interface CardRead {
  readonly state: SafeState;
  readonly now: 'yes' | 'ask' | 'no' | 'outside_hours' | 'expired' | 'no_card';
  /** of today, in the person's zone; null: at any hour */
  readonly today: readonly Hours[] | null;
  /** weekdays (1 = Monday) on which there is a safe hour at all */
  readonly weekdays: readonly number[];
  readonly zone: string | undefined;
  readonly ways: readonly string[];
  readonly leaveMessage: string;
  readonly sendText: string;
  readonly whoMayAnswer: string;
  readonly whatToSay: string;
  readonly identifyAs: string;
  readonly codeWord: string;
  readonly ifCallDrops: string;
  readonly validUntil: Day | undefined;
}

const NOW = ['yes', 'ask', 'no', 'outside_hours', 'expired'] as const;
const STATES = { yes: 'open', ask: 'open', no: 'closed', outside_hours: 'closed' } as const;

/** Bits of a day (bit h = the hour from h:00) as pieces. */
export function piecesOf(bits: number): readonly Hours[] {
  const pieces: { from: number; to: number }[] = [];
  for (let hour = 0; hour < 24; hour++) {
    if (((bits >> hour) & 1) === 0) continue;
    const last = pieces.at(-1);
    if (last && last.to === hour) last.to = hour + 1;
    else pieces.push({ from: hour, to: hour + 1 });
  }
  return pieces;
}

export function readCard(card: Readonly<Record<string, unknown>> | null, weekday: number): CardRead {
  const text = (name: string) => (typeof card?.[name] === 'string' ? (card[name] as string) : '');
  const now = NOW.find((one) => one === card?.now) ?? 'no_card';
  const hours = Array.isArray(card?.hours) && card.hours.length === 7 ? (card.hours as number[]) : undefined;
  const validUntil = text('validUntil');
  return {
    now,
    state: now === 'expired' || now === 'no_card' ? 'unknown' : STATES[now],
    today: hours ? piecesOf(hours[weekday - 1] ?? 0) : null,
    weekdays: hours ? [1, 2, 3, 4, 5, 6, 7].filter((day) => (hours[day - 1] ?? 0) !== 0) : [1, 2, 3, 4, 5, 6, 7],
    zone: text('zone') || undefined,
    ways: Array.isArray(card?.ways) ? card.ways.filter((one) => typeof one === 'string') : [],
    leaveMessage: text('leaveMessage'),
    sendText: text('sendText'),
    whoMayAnswer: text('whoMayAnswer'),
    whatToSay: text('whatToSay'),
    identifyAs: text('identifyAs'),
    codeWord: text('codeWord'),
    ifCallDrops: text('ifCallDrops'),
    validUntil: isDay(validUntil) ? validUntil : undefined,
  };
}
