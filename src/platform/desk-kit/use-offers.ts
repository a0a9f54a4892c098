import { useQuery } from '@tanstack/react-query';
import type * as contract from '../disabled-codes/contract.ts';
import type { CodeList } from '../kernel/code-list.ts';
import { call } from './api.ts';

/** Without its schema; use-offers.test.ts holds that it is the contract's. */
const address = { id: 'codelists.list-disabled', method: 'GET', path: '/codelists/disabled' } as const;
export const listDisabled = address as Partial<typeof contract.listDisabled> as typeof contract.listDisabled;

/** Is a code of this list offered? What stands in the record already (`current`) is, so that it is seen and stays. */
export type Offers = (list: CodeList, code: string, current?: string | readonly string[] | null) => boolean;

const RARELY = 10 * 60_000;

/**
 * Which codes the organisation leaves out: asked once, because that hardly ever changes; the server refuses what is too old
 * here. Until it is answered everything is offered.
 */
export function useOffers(): Offers {
  const { data } = useQuery({
    queryKey: [listDisabled.id, {}],
    queryFn: ({ signal }) => call(listDisabled, {}, { signal }),
    staleTime: RARELY,
    gcTime: Number.POSITIVE_INFINITY,
  });
  const left = new Set((data?.codes ?? []).map((one) => `${one.list} ${one.code}`));
  return (list, code, current) =>
    left.size === 0 ||
    !left.has(`${list.id} ${code}`) ||
    (typeof current === 'string' ? current === code : (current?.includes(code) ?? false));
}
