import { newId } from '../../platform/kernel/ids.ts';
import variants from './data/variants.json' with { type: 'json' };
import { type FrozenSegment, freezeCards, type LyingCard } from './freeze-cards.ts';
import { cardName, type SearchCard } from './search-card.ts';

export { type CardIndex, cardIndex } from './card-index.ts';
export { readQuery } from './name-query.ts';
/** Builders of people who do not exist, for tests, benchmarks and the demonstration, and the module's bulk writer. */
export { type BulkPerson, bulkAddPersons } from './operations/add-persons.ts';
export { cardShelves } from './operations/card-shelves.ts';
export { weigher } from './operations/weigh-hits.ts';
export { encodeCard } from './search-card.ts';
export { searchCardPlace } from './store/places.ts';

/** A card of nobody: hand in what the test is about. */
export const aCard = (given = 'Svetlana', surname = 'Primerić', card: Partial<SearchCard> = {}): SearchCard => ({
  names: [cardName('given', given), ...(surname ? [cardName('surname', surname)] : [])],
  sex: 'unknown',
  phones: [],
  relatives: [],
  synthetic: true,
  cut: false,
  ...card,
});

/** A segment in one go, for tests and benchmarks. */
export function frozenSegment(cards: readonly LyingCard[]): FrozenSegment {
  const steps = freezeCards(cards);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

export const aPersonId = () => newId<'person'>();

const GIVEN = Object.entries(variants.hypocorisms).flat(2);
const ONSETS = [
  'Pr',
  'Žar',
  'Vl',
  'Škr',
  'Đur',
  'Lj',
  'Nj',
  'Tr',
  'Mil',
  'Hadž',
  'Čub',
  'Bor',
  'Kov',
  'Rad',
  'Sim',
  'Zdr',
];
const MIDDLES = ['a', 'e', 'i', 'o', 'u', 'an', 'ad', 'oj', 'im', 'ov', 'al', 'enk'];
const ENDINGS = ['ić', 'ović', 'ević', 'ac', 'in', 'ski', 'čić', 'anin'];

/** A surname made of syllables, one of about 1,500 common or 18,000 rare ones; nobody is meant. */
function madeSurname(draw: (below: number) => number): string {
  const piece = (list: readonly string[]) => list[draw(list.length)] as string;
  const rare =
    draw(3) === 0 ? piece(MIDDLES) + piece(['st', 'v', 'n', 'd', 'č', 'r', 'g', 'š', 'đ', 'lj', 'm', 'k']) : '';
  return piece(ONSETS) + rare + piece(MIDDLES) + piece(ENDINGS);
}

/** Synthetic cards with namesakes, half of them with a birth year, some with a phone, some in Cyrillic; same for a seed. */
export function* syntheticCards(count: number, seed = 2002): Generator<SearchCard> {
  let state = seed;
  const draw = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  for (let n = 0; n < count; n++) {
    const year = 1940 + draw(70);
    yield aCard(GIVEN[draw(GIVEN.length)], draw(10) < 8 ? madeSurname(draw) : '', {
      ...(draw(2) === 0 && { birth: { from: year, until: year } }),
      // +381 99 is assigned to nobody
      phones: draw(10) < 7 ? [`+38199${String(draw(10_000_000)).padStart(7, '0')}`] : [],
      sex: draw(4) === 0 ? 'm' : 'f',
    });
  }
}

/** What reads a typed name, search or number: for tests of what it costs to read them. */
export { foldName, tidyName } from './name-folding.ts';
export { readNumber } from './phone-number.ts';
