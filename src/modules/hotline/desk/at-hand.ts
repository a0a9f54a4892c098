import { type PickOption, useColleagues, useWords } from '../../../platform/desk-kit/index.ts';
import type { UserId } from '../../../platform/kernel/ids.ts';

/** In whose hand a duty lies: a colleague's, or the queue's, from which whoever is on duty takes it. */
export type Hand = UserId | 'queue';

export const handed = (hand: Hand | null): UserId | null => (hand === 'queue' ? null : hand);

export function useHands(): readonly PickOption<Hand>[] {
  const { t } = useWords();
  const colleagues = useColleagues();
  return [{ code: 'queue', label: t('hotline.desk.duty.queue') }, ...colleagues.inGroup('hotline')];
}
