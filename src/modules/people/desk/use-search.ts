import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, type Failure, useSession } from '../../../platform/desk-kit/index.ts';
import { hasCode } from '../../../platform/kernel/code-list.ts';
import type { OutputOf } from '../../../platform/kernel/endpoint.ts';
import { type LookUpPurpose, lookUpPurposes } from '../look-up-purposes.ts';
import { findPerson } from './calls.ts';

export interface Answered {
  readonly typed: string;
  readonly purpose: LookUpPurpose;
  readonly at: Date;
  readonly answer: OutputOf<typeof findPerson>;
}

const KEPT = 'wayout-look-up-purpose';

/** The purpose chosen last, for this session of this user: a code, nothing about anybody. */
export function usePurpose(
  preset?: LookUpPurpose,
): readonly [LookUpPurpose | null, (code: LookUpPurpose | null) => void] {
  const { user } = useSession();
  const [purpose, setPurpose] = useState<LookUpPurpose | null>(() => preset ?? keptPurpose(user.id));
  return [
    purpose,
    (code) => {
      setPurpose(code);
      if (code) sessionStorage.setItem(KEPT, `${user.id} ${code}`);
      else sessionStorage.removeItem(KEPT);
    },
  ];
}

function keptPurpose(user: string): LookUpPurpose | null {
  const [of, code = ''] = (sessionStorage.getItem(KEPT) ?? '').split(' ');
  return of === user && hasCode(lookUpPurposes, code) ? (code as LookUpPurpose) : null;
}

const LAST = ['people.last-search'];
const MINUTES_KEPT = 10;

/**
 * A search is an act on record: it is sent once, when asked for, never again by itself. Its answer stays in memory for
 * ten minutes, so that coming back from a person asks nothing anew; the lock takes it away.
 */
export function useSearch(options: { keeps?: boolean } = {}) {
  const asker = useQueryClient();
  const last = useQuery<Answered | null>({
    queryKey: LAST,
    queryFn: () => null,
    enabled: false,
    gcTime: MINUTES_KEPT * 60_000,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const search = useMutation<Answered, Failure, Pick<Answered, 'typed' | 'purpose'> & { showMore?: boolean }>({
    mutationFn: async ({ typed, purpose, showMore = false }) => ({
      typed,
      purpose,
      at: new Date(),
      answer: await call(findPerson, { purpose, text: typed, showMore }),
    }),
    networkMode: 'always',
    retry: false,
    onSuccess: (answered) => {
      if (options.keeps) asker.setQueryData(LAST, answered);
    },
  });
  return {
    answered: search.data ?? (options.keeps && !search.isPending ? (last.data ?? undefined) : undefined),
    isAsking: search.isPending,
    error: search.error,
    send: (typed: string, purpose: LookUpPurpose, showMore = false) => search.mutateAsync({ typed, purpose, showMore }),
  };
}
