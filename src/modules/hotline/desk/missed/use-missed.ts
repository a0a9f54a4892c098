import { useEffect, useRef } from 'react';
import { useAsk } from '../../../../platform/desk-kit/index.ts';
import { getMissedOutline, listMissed } from '../calls.ts';

/**
 * The outline is asked again and again, the list only when somebody looks and when the outline has changed since: opening
 * the list is an act on record, the passing of time is not.
 */
export function useMissed(settled: 'yes' | 'no', isLooking = true) {
  const outline = useAsk(getMissedOutline, {}, { every: 15_000, keep: true });
  const missed = useAsk(listMissed, { settled }, { keep: true, when: isLooking });
  const { refetch } = missed;
  const stamp = outline.data && JSON.stringify(outline.data);
  const was = useRef(stamp);
  useEffect(() => {
    if (isLooking && was.current !== undefined && was.current !== stamp) void refetch();
    was.current = stamp;
  }, [stamp, isLooking, refetch]);
  return { outline, missed };
}
