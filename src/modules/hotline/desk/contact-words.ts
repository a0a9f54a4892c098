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

export const channelWords = (words: Words, row: Pick<ContactRow, 'channel'>): string =>
  words.codeLabel(channels, row.channel);

/** A day near today by its weekday (Fri 20), another one written out. */
export function nearDay(words: Words, day: Day, today: Day): string {
  const away = Math.abs(dayNumber(day) - dayNumber(today));
  if (away > 6) return words.formatDay(day, 'short');
  return `${words.formatWeekday(weekdayOf(day), 'short')} ${Number(day.slice(8))}`;
}

/** The number, or that it has none yet. */
export const numberWords = (words: Words, row: Pick<ContactRow, 'number'>): string =>
  row.number ?? words.t('hotline.desk.contact.no-number');
