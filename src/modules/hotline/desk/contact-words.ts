import { channels } from '../../../codelists/channels.ts';
import type { Words } from '../../../platform/desk-kit/index.ts';
import { type Day, dayNumber, weekdayOf } from '../../../platform/kernel/days.ts';
import { contactCategories, contactSubcategories, nonDataKinds } from '../code-lists.ts';
import type { ContactRow } from '../contact-shapes.ts';

type Told = Pick<ContactRow, 'category' | 'subcategory'> & Partial<Pick<ContactRow, 'nonDataKind'>> & { kind?: string };

/** What a contact was about, as finely as it is known. */
export function aboutWords(words: Words, row: Told): string {
  if (row.kind === 'non_data' && row.nonDataKind) return words.codeLabel(nonDataKinds, row.nonDataKind);
  if (row.subcategory) return words.codeLabel(contactSubcategories, row.subcategory);
  return row.category ? words.codeLabel(contactCategories, row.category) : words.t('hotline.desk.contact.no-category');
}

/** The same in a row among many: without what the label explains in brackets. */
export const aboutBriefly = (words: Words, row: Told): string => aboutWords(words, row).replace(/ \([^()]*\)$/, '');

export const channelWords = (words: Words, row: Pick<ContactRow, 'channel'>): string =>
  words.codeLabel(channels, row.channel);

const NEXT_TO = new Map([
  [-1, 'yesterday'],
  [0, 'today'],
  [1, 'tomorrow'],
]);

/** Yesterday, today and tomorrow by that name, a day near them by its weekday (Fri 20), another one written out. */
export function nearDay(words: Words, day: Day, today: Day): string {
  const away = dayNumber(day) - dayNumber(today);
  const name = NEXT_TO.get(away);
  if (name) return words.t(`hotline.desk.near.${name}`);
  if (Math.abs(away) > 6) return words.formatDay(day, 'short');
  return `${words.formatWeekday(weekdayOf(day), 'short')} ${Number(day.slice(8))}`;
}

/** The hour in which something was, as nobody can take for a length: 17–18 h. */
export const hourWords = (words: Words, hour: number): string =>
  words.t('hotline.desk.contact.hour', { hour, next: hour + 1 });

/** A day and its hour, where the hour is known: Fri 20, 17–18 h. */
export const withHour = (words: Words, day: string, hour: number | null): string =>
  hour === null ? day : `${day}, ${hourWords(words, hour)}`;

/** The number, or that it has none yet. */
export const numberWords = (words: Words, row: Pick<ContactRow, 'number'>): string =>
  row.number ?? words.t('hotline.desk.contact.no-number');
