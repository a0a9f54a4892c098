import type { DomainEvent, Tx } from '../../../platform/database/index.ts';
import { type Id, localTime, newId, type UserId } from '../../../platform/kernel/index.ts';
import { deleteWraps, findGroups } from '../../../platform/vault/index.ts';
import type { PersonId } from '../contact.ts';
import type { ContactNow } from '../contact-now.ts';
import { zoneOf } from '../store/draft-reminder-store.ts';
import { isForgotten } from '../store/forget-store.ts';
import { insertOutgoing } from '../store/outgoing-store.ts';

/**
 * A number was opened against its card on a person's own page: the supervisor of the duty desk sees it among the others.
 * Why comes sealed to that desk; people's front door opens it. Told after she was erased, it names her no more: the row stays
 * without her, and the key of the words goes.
 */
export async function keepOverride(tx: Tx, event: DomainEvent): Promise<void> {
  const { person, point, contactNow, by, id, reason } = event.payload;
  if (typeof person !== 'string' || typeof point !== 'string' || typeof contactNow !== 'string') return;
  const desk = (await findGroups(tx)).find((group) => group.code === 'hotline');
  if (!desk) return;
  const isGone = await isForgotten(tx, person);
  if (isGone && typeof id === 'string') await deleteWraps(tx, [id]);
  const { day, hour } = localTime(new Date(), await zoneOf(tx));
  await insertOutgoing(tx, {
    id: (typeof id === 'string' ? id : newId()) as Id<'outgoing'>,
    group: desk.id,
    sourceKind: 'contact_point',
    sourceId: point,
    contact: null,
    person: isGone ? null : (person as PersonId),
    madeBy: (typeof by === 'string' ? by : null) as UserId | null,
    day,
    hour,
    contactNow: contactNow as ContactNow,
    isOverride: true,
    sealed: !isGone && typeof reason === 'string' ? Buffer.from(reason, 'base64') : null,
    result: null,
    draft: null,
  });
}
