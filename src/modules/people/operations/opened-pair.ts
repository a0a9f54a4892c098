import type { AuditAct } from '../../../platform/database/index.ts';
import type { It } from '../../../platform/operations/index.ts';
import { contactPointIndexValue, documentIndexValue } from '../contact-point.ts';
import { refuse } from '../errors.ts';
import { labelOf, noIdentity, searchCardOf } from '../identity.ts';
import type { ComparedPerson } from '../links-contract.ts';
import { compare, type Features, featuresOfCard, type Model } from '../matching/index.ts';
import { decodeCard } from '../search-card.ts';
import { findContactPoints, findIdentities, findSafetyCards } from '../store/identity-store.ts';
import type { PersonRow } from '../store/person-store.ts';
import type { Explanation } from './compared-now.ts';
import { coveredPoint, factsOf, outlineOf } from './person-page.ts';
import { contactNow, openSafetyCard } from './safety-cards.ts';
import { openIdentity, openPoint, phonesOf, relativesOf, outlineOf as sealedOutlineOf } from './sealed-identity.ts';

/** A person as the compare page shows her, and what of her is compared. */
export interface OpenedSide {
  readonly shown: ComparedPerson;
  readonly features: Features;
}

/**
 * Both persons opened in one act. Where one of them has an identity that does not open for this reader (another group's,
 * a sealed person's) there is nothing to compare, and the answer is that of a person who does not exist.
 * @throws people.not-found 404
 */
export async function openPair(
  it: It,
  rows: readonly [PersonRow, PersonRow],
  act: AuditAct,
): Promise<readonly [OpenedSide, OpenedSide]> {
  const ids = rows.map((row) => row.id);
  const keyIds = rows.flatMap((row) => [row.identity_key_id, row.card_key_id].filter((one) => one !== null));
  const [keys, identities, ...rest] = await Promise.all([
    it.keys.openKeys(it.tx, keyIds, act),
    findIdentities(it.tx, ids),
    ...rows.map((row) => Promise.all([findContactPoints(it.tx, row.id), findSafetyCards(it.tx, row.id)])),
  ]);
  const sides = rows.map((row, n): OpenedSide => {
    const [points, cards] = rest[n] as (typeof rest)[number];
    const key = row.identity_key_id ? keys.get(row.identity_key_id) : undefined;
    if (row.identity_key_id && !key) throw refuse('not-found');
    const sealed = identities.find((one) => one.person_id === row.id);
    const identity = key ? openIdentity(it.keys, key, sealed) : noIdentity;
    const opened = key ? points.map((point) => ({ kind: point.kind, ...openPoint(it.keys, key, point) })) : [];
    const cardKey = row.card_key_id ? keys.get(row.card_key_id) : undefined;
    const card = cardKey && cards[0] ? openSafetyCard(it, cardKey, row.id, cards[0]) : undefined;
    const numbers = { phones: phonesOf(opened), relatives: relativesOf(it.keys, identity) };
    const encoded = searchCardOf(identity, sealedOutlineOf(row), numbers);
    const folded = (kind: 'email' | 'handle') =>
      opened.flatMap((point) => (point.kind === kind ? (contactPointIndexValue(kind, point.value) ?? []) : []));
    // what does not fit on a search card, and is open here
    const features = {
      ...featuresOfCard(decodeCard(encoded)),
      languages: identity.languages,
      emails: folded('email'),
      handles: folded('handle'),
      documents: identity.documents.flatMap(({ number }) => documentIndexValue(number) ?? []),
    };
    encoded.fill(0);
    return {
      features,
      shown: {
        ...outlineOf(row, labelOf(identity, { code: row.code ?? '', synthetic: row.synthetic })),
        madeOn: row.made_on,
        changedOn: row.changed_on,
        names: [...identity.names],
        birth: identity.birth,
        languages: [...identity.languages] as ComparedPerson['languages'],
        interpreter: identity.interpreter,
        ...factsOf(identity),
        contactPoints: key ? points.map((point) => coveredPoint(it, key, point)) : [],
        contactNow: contactNow(it, card),
      },
    };
  });
  return sides as unknown as readonly [OpenedSide, OpenedSide];
}

export function explain(one: Features, other: Features, model: Model): Explanation {
  const { probability, zone, calibrated, reasons } = compare(one, other, model);
  return { probability, zone, calibrated, reasons: reasons.map((reason) => ({ ...reason })) };
}
