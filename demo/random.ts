/**
 * Counter-based random numbers: one call of the block cipher Speck64/128 a draw, keyed by seed and scale, over the block
 * (index, label). No state: a draw can be made alone, in any order, on any machine, and is always the same.
 * Not for secrets. Only 32-bit integer operations, so that every engine gives identical bits.
 */
export interface Random {
  /** 32 bits for the field `label` of the record `index` */
  u32(label: Label, index: number): number;
  /** a whole number 0 … n−1; n at most 2^21 */
  below(label: Label, index: number, n: number): number;
}

/** The name of a field as a number; made once where the field is drawn. */
export type Label = number & { readonly label: true };

/** FNV-1a of the name. */
export function label(name: string): Label {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return (hash >>> 0) as Label;
}

/** Labels of the fields of one kind of record. */
export const labels = <const Name extends string>(kind: string, names: readonly Name[]): Record<Name, Label> =>
  Object.fromEntries(names.map((name) => [name, label(`${kind}.${name}`)])) as Record<Name, Label>;

const ROUNDS = 27;

/** Round keys of Speck64/128 from four 32-bit words, the lowest first. */
export function speckKeys(words: readonly [number, number, number, number]): Uint32Array {
  const keys = new Uint32Array(ROUNDS);
  const l = new Uint32Array(ROUNDS + 2);
  keys[0] = words[0];
  for (let i = 0; i < 3; i++) l[i] = words[i + 1]!;
  for (let i = 0; i < ROUNDS - 1; i++) {
    const li = l[i]!;
    const ki = keys[i]!;
    const next = (((li >>> 8) | (li << 24)) + ki) ^ i;
    l[i + 3] = next;
    keys[i + 1] = ((ki << 3) | (ki >>> 29)) ^ next;
  }
  return keys;
}

/** Encrypts the block (x, y) and answers both words. */
export function speck(keys: Uint32Array, x: number, y: number): [number, number] {
  for (let i = 0; i < ROUNDS; i++) {
    x = (((x >>> 8) | (x << 24)) + y) ^ keys[i]!;
    y = ((y << 3) | (y >>> 29)) ^ x;
  }
  return [x >>> 0, y >>> 0];
}

export function makeRandom(seed: number, scale: number): Random {
  const keys = speckKeys([seed >>> 0, Math.floor(seed / 0x1_0000_0000) >>> 0, scale, 0x77617930]);
  const u32 = (name: Label, index: number): number => {
    let x: number = name;
    let y = index;
    for (let i = 0; i < ROUNDS; i++) {
      x = (((x >>> 8) | (x << 24)) + y) ^ keys[i]!;
      y = ((y << 3) | (y >>> 29)) ^ x;
    }
    return y >>> 0;
  };
  return { u32, below: (name, index, n) => Math.floor((u32(name, index) * n) / 0x1_0000_0000) };
}

/** A choice among values with whole weights. */
export interface Choice<T> {
  readonly values: readonly T[];
  readonly cumulative: readonly number[];
  readonly total: number;
}

export function choice<T>(pairs: readonly (readonly [T, number])[]): Choice<T> {
  let total = 0;
  const cumulative = pairs.map(([, weight]) => {
    total += weight;
    return total;
  });
  return { values: pairs.map(([value]) => value), cumulative, total };
}

/** The value under the number `at`, 0 ≤ at < total. */
export function chosen<T>(from: Choice<T>, at: number): T {
  let i = 0;
  while (at >= from.cumulative[i]!) i++;
  return from.values[i]!;
}

export const draw = <T>(random: Random, name: Label, index: number, from: Choice<T>): T =>
  chosen(from, random.below(name, index, from.total));

/** Choice from shares of the recipe, whose blocks also carry a text `basis`. Shares are hundredths at the finest. */
export function choiceOfShares<T extends string>(
  shares: Readonly<Record<string, number | string>>,
  rename: Readonly<Record<string, T>> = {},
): Choice<T> {
  return choice(
    Object.entries(shares).flatMap(([key, share]): [T, number][] =>
      typeof share === 'number' ? [[rename[key] ?? (key as T), Math.round(share * 100)]] : [],
    ),
  );
}
