import { createHash } from 'node:crypto';
import type { GroupId } from '../../../platform/kernel/index.ts';
import { type It, operation } from '../../../platform/operations/index.ts';
import type { CardIndex } from '../card-index.ts';
import type { CardHit } from '../card-search.ts';
import type { PersonHit } from '../contract.ts';
import * as contract from '../contract.ts';
import { refuse } from '../errors.ts';
import { asksExactly, type ExactQuestion, readExactQuestion } from '../exact-question.ts';
import { labelOfCard } from '../identity.ts';
import { readQuery } from '../name-query.ts';
import { isPersonCode } from '../person.ts';
import type { SearchCard } from '../search-card.ts';
import { findByBlindIndexes } from '../store/document-store.ts';
import { findPersons } from '../store/person-store.ts';
import { shelves } from './card-shelves.ts';
import { knownElsewhere } from './known-elsewhere.ts';
import { calibrationNow } from './learn-calibration.ts';
import { outlineOf } from './person-page.ts';
import { findPersonByCode, labelsOf } from './person-summaries.ts';
import { documentIndex, pointIndex } from './sealed-identity.ts';
import { watchSearch } from './watch-search.ts';
import { named, weigher } from './weigh-hits.ts';

const MOST = 20;
/** so many are weighed: more than are shown, because what meets best to the letter is not always the likeliest */
const WEIGHED = 60;

type Found = Pick<PersonHit, 'equalFields' | 'matches'> & {
  readonly id: string;
  readonly card?: SearchCard | undefined;
};

/**
 * One look-up when it is sent, whatever it finds; one audit row with a hash of the question. Codes, numbers, addresses,
 * accounts and documents are asked of the database, names of the opened cards.
 */
export const findPerson = operation(contract.findPerson, {
  limited: 'look-ups',
  async run(it, { purpose, text, showMore }) {
    const typed = text.trim();
    const question = readExactQuestion(typed);
    const query = readQuery(question.rest);
    const asksCards = query.words.length > 0 || query.phone !== undefined || query.birthYear !== undefined;
    if (!asksCards && !asksExactly(question) && !/\d/.test(typed))
      throw refuse('nothing-to-look-for', { path: ['text'] });
    await watchSearch(it, { purpose, text: typed, query });
    const number = numberIn(question.rest, query.phone);
    const [exact, elsewhere] = await Promise.all([
      findExactly(it, typed, number, question),
      knownElsewhere(it, number, question.documents),
    ]);
    const wanted = asksCards && (exact.length === 0 || query.words.length > 0);
    const { hits, cards, bearers } =
      wanted && !isPersonCode(typed.toUpperCase()) ? await findInCards(it, question.rest) : nothingOpened;
    const found = ordered([...exact, ...hits]);
    const persons = await findPersons(
      it.tx,
      found.map((one) => one.id),
    );
    const known = new Map(persons.filter((row) => row.state !== 'erased').map((row) => [row.id as string, row]));
    const calibration = await calibrationNow(it);
    const weigh = weigher(query, purpose, { cards, bearers, calibration, question });
    const there = found
      .filter((one) => known.has(one.id))
      .map((one) => ({ ...one, weighed: one.equalFields.includes('code') ? named : weigh(one.card, one.equalFields) }))
      // a stable sort: where two are equally likely the order of the cards' own search stands
      .sort((a, b) => b.weighed.probability - a.weighed.probability);
    const likely = there.filter((one) => showMore || one.weighed.zone !== 'silent');
    const shown = likely.slice(0, MOST);
    // found by equality alone: the name lies in the sealed identity
    const closed = shown.filter((one) => !one.card).flatMap((one) => known.get(one.id) ?? []);
    const labels = await labelsOf(it, closed);
    it.tx.record({
      kind: 'people.find-person',
      payload: {
        purpose,
        question: createHash('sha256').update(typed).digest('hex'),
        hits: there.length,
        cards,
        elsewhere,
      },
    });
    let [rank, before] = [0, -1];
    return {
      hits: shown.flatMap((one): PersonHit[] => {
        const row = known.get(one.id);
        if (!row) return [];
        if (one.weighed.probability !== before) [rank, before] = [rank + 1, one.weighed.probability];
        const label = one.card ? labelOfCard(one.card, row.code ?? '') : (labels.get(one.id) ?? row.code ?? '');
        const { equalFields, matches } = one;
        return [
          { ...outlineOf(row, label), rank, equalFields, matches, birthYear: birthYears(one.card), ...one.weighed },
        ];
      }),
      more: likely.length > MOST,
      silent: there.length - likely.length,
      elsewhere,
    };
  },
});

