import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { ErrorState, Page, useGo, useSession, Waiting } from '../../../../platform/desk-kit/index.ts';
import type { OutputOf } from '../../../../platform/kernel/endpoint.ts';
import { newId, type UserId } from '../../../../platform/kernel/ids.ts';
import { getToday } from '../calls.ts';
import { useLines } from '../use-lines.ts';
import { beginDraft } from './draft-registry.ts';

/** Begins a contact under a new id and goes to its form; the address keeps the id and nothing else. */
export function Begin({ afterTheFact }: { afterTheFact: boolean }) {
  const asker = useQueryClient();
  const go = useGo();
  const { user, organisation } = useSession();
  const lines = useLines();
  const hasBegun = useRef(false);
  useEffect(() => {
    if (!lines.isReady || hasBegun.current) return;
    hasBegun.current = true;
    const today = asker.getQueryData<OutputOf<typeof getToday>>([getToday.id, {}]);
    const mine = today?.recent.find((one) => one.consultant === user.id)?.line;
    const active = lines.all.filter((one) => one.active);
    const line = active.find((one) => one.code === mine)?.code ?? active[0]?.code ?? '';
    const id = newId<'contact'>();
    beginDraft({ id, line, zone: organisation.zone, user: user.id as UserId, afterTheFact });
    go(`/hotline/contacts/${id}/edit`, { replace: true });
  }, [asker, go, lines.isReady, lines.all, user.id, organisation.zone, afterTheFact]);
  if (lines.error && !lines.isReady)
    return (
      <Page>
        <ErrorState whole error={lines.error} />
      </Page>
    );
  return (
    <Page>
      <Waiting />
    </Page>
  );
}
