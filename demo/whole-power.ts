/** `base` × scale^0.8 rounded down, in whole numbers: the largest m with m⁵ ≤ base⁵ × scale⁴. */
export function wholePower(base: number, scale: number): number {
  const target = BigInt(base) ** 5n * BigInt(scale) ** 4n;
  let low = 0;
  let high = base * scale + 1;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (BigInt(middle) ** 5n <= target) low = middle;
    else high = middle;
  }
  return low;
}
