import { useState } from 'react';
import type { z } from 'zod';
import { call } from '../../../../platform/desk-kit/index.ts';
import type { OutputOf } from '../../../../platform/kernel/endpoint.ts';
import type { Id } from '../../../../platform/kernel/index.ts';
import type { LookUpPurpose } from '../../../people/desk/index.tsx';
import type { historyRow } from '../../contact-shapes.ts';
import type { Flag, FlagMark } from '../../flag-contract.ts';
import { confirmCaller, findNumber } from '../calls.ts';
import type { DraftKeeper } from './draft-keeper.ts';
import type { KnownPerson } from './editing.ts';

export type HistoryRow = z.output<typeof historyRow>;
type Match = OutputOf<typeof findNumber>['matches'][number];

export interface Confirmed {
  readonly code: string;
  readonly at: Date;
  readonly history: readonly HistoryRow[];
  readonly flags: readonly Flag[];
}

/** Who is on the line: the number looked up, the card asked about, the person confirmed, in this order and no other. */
export interface CallerLookUp {
  readonly isAsking: boolean;
  readonly answer: 'known' | 'new' | 'withheld' | undefined;
  /** the card that is being asked about; the next one comes after "someone else" */
  readonly match: Match | undefined;
  /** warnings on the card that is asked about, else on the number alone */
  readonly flags: readonly FlagMark[];
  readonly left: number;
  readonly confirmed: Confirmed | undefined;
  readonly refusal: unknown;
  /** @param purpose asked for where the contact cannot lie there yet */
  lookUp(number: string, purpose?: LookUpPurpose | null): Promise<void>;
  itIsShe(): Promise<void>;
  someoneElse(): void;
  notThisPerson(): void;
}

export function useCaller(
  id: Id<'contact'>,
  keeper: DraftKeeper,
  know: (id: string, person: KnownPerson) => void,
): CallerLookUp {
  const [state, setState] = useState<{
    isAsking: boolean;
    answer?: CallerLookUp['answer'];
    matches: readonly Match[];
    flags?: readonly FlagMark[];
    confirmed?: Confirmed | undefined;
    refusal?: unknown;
  }>({ isAsking: false, matches: [] });
  const put = (next: Partial<typeof state>) => setState((before) => ({ ...before, ...next }));
  const match = state.matches[0];

  const asked = async (act: () => Promise<Partial<typeof state>>) => {
    put({ isAsking: true, refusal: undefined });
    try {
      // the server asks for an open contact of ours: it must lie there first
      await keeper.flush();
      put({ isAsking: false, ...(await act()) });
    } catch (refusal) {
      put({ isAsking: false, refusal });
    }
  };

  return {
    isAsking: state.isAsking,
    answer: state.answer,
    match,
    flags: match?.flags ?? state.flags ?? [],
    left: Math.max(0, state.matches.length - 1),
    confirmed: state.confirmed,
    refusal: state.refusal,
    lookUp: (number, purpose) =>
      asked(async () => {
        // a contact that may not lie there yet (too many drafts) is no reason to look up: the server asks for a purpose
        const { answer, matches, flags } = await call(findNumber, {
          number,
          contact: id,
          ...(purpose ? { purpose } : {}),
        });
        return { answer, matches, flags, confirmed: undefined };
      }),
    itIsShe: () =>
      asked(async () => {
        if (!match) return {};
        const { contact, person, history, flags } = await call(confirmCaller, { id, person: match.person });
        const code = person.code ?? '';
        if (person.id) know(person.id, { code, label: person.label });
        keeper.accept(contact, { clients: contact.clients.filter((one) => one !== null) });
        return { confirmed: { code, at: new Date(), history, flags } };
      }),
    someoneElse: () => put({ matches: state.matches.slice(1), confirmed: undefined }),
    notThisPerson: () => {
      const { values } = keeper.state();
      keeper.set({ clients: values.clients.filter((one) => one !== match?.person) });
      put({ matches: [], confirmed: undefined });
    },
  };
}
