import { keepPreviousData, QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { SessionAnswer } from '../accounts/contract.ts';
import type { Endpoint, InputOf, OutputOf } from '../kernel/endpoint.ts';
import { call, type Failure, isGone } from './api.ts';
import { type DoorState, door } from './door.ts';

/** Reads live in memory while a page needs them and one minute longer; nothing is written to the browser. */
export const createAsker = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: 5_000,
        // a reading is an act on record: coming back to the window must not make one
        refetchOnWindowFocus: false,
        gcTime: 60_000,
        retry: (count, error) => isGone(error) || (count < 1 && (error as Failure).status >= 500),
        retryDelay: (count) => Math.min(1000 * 2 ** count, 8000),
      },
      // what was typed is sent by itself when the connection is back
      mutations: { networkMode: 'always', retry: (_, error) => isGone(error), retryDelay: 2000 },
    },
  });

interface AskOptions {
  /** false: do not ask yet */
  readonly when?: boolean;
  /** ask again every so many milliseconds while the page is looked at */
  readonly every?: number;
  /** the last answer stays on the page while the next one is on its way (filters, paging) */
  readonly keep?: boolean;
}

/** Asks an operation and keeps asking when its answer is old. One page, one question. */
export function useAsk<E extends Endpoint>(face: E, input: InputOf<E>, options: AskOptions = {}) {
  return useQuery<OutputOf<E>, Failure>({
    queryKey: [face.id, input],
    queryFn: ({ signal }) => call(face, input, { signal }),
    enabled: options.when ?? true,
    refetchInterval: options.every ?? false,
    ...(options.keep ? { placeholderData: keepPreviousData } : {}),
  });
}

interface ActOptions {
  readonly refresh?: readonly Endpoint[];
  /** also when it was refused because somebody changed the thing meanwhile (409): the page shows what is now */
  readonly onClash?: boolean;
}

/** Does an operation; afterwards the answers of `refresh` are asked again. */
export function useAct<E extends Endpoint>(face: E, options: ActOptions = {}) {
  const asker = useQueryClient();
  const askAgain = () =>
    Promise.all((options.refresh ?? []).map((asked) => asker.invalidateQueries({ queryKey: [asked.id] })));
  return useMutation<OutputOf<E>, Failure, InputOf<E>>({
    mutationKey: [face.id],
    mutationFn: (input) => call(face, input),
    onSuccess: askAgain,
    onError: (error) => (options.onClash && error.status === 409 ? askAgain() : undefined),
  });
}

export const useDoor = (): DoorState => useSyncExternalStore(door.subscribe, door.state);

/** Before the screen is hidden and the keys go, what was typed last is sent. */
export function useBeforeLock(send: () => Promise<unknown>): void {
  const latest = useRef(send);
  latest.current = send;
  useEffect(() => door.beforeLock(() => latest.current()), []);
}

/** The session of the signed-in user; only below the shell, where there is one. */
export function useSession(): SessionAnswer {
  const { session } = useDoor();
  if (!session) throw new Error('useSession stands outside the session');
  return session;
}

/** May this user do that? The server asks again; this only leaves out what would be refused. */
export const useMay = (): ((permission: string) => boolean) => {
  const { session } = useDoor();
  return (permission) => session?.user.permissions.includes(permission) ?? false;
};
