import { channels } from '../../../codelists/channels.ts';
import type { Words } from '../../../platform/desk-kit/index.ts';
import { contactCategories, contactSubcategories, nonDataKinds } from '../code-lists.ts';
import type { ContactRow } from '../contact-shapes.ts';

type Told = Pick<ContactRow, 'category' | 'subcategory' | 'nonDataKind' | 'kind'>;

/** What a contact was about, as finely as it is known. */
export function aboutWords(words: Words, row: Told): string {
  if (row.kind === 'non_data' && row.nonDataKind) return words.codeLabel(nonDataKinds, row.nonDataKind);
  if (row.subcategory) return words.codeLabel(contactSubcategories, row.subcategory);
  return row.category ? words.codeLabel(contactCategories, row.category) : words.t('hotline.desk.contact.no-category');
}

export const channelWords = (words: Words, row: Pick<ContactRow, 'channel'>): string =>
  words.codeLabel(channels, row.channel);

/** The number, or that it has none yet. */
export const numberWords = (words: Words, row: Pick<ContactRow, 'number'>): string =>
  row.number ?? words.t('hotline.desk.contact.no-number');
