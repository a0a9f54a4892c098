/** Pairs of rows with their weight, without an object a pair: a file of a million rows has millions of them. */
export interface ScoredPairs {
  readonly size: number;
  add(a: number, b: number, bits: number): void;
  a(pair: number): number;
  b(pair: number): number;
  bits(pair: number): number;
  /** every weight turned into another; the order stays */
  weigh(odds: (bits: number) => number): void;
}

export function scoredPairs(): ScoredPairs {
  let room = 1 << 16;
  let [left, right, weights] = [new Int32Array(room), new Int32Array(room), new Float32Array(room)];
  let size = 0;
  const grow = () => {
    room *= 2;
    const before = [left, right, weights] as const;
    [left, right, weights] = [new Int32Array(room), new Int32Array(room), new Float32Array(room)];
    left.set(before[0]);
    right.set(before[1]);
    weights.set(before[2]);
  };
  return {
    get size() {
      return size;
    },
    add(a, b, bits) {
      if (size === room) grow();
      left[size] = a;
      right[size] = b;
      weights[size++] = bits;
    },
    a: (pair) => left[pair] as number,
    b: (pair) => right[pair] as number,
    bits: (pair) => weights[pair] as number,
    weigh(odds) {
      for (let pair = 0; pair < size; pair++) weights[pair] = odds(weights[pair] as number);
    },
  };
}

/** For each row those whom it was compared with, by their number, and the weight of each. */
export interface Neighbours {
  readonly from: Int32Array;
  readonly other: Int32Array;
  readonly bits: Float32Array;
}

export function neighboursOf(rows: number, pairs: ScoredPairs): Neighbours {
  const from = new Int32Array(rows + 1);
  for (let pair = 0; pair < pairs.size; pair++) {
    from[pairs.a(pair) + 1]!++;
    from[pairs.b(pair) + 1]!++;
  }
  for (let n = 0; n < rows; n++) from[n + 1]! += from[n] as number;
  const fill = (visit: (put: (row: number, other: number, bits: number) => void) => void) => {
    const at = from.slice(0, rows);
    const [other, bits] = [new Int32Array(pairs.size * 2), new Float32Array(pairs.size * 2)];
    visit((row, of, weight) => {
      const place = at[row]!++;
      other[place] = of;
      bits[place] = weight;
    });
    return { from, other, bits };
  };
  const once = fill((put) => {
    for (let pair = 0; pair < pairs.size; pair++) {
      put(pairs.a(pair), pairs.b(pair), pairs.bits(pair));
      put(pairs.b(pair), pairs.a(pair), pairs.bits(pair));
    }
  });
  // turned around once more: now each row's others stand in order
  return fill((put) => {
    for (let row = 0; row < rows; row++)
      for (let at = from[row] as number; at < (from[row + 1] as number); at++)
        put(once.other[at] as number, row, once.bits[at] as number);
  });
}

/** The weight of a pair, or undefined where it was not kept. */
export function bitsBetween({ from, other, bits }: Neighbours, a: number, b: number): number | undefined {
  let [low, high] = [from[a] as number, (from[a + 1] as number) - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const there = other[middle] as number;
    if (there === b) return bits[middle];
    if (there < b) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}
