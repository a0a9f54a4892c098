import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sexes } from '../../codelists/sexes.ts';
import { codesOf } from '../../platform/kernel/code-list.ts';
import { fromDayNumber } from '../../platform/kernel/days.ts';
import { foldName } from './name-folding.ts';
import { nameKinds } from './name-kinds.ts';
import { cardName, cardRoom, decodeCard, encodeCard, lettersHash, type SearchCard } from './search-card.ts';
import { firstBirthYear, lastBirthYear, visitForms } from './search-card-layout.ts';

const kind = fc.constantFrom(...codesOf(nameKinds));
const name = (maxLength: number) =>
  fc.tuple(kind, fc.string({ unit: 'grapheme', maxLength })).map(([k, text]) => cardName(k, text));
const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 15 });
const year = fc.integer({ min: 1900, max: 2030 });
const cards = (maxLength: number, maxNames: number) =>
  fc
    .record(
      {
        names: fc.array(name(maxLength), { maxLength: maxNames }),
        birth: fc.oneof(
          fc.integer({ min: -20_000, max: 20_000 }).map((n) => ({ day: fromDayNumber(n) })),
          fc.tuple(year, fc.nat(90)).map(([from, more]) => ({ from, until: from + more })),
        ),
        sex: fc.constantFrom(...codesOf(sexes)),
        phones: fc.array(
          fc.tuple(fc.constantFrom('+', ''), digits).map((p) => p.join('')),
          { maxLength: 3 },
        ),
        place: fc.constantFrom('70101', 'RS-00'),
        citizenship: fc.constantFrom('RS', 'XK'),
        relatives: fc.array(fc.nat(0xffffffff), { maxLength: 4 }),
        synthetic: fc.boolean(),
      },
      { requiredKeys: ['names', 'sex', 'phones', 'relatives', 'synthetic'] },
    )
    .map((card) => ({ ...card, cut: false }) as SearchCard);

const padded = (bytes: Uint8Array) => {
  const out = new Uint8Array(320);
  out.set(bytes);
  out[bytes.length] = 0x80;
  return out;
};

describe('the search card', () => {
  it('comes back as it was written, padded or not', () => {
    fc.assert(
      fc.property(cards(8, 2), (card) => {
        expect(decodeCard(encodeCard(card))).toEqual(card);
        expect(decodeCard(padded(encodeCard(card)))).toEqual(card);
      }),
    );
  });

  it('never outgrows its room, and says when something was left out', () => {
    fc.assert(
      fc.property(cards(220, 9), (card) => {
        const bytes = encodeCard(card);
        expect(bytes.length).toBeLessThanOrEqual(cardRoom);
        const back = decodeCard(bytes);
        if (!back.cut) expect(back).toEqual(card);
        expect(decodeCard(encodeCard(back))).toEqual(back);
        expect(back.birth).toEqual(card.birth);
      }),
    );
  });

  it('keeps given name and surname when twelve aliases do not fit', () => {
    const aliases = Array.from({ length: 12 }, (_, n) => cardName('alias', `Izmišljena Žućkasta ${n}`));
    const own = [cardName('given', 'Светлана'), cardName('surname', 'Primerić')];
    const back = decodeCard(
      encodeCard({ names: [...aliases, ...own], sex: 'f', phones: [], relatives: [7], synthetic: true, cut: false }),
    );
    expect(back.cut).toBe(true);
    expect(back.names).toEqual(expect.arrayContaining(own));
    expect(back.names.length).toBeGreaterThan(4);
    expect(back.relatives).toEqual([]);
  });

  it('holds the folded forms of every name, so that opening needs no folding', () => {
    const names = [cardName('given', 'Ђорђе'), cardName('surname', 'Hoxha-Primerić')];
    const bytes = encodeCard({
      names,
      birth: { from: 1990, until: 1991 },
      sex: 'm',
      phones: [],
      relatives: [],
      synthetic: true,
      cut: false,
    });
    const seen: unknown[] = [];
    visitForms(bytes, 0, (k, letters, start, end) =>
      seen.push([k, letters, new TextDecoder().decode(bytes.subarray(start, end))]),
    );
    const expected = names.flatMap((n, k) =>
      foldName(n.text).parts.flatMap((p) => p.forms.map((form) => [k, lettersHash(p.letters), form])),
    );
    expect(seen).toEqual(expected);
    expect([firstBirthYear(bytes, 0), lastBirthYear(bytes, 0)]).toEqual([1990, 1991]);
  });

  it('refuses bytes that are no card', () => {
    for (const bytes of [new Uint8Array(0), new Uint8Array(320), new Uint8Array(320).fill(2)])
      expect(() => decodeCard(bytes)).toThrow(RangeError);
  });
});
