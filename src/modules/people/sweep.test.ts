import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, defaultModel, type Features, featuresOfCard, priorOf } from './matching/index.ts';
import { cardName, type SearchCard } from './search-card.ts';
import { blockKeys, sweepBlocks } from './sweep-blocks.ts';
import { sweepFilter } from './sweep-filter.ts';
import { aCard, syntheticCards } from './testing.ts';

/** Everybody who is compared with the last of these cards, by place. */
function metByLast(cards: readonly SearchCard[], most?: number): { met: number[]; isCut: boolean } {
  const blocks = sweepBlocks(most);
  const met: number[] = [];
  let isCut = false;
  for (const [n, card] of cards.entries()) {
    const features = featuresOfCard(card);
    const keys = blockKeys(features);
    if (n === cards.length - 1) isCut = blocks.earlier(keys, features.birth, (other) => met.push(other));
    blocks.add(n, keys, features.birth);
  }
  return { met: met.sort((a, b) => a - b), isCut };
}
const born = (year: number) => ({ birth: { from: year, until: year } });
const oneName = (given: string): SearchCard => ({ ...aCard(), names: [cardName('given', given)] });

describe('who is compared with whom in a sweep', () => {
  it.each([
    ['her surname alone', aCard('Ana', 'Primerić'), aCard('Jelena', 'Primerić')],
    ['her given name alone, also where no more is known', oneName('Svetlana'), oneName('Светлана')],
    ['one name against two', oneName('Svetlana'), aCard('Svetlana', 'Primerić')],
    ['given name and surname exchanged', aCard('Primerić', 'Svetlana'), aCard('Svetlana', 'Primerić')],
    ['a short form and the initial', aCard('Saša', 'Probnić'), aCard('Aleksandar', 'Pokušić')],
    ['a short form alone', oneName('Saša'), oneName('Aleksandar')],
    ['a surname in another case', aCard('Ana', 'Primerićem'), aCard('Jelena', 'Primerić')],
    ['seven digits', { ...aCard('A', 'B'), phones: ['+381991234567'] }, { ...aCard('C', 'D'), phones: ['0991234567'] }],
    [
      'a number too short for seven',
      { ...aCard('A', 'B'), phones: ['12345'] },
      { ...aCard('C', 'D'), phones: ['12345'] },
    ],
    [
      'one birthday',
      { ...aCard('Ana', 'B'), birth: { day: '1990-05-06' as never } },
      { ...aCard('Mia', 'D'), birth: { day: '1990-05-06' as never } },
    ],
  ])('shares %s', (_, one, other) => {
    expect(metByLast([one, other])).toEqual({ met: [0], isCut: false });
  });

  it('nothing in common is not compared', () => {
    expect(metByLast([aCard('Ana', 'Primerić'), aCard('Jovan', 'Gledić')]).met).toEqual([]);
  });

  it('a name that too many bear is split by decade and year, and whom that leaves out is told', () => {
    const many = Array.from({ length: 40 }, (_, n) => ({ ...oneName('Milica'), ...born(1950 + n) }));
    const about = (year: number) => metByLast([...many, { ...oneName('Milica'), ...born(year) }], 8);
    // a year on either side, over the border of a decade
    expect(about(1970)).toEqual({ met: [19, 20, 21], isCut: false });
    expect(metByLast([...many, { ...oneName('Milica'), ...born(1970) }], 100).met).toHaveLength(40);
    const none = metByLast([...many, oneName('Milica')], 8);
    expect(none).toEqual({ met: [], isCut: true });
    const oneWithout = metByLast([oneName('Milica'), ...many, { ...oneName('Milica'), ...born(1970) }], 8);
    expect(oneWithout.isCut).toBe(true);
  });

  it('of one year with too many the latest are compared, and that there are others is told', () => {
    const same = Array.from({ length: 30 }, () => ({ ...oneName('Milica'), ...born(1980) }));
    const { met, isCut } = metByLast([...same, { ...oneName('Milica'), ...born(1980) }], 8);
    expect(isCut).toBe(true);
    expect(met.length).toBeGreaterThan(0);
  });
});

describe('what is said quickly of a pair', () => {
  const cards = [...syntheticCards(400, 7)].map(
    (card, n): SearchCard => ({
      ...card,
      ...(n % 7 === 0 && { birth: { day: `19${60 + (n % 30)}-0${1 + (n % 9)}-1${n % 9}` as never } }),
      ...(n % 5 === 0 && { names: [...card.names, cardName('nickname', 'Beba')] }),
      ...(n % 4 === 0 && { place: '70092', citizenship: 'RS' }),
      ...(n % 6 === 0 && { relatives: [17, 32] }),
      ...(n % 9 === 0 && { phones: ['+381991234567', '12', '+381997654321'] }),
    }),
  );
  const slip = (card: SearchCard, at: number): SearchCard => ({
    ...card,
    names: card.names.map((name) =>
      cardName(
        name.kind,
        name.text.length > 4 ? name.text.slice(0, at % 4) + name.text.slice((at % 4) + 1) : name.text,
      ),
    ),
  });
  const everybody = [...cards, ...cards.map((card, n) => slip(card, n))].map(featuresOfCard);

  it('never loses a pair that the comparison would propose', () => {
    const model = { ...defaultModel, prior: priorOf('sweep', 3000) };
    const filter = sweepFilter(model, 0.2);
    for (const [n, features] of everybody.entries()) filter.take(n, features);
    let proposed = 0;
    for (let a = 0; a < everybody.length; a++)
      for (const b of [a + 1, a + 2, (a + 400) % everybody.length, (a * 31 + 7) % everybody.length]) {
        if (b >= everybody.length || a === b) continue;
        if (compare(everybody[a] as Features, everybody[b] as Features, model).probability < 0.2) continue;
        proposed++;
        expect(filter.mayReach(a, b), `${a} ${b}`).toBe(true);
      }
    expect(proposed).toBeGreaterThan(100);
  });

  it('keeps of a card all that is compared', () => {
    const filter = sweepFilter(defaultModel, 0.2);
    for (const [n, features] of everybody.entries()) filter.take(n, features);
    fc.assert(
      fc.property(fc.nat(everybody.length - 1), (n) => {
        expect(compare(filter.features(n), everybody[n] as Features, defaultModel)).toEqual(
          compare(everybody[n] as Features, everybody[n] as Features, defaultModel),
        );
      }),
    );
  });
});
