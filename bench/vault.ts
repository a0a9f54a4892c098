/**
 * What does the vault cost? CPU time (user + system) per operation on one core, without database and HTTP.
 * Run: node bench/vault.ts — the budgets beside the figures come from the first issue and security.md §6, §10.
 */

import { blindIndex } from '../src/platform/vault/blind-index.ts';
import { openCards, type SealedCard } from '../src/platform/vault/cards.ts';
import { canLockMemory, makeKeyPair, randomBytes, wipe } from '../src/platform/vault/crypto.ts';
import { open, openMany, seal, subkey } from '../src/platform/vault/envelope.ts';
import { openKeyRing, sealKeyRing } from '../src/platform/vault/key-ring.ts';
import { padCard, padText, unpadText } from '../src/platform/vault/padding.ts';
import { currentParams, deriveFromPassword, makeSalt } from '../src/platform/vault/password.ts';
import {
  groupWrapKey,
  unwrapToGroup,
  unwrapUnderGroup,
  wrapToGroup,
  wrapUnderGroup,
} from '../src/platform/vault/wraps.ts';

const spent = (since: NodeJS.CpuUsage) => {
  const { user, system } = process.cpuUsage(since);
  return user + system;
};

/** Median of five rounds, microseconds of CPU for one call. */
function measure(times: number, work: (i: number) => unknown): number {
  for (let i = 0; i < Math.min(times, 2000); i++) work(i);
  const rounds = Array.from({ length: 5 }, () => {
    const before = process.cpuUsage();
    for (let i = 0; i < times; i++) work(i);
    return spent(before) / times;
  });
  return rounds.sort((a, b) => a - b)[2]!;
}

const line = (what: string, figure: number, unit: string, budget?: number) =>
  console.log(
    `${what.padEnd(58)} ${figure.toFixed(2).padStart(9)} ${unit}` +
      (budget === undefined ? '' : `   budget ${budget}   ${figure <= budget ? 'met' : 'MISSED'}`),
  );

const id = (n: number) => `0a1b2c3d-0000-4000-8000-${String(n).padStart(12, '0')}`;
const context = { org: id(1), table: 'hotline.contact_text', row: id(2), column: 'body', version: 1 };
const dataKey = randomBytes(32);
const here = { key: subkey(dataKey, 'text'), epoch: 1, context };
const kilobyte = randomBytes(1024);
const sealed = seal(here, kilobyte);

line(
  'seal a text of 1 KiB',
  measure(20_000, () => seal(here, kilobyte)),
  'µs',
  20,
);
line(
  'open a text of 1 KiB',
  measure(20_000, () => open(here, sealed)),
  'µs',
);
const padded = () => {
  const key = subkey(dataKey, 'text');
  seal({ ...here, key }, padText(kilobyte));
  wipe(key);
};
line('… pad, derive the subkey, seal, wipe', measure(20_000, padded), 'µs', 20);
line(
  '… pad and unpad alone',
  measure(20_000, () => unpadText(padText(kilobyte))),
  'µs',
);

const CARDS = 30_000;
const group = makeKeyPair();
const wrapKey = groupWrapKey(group.secretKey);
const card = padCard(randomBytes(300))!;
const cards: SealedCard[] = Array.from({ length: CARDS }, (_, i) => {
  const wrapContext = { org: id(1), keyId: id(i), groupId: id(5), epoch: 1, keyEpoch: 1 };
  const place = { org: id(1), table: 'people.card', row: id(i), column: 'card', version: 1 };
  const ownKey = randomBytes(32);
  const envelope = seal({ key: subkey(ownKey, 'card'), epoch: 1, context: place }, card);
  return { envelope, context: place, wrap: wrapUnderGroup(wrapKey, wrapContext, ownKey), wrapContext };
});
const oneKey = cards.map((it) => ({
  ...here,
  context: it.context,
  envelope: seal({ ...here, context: it.context }, card),
}));
const milliseconds = (work: () => unknown) => measure(1, work) / 1000;
line(
  `open ${CARDS} cards of 320 B, decryption only (openMany)`,
  milliseconds(() => openMany(oneKey, 320)),
  'ms',
  100,
);
line(
  `open ${CARDS} cards with wrap and subkey each (openCards)`,
  milliseconds(() => openCards(wrapKey, cards)),
  'ms',
  200,
);

const wrapContext = { org: id(1), keyId: id(2), groupId: id(3), epoch: 1, keyEpoch: 1 };
const symmetric = wrapUnderGroup(wrapKey, wrapContext, dataKey);
const box = wrapToGroup(group.publicKey, wrapContext, dataKey);
line(
  'wrap a key under a group (72 B)',
  measure(20_000, () => wrapUnderGroup(wrapKey, wrapContext, dataKey)),
  'µs',
);
line(
  'unwrap it',
  measure(20_000, () => unwrapUnderGroup(wrapKey, wrapContext, symmetric)),
  'µs',
);
line(
  'wrap a key to a group, sealed box (112 B)',
  measure(1000, () => wrapToGroup(group.publicKey, wrapContext, dataKey)),
  'µs',
);
line(
  'unwrap it',
  measure(1000, () => unwrapToGroup(group, wrapContext, box)),
  'µs',
);
line(
  'blind index of a number',
  measure(20_000, () => blindIndex(dataKey, 'phone', '+381110000001')),
  'µs',
);

const token = randomBytes(32);
const groups = Array.from({ length: 12 }, (_, i) => ({ groupId: id(i), epoch: 1, ...makeKeyPair() }));
const resting = sealKeyRing(token, { user: makeKeyPair(), groups });
const openRing = () => {
  using ring = openKeyRing(resting, token);
  return ring.groups.length;
};
const ownWraps = groups.map((it) => wrapUnderGroup(groupWrapKey(it.secretKey), wrapContext, dataKey));
const request = () => {
  using ring = openKeyRing(resting, token);
  for (let i = 0; i < 3; i++) {
    ring.withGroupKey(id(i), 1, (key) => unwrapUnderGroup(key.wrapKey, wrapContext, ownWraps[i]!));
  }
};
line('open and close a key ring of 12 groups', measure(3000, openRing), 'µs', 100);
line('… with three keys unwrapped', measure(3000, request), 'µs', 100);

const hashes = 5;
const before = process.cpuUsage();
const salt = makeSalt();
for (let i = 0; i < hashes; i++) {
  await deriveFromPassword({
    password: 'plavi autobus čeka',
    userId: id(7),
    salt,
    params: currentParams,
    pepper: dataKey,
  });
}
line('derive from a password (Argon2id, 64 MiB, 3 passes)', spent(before) / hashes / 1000, 'ms');
console.log(`memory can be locked: ${canLockMemory() ? 'yes' : 'no'}`);
