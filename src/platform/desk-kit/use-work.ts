import { useEffect, useState } from 'react';
import type { Endpoint } from '../kernel/endpoint.ts';
import { newId } from '../kernel/ids.ts';
import { call } from './api.ts';

/** The address alone: the schema behind it is the server's. */
const showWork = { id: 'http.show-work', method: 'GET', path: '/progress/:id' } as unknown as Endpoint;

export interface WorkDone {
  readonly done: number;
  /** 0: not known yet */
  readonly of: number;
  readonly refused: number;
}

const EVERY = 1000;

/**
 * A long act and how far it is: `run` hands in the id that the call is sent under. An answer that does not come changes
 * nothing: the act goes on, and the next look tells.
 * @example const work = useWork(); await work.run((id) => call(checkImport, input, { upload, work: id }))
 */
export function useWork() {
  const [id, setId] = useState<string>();
  const [progress, setProgress] = useState<WorkDone>();
  useEffect(() => {
    if (!id) return;
    const asking = new AbortController();
    let next: ReturnType<typeof setTimeout>;
    const look = async () => {
      const found = await call(showWork, { id }, { signal: asking.signal }).catch(() => null);
      if (asking.signal.aborted) return;
      if (found) setProgress(found as WorkDone);
      next = setTimeout(look, EVERY);
    };
    next = setTimeout(look, EVERY / 2);
    return () => {
      asking.abort();
      clearTimeout(next);
    };
  }, [id]);
  return {
    isRunning: id !== undefined,
    progress,
    async run<T>(act: (id: string) => Promise<T>): Promise<T> {
      const work = newId();
      setProgress(undefined);
      setId(work);
      try {
        return await act(work);
      } finally {
        setId(undefined);
      }
    },
  };
}
