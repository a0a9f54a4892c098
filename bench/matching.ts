/**
 * How long does it take to say who is meant, with probability and reasons, among fifty thousand and among a million (matching.md
 * section 10)? `node bench/matching.ts [CARDS …]` prints CPU times, the memory of the index, and the cost of a change.
 */
import {
  aPersonId,
  cardIndex,
  encodeCard,
  frozenSegment,
  readQuery,
  syntheticCards,
  weigher,
} from '../src/modules/people/testing.ts';

const SIZES = process.argv
  .slice(2)
  .map(Number)
  .filter((size) => size > 0);
const PIECE = 4_000;
const CARD_BYTES = 320;
const FIRST = '00000000-0000-0000-0000-000000000000';
const LAST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
const QUESTIONS = [
  'Svetlana Prović ',
  'Светлана Провић ',
  'Aleksandar ',
  'Mileović Saša 1985',
  '099 123 4567',
  'Xqwert Zzyzzyva ',
];

function cpu(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] as number;

for (const size of SIZES.length > 0 ? SIZES : [30_000, 50_000, 1_000_000]) {
  const index = cardIndex();
  const cards = syntheticCards(size, 5);
  const everybody = Array.from({ length: size }, aPersonId).sort();
  let opening = 0;
  for (let at = 0; at < size; at += PIECE) {
    const count = Math.min(PIECE, size - at);
    const bytes = new Uint8Array(count * CARD_BYTES);
    for (let n = 0; n < count; n++) {
      const { value } = cards.next();
      if (value) bytes.set(encodeCard(value), n * CARD_BYTES);
    }
    // as a large group is opened: frozen in segments (decision 0021)
    const lying = everybody
      .slice(at, at + count)
      .map((personId, n) => ({ personId, memory: bytes, at: n * CARD_BYTES }));
    const [after, upto] = [everybody[at - 1] ?? FIRST, at + count < size ? (lying.at(-1)?.personId as string) : LAST];
    opening += cpu(() => index.adopt([{ after, upto, bytes: frozenSegment(lying).bytes }]));
  }
  const ask = (text: string) => {
    const weigh = weigher(readQuery(text), 'open_contact', { cards: index.size(), bearers: index.bearers });
    return index
      .search(text, 60)
      .map((hit) => weigh(index.card(hit.personId)))
      .sort((a, b) => b.probability - a.probability)
      .slice(0, 5);
  };
  for (const text of QUESTIONS) ask(text);
  const rows = QUESTIONS.map((question) => ({
    question,
    'CPU ms': Number(median(Array.from({ length: 9 }, () => cpu(() => ask(question)))).toFixed(2)),
  }));
  const one = [...syntheticCards(200, 9)];
  const ids = one.map(aPersonId);
  const update =
    cpu(() => {
      for (const [n, card] of one.entries()) index.put(ids[n] as (typeof ids)[number], card);
    }) / one.length;
  console.log(
    `${size} cards: opened and indexed in ${Math.round(opening)} ms CPU, ${Math.round(index.bytes() / index.size())} bytes a card, a change ${update.toFixed(3)} ms`,
  );
  console.table(rows);
  index.drop();
}
