import type { YesNo } from '../../codelists/yes-no.ts';
import { localTime } from '../../platform/kernel/clock.ts';
import { addMonths, type Day, dayNumber, lastDayOf, monthOf, weekdayOf } from '../../platform/kernel/days.ts';

/**
 * The safety card: how a person may be contacted without harm (casework.md section 3.1). Asked of the person, valid for
 * six months at most, versioned. It holds no legal name: an alias and code words only. A missing or expired card never
 * means yes.
 */
export interface SafetyCard {
  readonly mayContact: 'yes' | 'ask' | 'no';
  /** ways in the order in which they are to be tried */
  readonly ways: readonly string[];
  /** when it is safe; without it at any hour */
  readonly hours?: SafeHours;
  /** IANA zone of the hours, where it is not the organisation's */
  readonly zone?: string;
  readonly whoMayAnswer?: string;
  readonly leaveMessage: YesNo;
  readonly sendText: YesNo;
  readonly whatToSay?: string;
  readonly identifyAs?: string;
  readonly codeWord?: string;
  /** said by the person when somebody forces her to speak */
  readonly duressWord?: string;
  readonly ifCallDrops?: string;
  readonly language?: string;
  /** first day on which it no longer holds */
  readonly validUntil: Day;
  readonly askedOn: Day;
}

/** Monday to Sunday; bit h of a day is the hour from h:00 to h:59. */
export type SafeHours = readonly [number, number, number, number, number, number, number];

export const noHours: SafeHours = [0, 0, 0, 0, 0, 0, 0];

/**
 * The hours with a band added: weekday 1 (Monday) to 7, from a full hour 0–23 until an hour 1–24. A band that ends at or
 * before its beginning goes on after midnight, into the next day (22 to 6).
 */
export function withBand(hours: SafeHours, weekday: number, from: number, until: number): SafeHours {
  const added = [...hours] as [number, number, number, number, number, number, number];
  const length = until > from ? until - from : until + 24 - from;
  for (let n = 0; n < length; n++) {
    const at = (weekday - 1 + Math.floor((from + n) / 24)) % 7;
    added[at] = (added[at] as number) | (1 << ((from + n) % 24));
  }
  return added;
}

export const isSafeHour = (hours: SafeHours, weekday: number, hour: number): boolean =>
  (((hours[weekday - 1] as number) >> hour) & 1) === 1;

export const areHours = (hours: readonly number[]): hours is SafeHours =>
  hours.length === 7 && hours.every((day) => Number.isInteger(day) && day >= 0 && day < 1 << 24);

/** The last day that `validUntil` may be: the same day six months on, or that month's last. */
export function latestEnd(askedOn: Day): Day {
  const month = addMonths(monthOf(askedOn), 6);
  const last = lastDayOf(month);
  return askedOn.slice(8) > last.slice(8) ? last : (`${month}-${askedOn.slice(8)}` as Day);
}

export const endIsAllowed = (card: Pick<SafetyCard, 'askedOn' | 'validUntil'>): boolean =>
  card.validUntil > card.askedOn && card.validUntil <= latestEnd(card.askedOn);

/** Days that the card still holds, 0 when it has expired. */
export const daysLeft = (card: Pick<SafetyCard, 'validUntil'>, today: Day): number =>
  Math.max(0, dayNumber(card.validUntil) - dayNumber(today));

export type ContactAnswer = 'yes' | 'ask' | 'no' | 'outside_hours' | 'expired' | 'no_card';

/**
 * May the person be contacted at this moment? `zone` is the organisation's and stands where the card names none.
 * A "no" outlives its card: it stays "no" after the end and at any hour.
 */
export function mayContactNow(card: SafetyCard | undefined, at: Date, zone: string): ContactAnswer {
  if (!card) return 'no_card';
  if (card.mayContact === 'no') return 'no';
  // days of validity are the organisation's, hours are the person's
  if (localTime(at, zone).day >= card.validUntil) return 'expired';
  const there = localTime(at, card.zone ?? zone);
  if (card.hours && !isSafeHour(card.hours, weekdayOf(there.day), there.hour)) return 'outside_hours';
  return card.mayContact;
}
