import { describe, expect, it } from 'vitest';
import { openCards, type SealedCard } from './cards.ts';
import { randomBytes } from './crypto.ts';
import { seal, subkey } from './envelope.ts';
import { padCard, unpadCard } from './padding.ts';
import { wrapUnderGroup } from './wraps.ts';

const org = '0a1b2c3d-0000-4000-8000-000000000001';
const wrapKey = randomBytes(32);

function aCard(row: string, content: string): SealedCard {
  const dataKey = randomBytes(32);
  const wrapContext = { org, keyId: row, groupId: 'duty-desk', epoch: 1, keyEpoch: 2 };
  const context = { org, table: 'people.card', row, column: 'card', version: 1 };
  const envelope = seal({ key: subkey(dataKey, 'card'), epoch: 2, context }, padCard(Buffer.from(content))!);
  return { envelope, context, wrap: wrapUnderGroup(wrapKey, wrapContext, dataKey), wrapContext };
}

describe('search cards', () => {
  it('open together, each under its own key', () => {
    const cards = ['◇ Ana', '◇ Đorđe', '◇ Žika'].map((name, i) => aCard(`person-${i}`, name));
    const { plaintexts, broken } = openCards(wrapKey, cards);
    const names = cards.map((_, i) => unpadCard(plaintexts.subarray(i * 320, (i + 1) * 320)).toString());
    expect([names, broken]).toEqual([['◇ Ana', '◇ Đorđe', '◇ Žika'], []]);
  });

  it('a damaged, moved or foreign card is named by its position and leaves only zeros', () => {
    const cards = [0, 1, 2, 3].map((i) => aCard(`person-${i}`, '◇ synthetic'));
    cards[1]!.envelope[200]! ^= 1;
    cards[2] = { ...cards[2]!, wrap: cards[3]!.wrap };
    cards[3] = { ...cards[3]!, envelope: cards[0]!.envelope };
    const { plaintexts, broken } = openCards(wrapKey, cards);
    expect(broken).toEqual([1, 2, 3]);
    expect(plaintexts.subarray(320).every((it) => it === 0)).toBe(true);
  });

  it('of a group to which one does not belong stay closed', () => {
    expect(openCards(randomBytes(32), [aCard('person-1', '◇ synthetic')]).broken).toEqual([0]);
    expect(openCards(wrapKey, []).plaintexts.byteLength).toBe(0);
  });
});
