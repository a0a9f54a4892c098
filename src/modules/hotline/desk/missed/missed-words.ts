import type { Words } from '../../../../platform/desk-kit/index.ts';
import type { Day } from '../../../../platform/kernel/days.ts';
import type { MissedCall } from '../../missed-contract.ts';
import { nearDay } from '../contact-words.ts';

/** "Fri 20, 3 h" */
export const momentWords = (words: Words, at: MissedCall['first'], today: Day): string =>
  `${at.day === today ? '' : `${nearDay(words, at.day, today)}, `}${words.t('hotline.desk.contact.hour', { hour: at.hour })}`;
