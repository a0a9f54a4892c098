/**
 * How much longer one answer takes than another: the median over pairs, each asked in changing order. Pair by pair, because
 * each pair has the same weather: the medians of two long rows drift apart on a busy machine.
 */
export async function timeRatio(
  pairs: number,
  one: (n: number) => Promise<unknown>,
  other: (n: number) => Promise<unknown>,
): Promise<number> {
  const ratios: number[] = [];
  for (let n = 0; n < pairs; n++) {
    const isTurned = n % 2 === 1;
    const first = await took(() => (isTurned ? other(n) : one(n)));
    const second = await took(() => (isTurned ? one(n) : other(n)));
    ratios.push(isTurned ? second / first : first / second);
  }
  return ratios.sort((a, b) => a - b)[Math.floor(pairs / 2)] as number;
}

async function took(ask: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await ask();
  return performance.now() - begun;
}
