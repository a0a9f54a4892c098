import { channels } from '../../../codelists/channels.ts';
import type { SafeState, Words } from '../../../platform/desk-kit/index.ts';
import { localTime } from '../../../platform/kernel/clock.ts';
import { weekdayOf } from '../../../platform/kernel/days.ts';
import type { OutputOf } from '../../../platform/kernel/endpoint.ts';
import type { setSafetyCard } from '../contract.ts';
import { type ContactAnswer, mayContactNow, type SafeHours, type SafetyCard } from '../safety-card.ts';
import { groupsOf, nextSafe, spansOf } from './safe-hours.ts';

export type ShownSafetyCard = OutputOf<typeof setSafetyCard>;

/** The answer at this instant, by the same rule as the server's; what is not known is never yes. */
export const answerAt = (card: ShownSafetyCard | null, at: Date, zone: string): ContactAnswer =>
  mayContactNow(card ? ({ ...card, hours: card.hours ?? undefined } as unknown as SafetyCard) : undefined, at, zone);

const STATES: Readonly<Record<ContactAnswer, SafeState>> = {
  yes: 'open',
  ask: 'unknown',
  no: 'closed',
  outside_hours: 'closed',
  expired: 'unknown',
  no_card: 'unknown',
};
export const stateOf = (answer: ContactAnswer): SafeState => STATES[answer];

/** "Outside safe hours, next Tuesday at 10" */
export function answerWords(words: Words, answer: ContactAnswer, card: ShownSafetyCard | null, at: Date): string {
  const { t, formatWeekday } = words;
  if (answer === 'yes') return t(card?.hours ? 'people.desk.card.now.yes' : 'people.desk.card.now.yes-any');
  if (answer !== 'outside_hours' || !card?.hours) return t(`people.desk.card.now.${answer}`);
  const next = nextSafe(card.hours as unknown as SafeHours, at, card.zone);
  if (!next) return t('people.desk.card.now.outside_hours');
  const isToday = next.weekday === weekdayOf(localTime(at, card.zone).day) && next.hour > localTime(at, card.zone).hour;
  if (isToday) return t('people.desk.card.now.outside-today', { hour: next.hour });
  return t('people.desk.card.now.outside-next', { day: formatWeekday(next.weekday), hour: next.hour });
}

/** "Mon–Fri 9–16; Sat 10–12" */
export function weekWords(words: Words, card: ShownSafetyCard): string {
  const { t, formatWeekday } = words;
  if (!card.hours) return t('people.desk.card.any-hour');
  const groups = groupsOf(card.hours);
  if (groups.length === 0) return t('people.desk.card.no-hour');
  return groups
    .map(({ weekdays, hours }) => {
      const days =
        weekdays.length === 7 ? t('people.desk.card.daily') : spansOf(weekdays, (d) => formatWeekday(d, 'short'));
      // an hour is never torn from its end
      return `${days} ${hours}`.replaceAll('–', '\u2060–\u2060');
    })
    .join('; ');
}

export const wayWords = (words: Words, ways: readonly string[]): string =>
  ways.map((way) => words.codeLabel(channels, way)).join(', ');
