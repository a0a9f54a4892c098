import { useEffect, useRef } from 'react';
import { lockSession } from '../../platform/desk-kit/door-calls.ts';
import { call, door, useGo } from '../../platform/desk-kit/index.ts';

const TWICE = 700;
const IDLE = 15 * 60_000;

/** Blanks the screen at once, lets forms send their last words, then drops the keys on the server. The page stays behind the lock as it was. */
export function hide(): void {
  void door.lock().then(() => call(lockSession, {}, { atDoor: true }).catch(() => {}));
}

const hereNow = () => `${location.pathname.replace(/^\/desk/, '') || '/'}${location.search}`;

/** Esc twice hides from anywhere, also out of a text field or a dialog; fifteen minutes without a touch do it too. */
export function useHide(): void {
  const going = useGo();
  const go = useRef(going);
  go.current = going;
  useEffect(() => {
    let wasAt = '';
    let lastEsc = Number.NEGATIVE_INFINITY;
    let lastTouch = Date.now();
    const touch = () => {
      lastTouch = Date.now();
    };
    const onKey = (event: KeyboardEvent) => {
      touch();
      if (event.key !== 'Escape') {
        lastEsc = Number.NEGATIVE_INFINITY;
        return;
      }
      if (event.repeat) return;
      if (event.timeStamp - lastEsc < TWICE) {
        event.preventDefault();
        event.stopPropagation();
        // the first Esc may have closed a form: she comes back to it
        if (hereNow() !== wasAt) go.current(wasAt, { replace: true });
        hide();
      } else wasAt = hereNow();
      lastEsc = event.timeStamp;
    };
    const look = () => {
      if (Date.now() - lastTouch >= IDLE) hide();
    };
    document.addEventListener('keydown', onKey, true);
    document.addEventListener('pointerdown', touch, true);
    document.addEventListener('visibilitychange', look);
    const watch = setInterval(look, 10_000);
    return () => {
      document.removeEventListener('keydown', onKey, true);
      document.removeEventListener('pointerdown', touch, true);
      document.removeEventListener('visibilitychange', look);
      clearInterval(watch);
    };
  }, []);
}
