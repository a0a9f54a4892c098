import type { Words } from '../../../../platform/desk-kit/index.ts';
import type { Day } from '../../../../platform/kernel/days.ts';
import type { MissedCall } from '../../missed-contract.ts';
import { nearDay, withHour } from '../contact-words.ts';

/** "Fri 20, 3–4 h" */
export const momentWords = (words: Words, at: MissedCall['first'], today: Day): string =>
  withHour(words, nearDay(words, at.day, today), at.hour);
