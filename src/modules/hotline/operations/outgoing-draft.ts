import type { It } from '../../../platform/operations/index.ts';
import type { ContactId, PersonId } from '../contact.ts';
import { refuse } from '../errors.ts';
import { pastDraftLimit } from './guards.ts';
import { recordContact } from './record-contact.ts';

/**
 * The draft of a call that somebody answered. She is on the line: the limit of open drafts does not send it away.
 * The same id again is the same draft.
 */
export async function beginOutgoingDraft(
  it: It,
  draft: {
    readonly id: ContactId;
    readonly line: string;
    readonly clients: readonly PersonId[];
    readonly number: string;
    readonly reached: 'reached' | 'someone_else';
  },
): Promise<ContactId> {
  const input = {
    id: draft.id,
    line: draft.line,
    direction: 'out',
    channel: 'phone',
    reached: draft.reached,
    clients: draft.reached === 'reached' ? [...draft.clients] : [],
    callerNumber: draft.number,
    startedAt: it.clock.now().toISOString(),
    finalise: false,
    afterTheFact: false,
    leaveNoTrace: false,
    duty: undefined,
    overrideReason: '',
  };
  const head = (await recordContact.run(pastDraftLimit(it), input)) as { id: ContactId; state: string };
  if (head.state !== 'draft') throw refuse('id-taken', { path: ['draft'] });
  return head.id;
}
