import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call, isFailure } from '../../../platform/desk-kit/index.ts';
import type { OutputOf } from '../../../platform/kernel/endpoint.ts';
import { listDuplicates, sweepDuplicates } from './calls.ts';

type Progress = OutputOf<typeof sweepDuplicates>;

const MOMENT_MS = 30;
const BUSY_MS = 2000;

/** Drives a sweep slice by slice as long as the page is there; whoever comes later goes on from where it stood. */
export function useSweep() {
  const asker = useQueryClient();
  const [progress, setProgress] = useState<Progress>();
  const [isRunning, setRunning] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const wanted = useRef(false);
  const stop = useCallback(() => {
    wanted.current = false;
  }, []);
  useEffect(() => stop, [stop]);
  const start = async (again: boolean) => {
    if (wanted.current) return;
    wanted.current = true;
    setRunning(true);
    setError(undefined);
    let anew = again;
    try {
      while (wanted.current) {
        try {
          const now = await call(sweepDuplicates, { again: anew });
          anew = false;
          setProgress(now);
          setBusy(false);
          if (now.state === 'done') break;
          await pause(MOMENT_MS);
        } catch (cause) {
          if (!isFailure(cause) || cause.code !== 'people.sweep-running') throw cause;
          setBusy(true);
          await pause(BUSY_MS);
        }
      }
    } catch (cause) {
      setError(cause);
    }
    wanted.current = false;
    setRunning(false);
    setBusy(false);
    await asker.invalidateQueries({ queryKey: [listDuplicates.id] });
  };
  return { progress, isRunning, isBusy, error, start, stop };
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
