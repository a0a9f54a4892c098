import { newId } from '../../../platform/kernel/index.ts';
import { operation } from '../../../platform/operations/index.ts';
import * as contract from '../contract.ts';
import { refuse } from '../errors.ts';
import type { PersonId } from '../person.ts';
import type { ContactAnswer } from '../safety-card.ts';
import { findContactPoint, findSafetyCards } from '../store/identity-store.ts';
import { findPerson } from '../store/person-store.ts';
import { carefulCardOf, moreCareful } from './careful-card.ts';
import { sealOverrideReason } from './override-reason.ts';
import { contactNow, openSafetyCard } from './safety-cards.ts';
import { openPoint } from './sealed-identity.ts';

/** "Ask" lets the number out: the card then says what to ask first. */
const SAFE: readonly ContactAnswer[] = ['yes', 'ask'];

/**
 * The number itself. The card is looked at here, not on the screen (hotline.md section 7, rule 7): outside of what it
 * allows, or without one, a reason is needed, and the act stands on record as an override.
 */
export const openContactPoint = operation(contract.openContactPoint, {
  async run(it, { id, reason }) {
    const point = await findContactPoint(it.tx, id);
    if (!point) throw refuse('not-found');
    const { person_id: personId, kind } = point;
    const [person, cards] = await Promise.all([findPerson(it.tx, personId), findSafetyCards(it.tx, personId)]);
    if (!person?.identity_key_id) throw refuse('not-found');
    const payload: Record<string, unknown> = { person: personId, point: id };
    const wanted = [person.identity_key_id, ...(person.card_key_id ? [person.card_key_id] : [])];
    // recorded with the transaction: what is added to the payload below stands in the row
    const keys = await it.keys.openKeys(it.tx, wanted, { kind: 'people.open-contact-point', payload });
    const key = keys.get(person.identity_key_id);
    if (!key) throw refuse('not-found');
    const [row] = cards;
    const cardKey = person.card_key_id ? keys.get(person.card_key_id) : undefined;
    const card = row && cardKey ? openSafetyCard(it, cardKey, personId, row) : undefined;
    // a "no" that was written under another record of hers is a "no"
    const linked = await carefulCardOf(it, personId as PersonId, personId as PersonId);
    const own = contactNow(it, card);
    const now = !linked ? own : card ? moreCareful(own, linked.now) : linked.now;
    payload.contactNow = now;
    if (!SAFE.includes(now)) {
      if (reason.trim() === '') throw refuse('not-safe-now', { path: ['reason'], data: { contactNow: now } });
      payload.reason = reason.trim();
      // the event has an id of its own: told twice, it is one override
      const told = { id: newId(), person: personId, point: id, contactNow: now, by: it.actor.user };
      const sealed = await sealOverrideReason(it, told.id, reason.trim());
      it.tx.emit({
        kind: 'people.opened-against-card',
        payload: { ...told, ...(sealed ? { reason: sealed.toString('base64') } : {}) },
      });
    }
    const { value, e164 } = openPoint(it.keys, key, point);
    return { id, personId, kind, value, e164: e164 ?? null, contactNow: now };
  },
});
