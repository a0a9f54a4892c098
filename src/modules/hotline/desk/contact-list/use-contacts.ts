import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '../../../../platform/desk-kit/index.ts';
import type { InputOf, OutputOf } from '../../../../platform/kernel/endpoint.ts';
import type { ContactRow } from '../../contact-shapes.ts';
import { listRecent, searchContacts } from '../calls.ts';

export type Wanted = Omit<InputOf<typeof searchContacts>, 'cursor'>;

export interface Contacts {
  readonly rows: readonly ContactRow[];
  readonly count: OutputOf<typeof searchContacts>['count'];
  readonly isAsking: boolean;
  readonly error: unknown;
  readonly more: (() => void) | undefined;
}

/** The latest contacts, or those that answer a search; fifty at a time. A new search ends the one before. */
export function useContacts(wanted: Wanted, isOn: boolean): Contacts {
  const [state, setState] = useState<{
    rows: readonly ContactRow[];
    next: string | null;
    count: Contacts['count'];
    isAsking: boolean;
    error?: unknown;
  }>({ rows: [], next: null, count: null, isAsking: true });
  const asking = useRef<AbortController>(undefined);
  const shape = JSON.stringify(wanted);

  const ask = useCallback(
    async (cursor: string | undefined) => {
      asking.current?.abort();
      const mine = new AbortController();
      asking.current = mine;
      setState((before) => ({ ...before, isAsking: true, error: undefined }));
      try {
        const input = JSON.parse(shape) as Wanted;
        const options = { signal: mine.signal };
        const page =
          Object.keys(input).length === 0
            ? await call(listRecent, { ...(cursor ? { cursor } : {}) }, options)
            : await call(searchContacts, { ...input, ...(cursor ? { cursor } : {}) }, options);
        setState((before) => ({
          rows: cursor ? [...before.rows, ...page.rows] : page.rows,
          next: page.next,
          count: cursor ? before.count : page.count,
          isAsking: false,
        }));
      } catch (error) {
        if (!mine.signal.aborted) setState((before) => ({ ...before, isAsking: false, error }));
      }
    },
    [shape],
  );
  useEffect(() => {
    if (isOn) void ask(undefined);
    return () => asking.current?.abort();
  }, [ask, isOn]);
  const { rows, next, count, isAsking, error } = state;
  return { rows, count, isAsking, error, more: next === null ? undefined : () => void ask(next) };
}
