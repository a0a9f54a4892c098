import { useAsk } from '../../../platform/desk-kit/index.ts';
import { countSupervision, getMissedOutline } from './count-calls.ts';

/** The numbers in the navigation. Both questions open nothing and leave no line in the log. */
export function useMissedCount(): number | undefined {
  const { data } = useAsk(getMissedOutline, {}, { every: 60_000, keep: true });
  return data && data.rows.length + data.arrived;
}

export const useUrgentCount = (): number | undefined =>
  useAsk(countSupervision, {}, { every: 30_000, keep: true }).data?.urgent;
