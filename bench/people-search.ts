/**
 * How long does it take to open the search cards of a group and to find a person by name (matching.md section 10)?
 * `node bench/people-search.ts` prints CPU times; decryption is measured with the vault, not here.
 */
import { aPersonId, cardIndex, encodeCard, syntheticCards } from '../src/modules/people/testing.ts';

const CARD_BYTES = 320;

function cpu(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const spent = process.cpuUsage(before);
  return (spent.user + spent.system) / 1000;
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] as number;

function opened(count: number) {
  const plaintexts = new Uint8Array(count * CARD_BYTES);
  let at = 0;
  let used = 0;
  for (const card of syntheticCards(count)) {
    const bytes = encodeCard(card);
    plaintexts.set(bytes, at);
    plaintexts[at + bytes.length] = 0x80;
    used += bytes.length;
    at += CARD_BYTES;
  }
  return { plaintexts, ids: Array.from({ length: count }, aPersonId), meanCard: used / count };
}

const small = opened(30_000);
const builds = Array.from({ length: 7 }, () => {
  const index = cardIndex();
  const spent = cpu(() => index.putOpened(small.ids, small.plaintexts));
  index.drop();
  return spent;
});

const large = opened(50_000);
const heapBefore = process.memoryUsage();
const index = cardIndex();
index.putOpened(large.ids, large.plaintexts);
index.search('warm up');
const heapAfter = process.memoryUsage();

const questions: Record<string, string> = {
  'exact Latin': 'Svetlana Prović ',
  'other script': 'Светлана Провић ',
  'without marks': 'Svetlana Zaraovic ',
  'still typing': 'Zorica Kov',
  'one letter': 'Zorica K',
  'common given name': 'Aleksandar ',
  'swapped, nickname, year': 'Mileović Saša 1985',
  'phone in the text': '099 123 4567',
  nobody: 'Xqwert Zzyzzyva ',
};

const perSearch = Object.entries(questions).map(([name, text]) => {
  const rounds = 50;
  for (let n = 0; n < 20; n++) index.search(text);
  const runs = Array.from(
    { length: 7 },
    () =>
      cpu(() => {
        for (let n = 0; n < rounds; n++) index.search(text);
      }) / rounds,
  );
  return { question: name, hits: index.search(text, 50).length, 'CPU ms': Number(median(runs).toFixed(3)) };
});

const updates = cpu(() => {
  for (const [n, card] of [...syntheticCards(1_000, 7)].entries())
    index.put(large.ids[n] as (typeof large.ids)[number], card);
});

console.table(perSearch);
console.table([
  { measure: 'open and index 30,000 cards, CPU ms', value: Math.round(median(builds)), target: '< 250' },
  {
    measure: 'bytes a card outside the heap, 50,000 cards',
    value: Math.round(index.bytes() / index.size()),
    target: '< 600',
  },
  {
    measure: 'grown array buffers, MB',
    value: ((heapAfter.arrayBuffers - heapBefore.arrayBuffers) / 1e6).toFixed(1),
    target: '',
  },
  {
    measure: 'grown JavaScript heap, MB',
    value: ((heapAfter.heapUsed - heapBefore.heapUsed) / 1e6).toFixed(1),
    target: '',
  },
  { measure: 'mean card before padding, bytes', value: Math.round(large.meanCard), target: '≤ 319' },
  { measure: 'fold, encode and replace one card, CPU ms', value: (updates / 1000).toFixed(3), target: '< 5' },
]);
