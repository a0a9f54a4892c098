import { openCards, type SealedCard } from '../src/platform/vault/cards.ts';
import { makeKeyPair, randomBytes } from '../src/platform/vault/crypto.ts';
import { openMany, seal, subkey } from '../src/platform/vault/envelope.ts';
import { padCard } from '../src/platform/vault/padding.ts';
import { groupWrapKey, wrapUnderGroup } from '../src/platform/vault/wraps.ts';
import type { Figure } from './figures.ts';

/** Opening 30,000 search cards, without database and index: decryption alone, and with the key of each card. */
const CARDS = 30_000;

export async function benchCards(): Promise<Figure[]> {
  const id = (n: number) => `0a1b2c3d-0000-4000-8000-${String(n).padStart(12, '0')}`;
  const wrapKey = groupWrapKey(makeKeyPair().secretKey);
  const card = padCard(randomBytes(300)) as Buffer;
  const one = subkey(randomBytes(32), 'card');
  const places = Array.from({ length: CARDS }, (_, i) => {
    const place = { org: id(1), table: 'people.search_card', row: id(i), column: 'sealed', version: 1 };
    return { place, wrapContext: { org: id(1), keyId: id(i), groupId: id(5), epoch: 1, keyEpoch: 1 } };
  });
  const cards = places.map(({ place, wrapContext }): SealedCard => {
    const own = randomBytes(32);
    const envelope = seal({ key: subkey(own, 'card'), epoch: 1, context: place }, card);
    return { envelope, context: place, wrap: wrapUnderGroup(wrapKey, wrapContext, own), wrapContext };
  });
  const plain = places.map(({ place }) => {
    const sealing = { key: one, epoch: 1, context: place };
    return { ...sealing, envelope: seal(sealing, card) };
  });
  const figure = (question: string, value: number, target?: number): Figure => ({
    bench: 'cards',
    question,
    among: CARDS,
    value,
    unit: 'ms CPU',
    ...(target === undefined ? {} : { target }),
  });
  return [
    figure('open 30,000 cards, decryption', await medianCpu(() => openMany(plain, 320)), 100),
    figure('… each with the key it lies under', await medianCpu(() => openCards(wrapKey, cards))),
  ];
}

async function medianCpu(work: () => unknown): Promise<number> {
  const rounds: number[] = [];
  work();
  for (let i = 0; i < 7; i++) {
    await new Promise((resolve) => setImmediate(resolve));
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    rounds.push((user + system) / 1000);
  }
  return rounds.sort((a, b) => a - b)[3] as number;
}
