import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { strokeOf, useKeyNow } from '../../../../platform/desk-kit/index.ts';
import type { Id } from '../../../../platform/kernel/ids.ts';
import type { DraftKeeper } from '../contact-form/draft-keeper.ts';
import { formKeys } from '../keys.ts';
import { onTelling, type Telling, tellDuress, tellingOf } from './tell-duress.ts';

/**
 * F8, heard before everything else on the page, also while a panel is open or somebody is typing. The screen changes at once;
 * the telling goes on behind it (tell-duress.ts), and the survey says in its own words whether it has come through.
 */
export function useDuress(
  id: Id<'contact'>,
  keeper: DraftKeeper,
): { isHidden: boolean; back: () => void; telling: Telling | undefined } {
  const [isHidden, setHidden] = useState(false);
  const key = useKeyNow(formKeys.acts.duress.key);
  const telling = useSyncExternalStore(onTelling, () => tellingOf(id));
  const kept = useRef(keeper);
  kept.current = keeper;
  useEffect(() => {
    const known = () => {
      const { line, direction, channel, callerNumber, startedAt, clients } = kept.current.state().values;
      return { line, direction, channel, callerNumber: callerNumber.slice(0, 64), startedAt, clients: [...clients] };
    };
    const onKey = (event: KeyboardEvent) => {
      if (strokeOf(event) !== key) return;
      event.preventDefault();
      event.stopPropagation();
      setHidden(true);
      // something points to it from now on, whoever begins it
      kept.current.keepAnyway();
      tellDuress({ id, known, flush: () => kept.current.flush() });
    };
    document.addEventListener('keydown', onKey, true);
    return () => document.removeEventListener('keydown', onKey, true);
  }, [id, key]);
  return { isHidden, back: () => setHidden(false), telling };
}
