import { type Label, label, type Random } from './random.ts';

/**
 * A keyed shuffle of 0 … n−1 that needs no table: a Feistel network over a rectangle a × b just larger than n, walked on
 * until it lands inside (n below 2^30). One key serves many shuffles of one length: the tweak names which.
 */
export interface Permutation {
  readonly n: number;
  readonly a: number;
  readonly b: number;
  readonly keys: Uint32Array;
}

const ROUNDS = 6;
const KEY = label('permutation.key');

export function permutation(random: Random, name: Label, n: number): Permutation {
  const a = Math.max(1, wholeRoot(n));
  const b = Math.max(1, Math.ceil(n / a));
  const keys = new Uint32Array(ROUNDS);
  for (let i = 0; i < ROUNDS; i++) keys[i] = random.u32(((KEY + i) >>> 0) as Label, name);
  return { n, a, b, keys };
}

/** The smallest whole r with r² ≥ n. */
function wholeRoot(n: number): number {
  let r = Math.floor(Math.sqrt(n));
  while (r * r < n) r++;
  while (r > 1 && (r - 1) * (r - 1) >= n) r--;
  return r;
}

/** The finaliser of MurmurHash3 over a value under a round key. */
function mix(value: number, key: number): number {
  let h = Math.imul(value ^ key, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35) + key;
  h = Math.imul(h ^ (h >>> 16), 0x27d4eb2f);
  // 30 bits, so that sums below stay whole 32-bit numbers, which engines divide fast
  return (h ^ (h >>> 15)) >>> 2;
}

export function shuffle({ n, a, b, keys }: Permutation, x: number, tweak = 0): number {
  const salt = Math.imul(tweak, 0x9e3779b1);
  do {
    let left = (x / b) | 0;
    let right = (x - Math.imul(left, b)) | 0;
    for (let i = 0; i < ROUNDS; i += 2) {
      left = (left + mix(right, keys[i]! ^ salt)) % a;
      right = (right + mix(left, keys[i + 1]! ^ salt)) % b;
    }
    x = (Math.imul(left, b) + right) | 0;
  } while (x >= n);
  return x;
}

/** The inverse of `shuffle`. */
export function unshuffle({ n, a, b, keys }: Permutation, x: number, tweak = 0): number {
  const salt = Math.imul(tweak, 0x9e3779b1);
  do {
    let left = (x / b) | 0;
    let right = (x - Math.imul(left, b)) | 0;
    for (let i = ROUNDS - 2; i >= 0; i -= 2) {
      right = (right - (mix(left, keys[i + 1]! ^ salt) % b) + b) % b;
      left = (left - (mix(right, keys[i]! ^ salt) % a) + a) % a;
    }
    x = (Math.imul(left, b) + right) | 0;
  } while (x >= n);
  return x;
}
