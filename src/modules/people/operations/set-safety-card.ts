import { operation } from '../../../platform/operations/index.ts';
import * as contract from '../contract.ts';
import { refuse } from '../errors.ts';
import { endIsAllowed, type SafeHours, type SafetyCard } from '../safety-card.ts';
import { findSafetyCards } from '../store/identity-store.ts';
import { updatePerson } from '../store/person-store.ts';
import { personToChange } from './contact-points.ts';
import { shownSafetyCard, writeSafetyCard } from './safety-cards.ts';

/** A new version; the earlier ones stay. */
export const setSafetyCard = operation(contract.setSafetyCard, {
  async run(it, { personId, version, ...typed }) {
    if (typed.askedOn > it.today) throw refuse('future-day', { path: ['askedOn'] });
    const filled = Object.fromEntries(
      Object.entries(typed).filter(
        ([, value]) => value !== null && !(typeof value === 'string' && value.trim() === ''),
      ),
    );
    const card = {
      ...filled,
      ...(typed.hours && { hours: typed.hours as unknown as SafeHours }),
    } as unknown as SafetyCard;
    if (!endIsAllowed(card)) throw refuse('card-too-long', { path: ['validUntil'] });
    const person = await personToChange(it, personId);
    const [last] = await findSafetyCards(it.tx, personId);
    if ((last?.version ?? 0) !== version) throw refuse('stale-revision', { data: { version: last?.version ?? 0 } });
    const next = version + 1;
    const written = await writeSafetyCard(it, person, card, next);
    if (!written) throw refuse('not-found');
    await updatePerson(it.tx, { ...person, card_key_id: written.keyId }, it.today);
    it.tx.emit({ kind: 'people.safety-card-set', payload: { person: personId } });
    const [row] = await findSafetyCards(it.tx, personId);
    if (!row) throw refuse('not-found');
    const shown = shownSafetyCard(it, card, row);
    return { ...shown, ways: [...shown.ways], hours: shown.hours && [...shown.hours] };
  },
});
