import { useEffect, useRef, useState } from 'react';
import type { Endpoint } from '../kernel/endpoint.ts';
import { newId } from '../kernel/ids.ts';
import { call, isFailure } from './api.ts';
import { leftWork } from './left-work.ts';

/** The address alone: the schema behind it is the server's. */
const showWork = { id: 'http.show-work', method: 'GET', path: '/progress/:id' } as unknown as Endpoint;

export interface WorkDone {
  readonly done: number;
  /** 0: not known yet */
  readonly of: number;
  readonly refused: number;
}

/** What the notice says of an act whose page was left. */
export interface WorkNotice<T> {
  readonly words: string;
  /** where the act is followed while it goes on, and where its result is looked for when it failed */
  readonly path: `/${string}`;
  /** `refused`: it ended, and not well */
  readonly done: (result: T) => { readonly words: string; readonly path: `/${string}`; readonly state?: 'refused' };
}

const EVERY = 1000;

/** How far an act of one's own has come; undefined before its first row and after its answer. */
export function useProgress(id: string | undefined): WorkDone | undefined {
  const [progress, setProgress] = useState<WorkDone>();
  useEffect(() => {
    setProgress(undefined);
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
  return progress;
}

/**
 * A long act and how far it is: `run` hands in the id that the call is sent under. An answer that does not come changes
 * nothing: the act goes on, and the next look tells. With a notice the page may be left meanwhile.
 * @example const work = useWork(); await work.run((id) => call(checkImport, input, { upload, work: id }))
 */
export function useWork() {
  const [id, setId] = useState<string>();
  const progress = useProgress(id);
  const running = useRef<string>(undefined);
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
      if (running.current) leftWork.change(running.current, { here: false });
    };
  }, []);
  return {
    isRunning: id !== undefined,
    progress,
    async run<T>(act: (id: string) => Promise<T>, notice?: WorkNotice<T>): Promise<T> {
      const work = newId();
      setId(work);
      if (notice) {
        running.current = work;
        leftWork.put({ id: work, state: 'running', words: notice.words, path: notice.path, here: true });
      }
      const end = (to: Parameters<typeof leftWork.change>[1]) => {
        running.current = undefined;
        if (isHere.current) leftWork.drop(work);
        else leftWork.change(work, to);
      };
      try {
        const result = await act(work);
        if (notice) end({ state: 'done', ...notice.done(result) });
        return result;
      } catch (cause) {
        if (notice) end({ state: 'refused', words: isFailure(cause) && cause.message ? cause.message : notice.words });
        throw cause;
      } finally {
        setId(undefined);
      }
    },
  };
}