/** The number that was typed, alone or among words. */
const numberIn = (typed: string, phone: string | undefined): string | undefined =>
  phone === undefined ? undefined : /^\+?[\d\s\-/().]+$/u.test(typed) ? typed : `+${phone}`;

/**
 * By equality alone: in one statement, whatever of the question may be an address, an account or a document, so that it
 * takes as long whether it is one or not.
 */
async function findExactly(
  it: It,
  typed: string,
  number: string | undefined,
  question: ExactQuestion,
): Promise<Found[]> {
  const asked: { readonly field: ExactField; readonly index: Buffer }[] = [];
  const ask = (field: ExactField, index: Buffer | null) => index && asked.push({ field, index });
  if (number !== undefined) ask('phone', pointIndex(it.keys, 'phone', number));
  for (const email of question.emails) ask('email', pointIndex(it.keys, 'email', email));
  for (const handle of question.handles) ask('handle', pointIndex(it.keys, 'handle', handle));
  for (const document of question.documents) ask('document', documentIndex(it.keys, document));
  const [byCode, found] = await Promise.all([
    findPersonByCode(it, typed),
    asked.length === 0
      ? []
      : findByBlindIndexes(
          it.tx,
          asked.map((one) => one.index),
        ),
  ]);
  const hit = (id: string, field: ExactField): Found => ({
    id,
    equalFields: [field],
    matches: [{ field, how: 'exact' }],
  });
  return [
    ...(byCode ? [hit(byCode.id, 'code')] : []),
    ...asked.flatMap(({ field, index }) =>
      found.filter((one) => one.index.equals(index)).map(({ person }) => hit(person, field)),
    ),
  ];
}

type ExactField = 'code' | 'phone' | 'email' | 'handle' | 'document';

interface InCards {
  readonly hits: Found[];
  readonly cards: number;
  readonly bearers: (form: string) => number;
}

/** Found by equality alone: no card was looked through. */
const nothingOpened: InCards = { hits: [], cards: 0, bearers: () => 0 };

/** In every group of this person that has cards; the best of each, together in one order. */
async function findInCards(it: It, text: string): Promise<InCards> {
  const hits: Found[] = [];
  const indexes: CardIndex[] = [];
  let cards = 0;
  for (const group of searched(it)) {
    const index = await shelves.of(it, group);
    cards += index.size();
    indexes.push(index);
    for (const hit of index.search(text, WEIGHED)) hits.push(foundOf(hit, index.card(hit.personId)));
  }
  return { hits, cards, bearers: (form) => indexes.reduce((sum, index) => sum + index.bearers(form), 0) };
}

const searched = (it: It): GroupId[] => ['hotline', 'cases'].flatMap((code) => it.keys.groupOf(code) ?? []);

const foundOf = (hit: CardHit, card: SearchCard | undefined): Found => ({
  id: hit.personId,
  equalFields: [...hit.equalFields],
  matches: [...hit.matches],
  card,
});

/** A person once, with her card where it is open; more equal fields first, then more equal to the letter. */
function ordered(all: readonly Found[]): Found[] {
  const once = new Map<string, Found>();
  for (const one of all) {
    const before = once.get(one.id);
    once.set(one.id, before ? { ...one, ...joined(before, one) } : one);
  }
  const exact = (one: Found) => one.matches.filter((match) => match.how === 'exact').length;
  // a stable sort: where both are equal the order of the cards' own search stands
  return [...once.values()].sort((a, b) => b.equalFields.length - a.equalFields.length || exact(b) - exact(a));
}

function joined(a: Found, b: Found): Pick<Found, 'equalFields' | 'matches' | 'card'> {
  const matches = [...b.matches];
  for (const match of a.matches) if (!matches.some((one) => one.field === match.field)) matches.push(match);
  return { equalFields: [...new Set([...b.equalFields, ...a.equalFields])], matches, card: b.card ?? a.card };
}

function birthYears(card: SearchCard | undefined): PersonHit['birthYear'] {
  if (!card?.birth) return null;
  if ('day' in card.birth) {
    const year = Number(card.birth.day.slice(0, 4));
    return { from: year, until: year };
  }
  return { from: card.birth.from, until: card.birth.until };
}
