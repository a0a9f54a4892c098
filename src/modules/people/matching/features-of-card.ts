import type { NameKind } from '../name-kinds.ts';
import type { SearchCard } from '../search-card.ts';
import type { BirthFeature, Features, NameRole } from './features.ts';
import { nameParts } from './name-parts.ts';

const ROLES: Readonly<Record<NameKind, readonly [NameRole, besides: boolean]>> = {
  given: ['given', false],
  surname: ['surname', false],
  full_name: ['any', false],
  alias: ['any', true],
  former_surname: ['surname', true],
  nickname: ['given', true],
};

/** What of an opened search card is compared. */
export function featuresOfCard(card: SearchCard): Features {
  const birth = birthOf(card);
  // an alias alone is all that is known of her: then it is missed where it does not meet
  const onlyBesides = card.names.every((name) => ROLES[name.kind][1]);
  return {
    names: card.names.flatMap((name) => nameParts(name.text, ROLES[name.kind][0], ROLES[name.kind][1] && !onlyBesides)),
    ...(birth && { birth }),
    ...((card.sex === 'f' || card.sex === 'm') && { sex: card.sex }),
    phones: card.phones.map((phone) => phone.replace(/\D/gu, '')),
    ...(card.place && { place: [card.place] }),
    ...(card.citizenship && { citizenship: card.citizenship }),
    relatives: card.relatives,
  };
}

function birthOf(card: SearchCard): BirthFeature | undefined {
  if (!card.birth) return undefined;
  if (!('day' in card.birth)) return card.birth;
  const [year, month, day] = card.birth.day.split('-').map(Number) as [number, number, number];
  return { from: year, until: year, month, day };
}
