import { useEffect, useMemo, useState } from 'react';
import { ErrorState, Page, useAsk, useGo, usePart, Waiting } from '../../../../platform/desk-kit/index.ts';
import type { Id } from '../../../../platform/kernel/ids.ts';
import type { FullContact } from '../../contact-shapes.ts';
import { getContact } from '../calls.ts';
import { useLines } from '../use-lines.ts';
import { ContactForm } from './contact-form.tsx';
import { openDraft, personsIn, resumeDraft } from './draft-registry.ts';
import type { KnownPerson } from './editing.ts';
import './contact-form.css';

/** The persons of a contact as the server named them. */
export const personsOf = (contact: FullContact): ReadonlyMap<string, KnownPerson> =>
  new Map([
    ...contact.people.flatMap(({ id, code, label }) =>
      id ? [[id as string, { code: code ?? '', label }] as const] : [],
    ),
    ...contact.concerns.flatMap(({ person, code }) =>
      person ? [[person as string, { code: code ?? '', label: null }] as const] : [],
    ),
  ]);

export default function EditContact() {
  const id = usePart('id') as Id<'contact'>;
  return <Edit key={id} id={id} />;
}

/** A draft that this tab has open goes on where it was; another one is opened, which is on record. */
function Edit({ id }: { id: Id<'contact'> }) {
  const go = useGo();
  const lines = useLines();
  const [keeper, setKeeper] = useState(() => openDraft(id));
  const contact = useAsk(getContact, { id }, { when: keeper === undefined });
  const lies = contact.data;
  useEffect(() => {
    if (!lies || keeper) return;
    if (lies.may.save) setKeeper(resumeDraft(lies));
    else go(`/hotline/contacts/${id}`, { replace: true });
  }, [lies, keeper, go, id]);
  const known = useMemo(() => (lies ? personsOf(lies) : personsIn(id)), [lies, id]);
  const error = contact.error ?? lines.error;
  if (keeper && lines.isReady) return <ContactForm id={id} keeper={keeper} lines={lines.all} known={known} />;
  return <Page>{error ? <ErrorState whole error={error} onRetry={() => void contact.refetch()} /> : <Waiting />}</Page>;
}
