/** How like two words are. Pure, symmetric; both take words of at most 64 letters seriously and cut the rest. */
const LONGEST = 64;
const rowOne = new Uint8Array(LONGEST + 1);
const rowTwo = new Uint8Array(LONGEST + 1);
const rowThree = new Uint8Array(LONGEST + 1);

/**
 * Edits between two words: a letter put in, left out, changed, or two neighbours exchanged, each counted once (optimal
 * string alignment). Stops at `most` + 1.
 */
export function edits(a: string, b: string, most = LONGEST): number {
  const left = Math.min(a.length, LONGEST);
  const right = Math.min(b.length, LONGEST);
  if (Math.abs(left - right) > most) return most + 1;
  let [before, last, now] = [rowThree, rowOne, rowTwo];
  for (let j = 0; j <= right; j++) last[j] = j;
  for (let i = 1; i <= left; i++) {
    now[0] = i;
    let least = i;
    const letter = a.charCodeAt(i - 1);
    for (let j = 1; j <= right; j++) {
      const other = b.charCodeAt(j - 1);
      let best = (last[j - 1] as number) + (letter === other ? 0 : 1);
      const dropped = (last[j] as number) + 1;
      const added = (now[j - 1] as number) + 1;
      if (dropped < best) best = dropped;
      if (added < best) best = added;
      if (i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other) {
        const exchanged = (before[j - 2] as number) + 1;
        if (exchanged < best) best = exchanged;
      }
      now[j] = best;
      if (best < least) least = best;
    }
    if (least > most) return most + 1;
    [before, last, now] = [last, now, before];
  }
  return last[right] as number;
}

const takenLeft = new Uint8Array(LONGEST);
const takenRight = new Uint8Array(LONGEST);

/** Jaro–Winkler, 0 to 1; the shared beginning counts up to four letters. */
export function jaroWinkler(one: string, two: string): number {
  if (one === two) return 1;
  // letters are taken greedily: one order of the two, so that swapping them changes nothing
  const [a, b] = one < two ? [one, two] : [two, one];
  const left = Math.min(a.length, LONGEST);
  const right = Math.min(b.length, LONGEST);
  if (left === 0 || right === 0) return 0;
  const reach = Math.max(0, (Math.max(left, right) >> 1) - 1);
  takenLeft.fill(0, 0, left);
  takenRight.fill(0, 0, right);
  let met = 0;
  for (let i = 0; i < left; i++) {
    const letter = a.charCodeAt(i);
    const until = Math.min(right, i + reach + 1);
    for (let j = Math.max(0, i - reach); j < until; j++) {
      if (takenRight[j] === 1 || b.charCodeAt(j) !== letter) continue;
      takenLeft[i] = 1;
      takenRight[j] = 1;
      met++;
      break;
    }
  }
  if (met === 0) return 0;
  let out = 0;
  for (let i = 0, j = 0; i < left; i++) {
    if (takenLeft[i] === 0) continue;
    while (takenRight[j] === 0) j++;
    if (a.charCodeAt(i) !== b.charCodeAt(j)) out++;
    j++;
  }
  const jaro = (met / left + met / right + (met - out / 2) / met) / 3;
  let start = 0;
  while (start < 4 && start < left && start < right && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  return jaro + start * 0.1 * (1 - jaro);
}
