import type * as contract from '../accounts/contract.ts';
import type { UserId } from '../kernel/ids.ts';
import type { PickOption } from './pick-box.tsx';
import { useAsk, useSession } from './use-ask.ts';

/** Without its schema, like the door's addresses; use-colleagues.test.ts holds that it is the contract's. */
const address = { id: 'accounts.list-colleagues', method: 'GET', path: '/accounts/colleagues' } as const;
export const listColleagues = address as Partial<typeof contract.listColleagues> as typeof contract.listColleagues;

export interface Colleagues {
  /** undefined: not answered yet, or nobody of this organisation */
  readonly nameOf: (id: string | null | undefined) => string | undefined;
  /** those who work here now and share this group with the reader, the reader herself first */
  readonly inGroup: (code: string) => readonly PickOption<UserId>[];
  /** the reader, those who work here, and behind them those who have left: they wrote as well */
  readonly everybody: readonly PickOption<UserId>[];
}

/** Who is who among the colleagues; asked once a screen, they hardly ever change. */
export function useColleagues(options: { readonly when?: boolean } = {}): Colleagues {
  const { user } = useSession();
  const { data } = useAsk(listColleagues, {}, { keep: true, ...options });
  const all = data?.colleagues ?? [];
  const rank = (one: { id: string; active: boolean }) => (one.id === user.id ? 0 : one.active ? 1 : 2);
  const ranked = all.toSorted((a, b) => rank(a) - rank(b));
  const everybody = ranked.map(({ id, name }) => ({ code: id, label: name }));
  return {
    nameOf: (id) => all.find((one) => one.id === id)?.name,
    inGroup: (code) => everybody.filter((_, at) => ranked[at]?.active && ranked[at].groups.includes(code)),
    everybody,
  };
}
