import { useEffect, useState } from 'react';
import { useSession } from '../../../platform/desk-kit/index.ts';
import { localTime } from '../../../platform/kernel/clock.ts';
import type { Day } from '../../../platform/kernel/days.ts';

/** The instant, looked at again with every minute: a card that was inside its hours must not stay so on an open page. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const tick = setInterval(() => setNow(new Date()), 30_000);
    return () => clearInterval(tick);
  }, []);
  return now;
}

/** The organisation's day. */
export function useToday(): Day {
  const { organisation } = useSession();
  return localTime(new Date(), organisation.zone).day;
}
