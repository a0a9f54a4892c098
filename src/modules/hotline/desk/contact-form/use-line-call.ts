import { useEffect, useRef, useState } from 'react';
import { useAct, useAsk, useMay } from '../../../../platform/desk-kit/index.ts';
import type { Id } from '../../../../platform/kernel/ids.ts';
import { actOnLine, listLineCalls } from '../line/calls.ts';

/**
 * The call on the line that this contact is being written about, where there is one: its end stops the watch, and who says
 * here that it has ended says it to the line too. A form without such a call asks once and no more.
 */
export function useLineCall(contact: Id<'contact'>, runs: boolean, onEnded: () => void): { end: () => void } {
  const may = useMay();
  const [isSeen, setSeen] = useState(false);
  const line = useAsk(
    listLineCalls,
    {},
    { when: runs && may('hotline.line'), ...(isSeen ? { every: 3000 } : {}), keep: true },
  );
  const act = useAct(actOnLine, { refresh: [listLineCalls] });
  const ended = useRef(onEnded);
  ended.current = onEnded;
  const call = line.data?.calls.find((one) => one.contact === contact && !one.isUntaken);
  const isOver = isSeen && runs && line.data !== undefined && call === undefined;
  useEffect(() => {
    if (call) setSeen(true);
  }, [call]);
  useEffect(() => {
    if (isOver) ended.current();
  }, [isOver]);
  return {
    end() {
      if (call?.actions.includes('hangup')) act.mutate({ id: call.id, action: 'hangup' });
    },
  };
}
