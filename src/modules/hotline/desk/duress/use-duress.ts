import { useEffect, useRef, useState } from 'react';
import { call, isFailure, isGone, strokeOf, useKeyNow } from '../../../../platform/desk-kit/index.ts';
import type { Id } from '../../../../platform/kernel/ids.ts';
import { raiseDuress } from '../calls.ts';
import { formKeys } from '../keys.ts';

const AGAIN = 2000;

/**
 * F8, heard before everything else on the page, also while a panel is open or somebody is typing. The screen changes at once;
 * the telling goes on behind it until it has come through.
 */
export function useDuress(id: Id<'contact'>, flush: () => Promise<unknown>): { isHidden: boolean; back: () => void } {
  const [isHidden, setHidden] = useState(false);
  const key = useKeyNow(formKeys.acts.duress.key);
  const keep = useRef(flush);
  keep.current = flush;
  useEffect(() => {
    let left = false;
    let telling = false;
    const tell = async () => {
      if (telling) return;
      telling = true;
      while (!left) {
        try {
          // the record must lie on the server before something can point to it
          await keep.current();
          await call(raiseDuress, { id });
          break;
        } catch (error) {
          const mayCome = isGone(error) || (isFailure(error) && (error.status === 404 || error.status >= 500));
          if (!mayCome) break;
          await new Promise((done) => setTimeout(done, AGAIN));
        }
      }
      telling = false;
    };
    const onKey = (event: KeyboardEvent) => {
      if (strokeOf(event) !== key) return;
      event.preventDefault();
      event.stopPropagation();
      setHidden(true);
      void tell();
    };
    document.addEventListener('keydown', onKey, true);
    return () => {
      left = true;
      document.removeEventListener('keydown', onKey, true);
    };
  }, [id, key]);
  return { isHidden, back: () => setHidden(false) };
}
