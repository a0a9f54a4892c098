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

/**
 * How differently two folded forms sound, in tenths of a letter: one vowel for another, or two consonants that languages
 * exchange (k and g, b and p), is less than a slip; a sound put in or left out likewise. Symmetric; stops above `most`.
 */
export function soundsApart(a: string, b: string, most: number): number {
  const left = Math.min(a.length, LONGEST);
  const right = Math.min(b.length, LONGEST);
  if (Math.abs(left - right) * LEAST_DROP > most) return most + 1;
  let [before, last, now] = [apartThree, apartOne, apartTwo];
  last[0] = 0;
  for (let j = 1; j <= right; j++) last[j] = (last[j - 1] as number) + dropOf(b.charCodeAt(j - 1));
  for (let i = 1; i <= left; i++) {
    const letter = a.charCodeAt(i - 1);
    const drop = dropOf(letter);
    now[0] = (last[0] as number) + drop;
    let least = now[0] as number;
    for (let j = 1; j <= right; j++) {
      const other = b.charCodeAt(j - 1);
      let best = (last[j - 1] as number) + (letter === other ? 0 : changeOf(letter, other));
      const dropped = (last[j] as number) + drop;
      const added = (now[j - 1] as number) + dropOf(other);
      if (dropped < best) best = dropped;
      if (added < best) best = added;
      if (i > 1 && j > 1 && letter !== other && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other) {
        const exchanged = (before[j - 2] as number) + EXCHANGE;
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

const [apartOne, apartTwo, apartThree] = [0, 0, 0].map(() => new Uint16Array(LONGEST + 1)) as [
  Uint16Array,
  Uint16Array,
  Uint16Array,
];
const EXCHANGE = 9;
const A = 97;
const isLetter = (code: number): boolean => code >= A && code < A + 26;
/** a sound that is often not written or not heard */
const DROPS = Uint8Array.from({ length: 26 }, () => 10);
for (const [letter, tenths] of Object.entries({ h: 5, a: 7, e: 6, i: 6, o: 7, u: 7 }))
  DROPS[letter.charCodeAt(0) - A] = tenths;
const LEAST_DROP = 5;
const CHANGES = new Uint8Array(26 * 26).fill(10);
for (const [pair, tenths] of Object.entries({
  ...{ ei: 4, ou: 4, ae: 5, ai: 6, ao: 5, au: 6, eo: 6, eu: 7, io: 8, iu: 6 },
  ...{
    gk: 5,
    ck: 6,
    hk: 6,
    gh: 6,
    gq: 5,
    kq: 3,
    bp: 6,
    bv: 6,
    fv: 5,
    fp: 6,
    dt: 5,
    sz: 4,
    cs: 5,
    cz: 6,
    dz: 7,
    uv: 5,
    cg: 7,
    gz: 7,
    mn: 7,
    lr: 8,
  },
}))
  for (const [x, y] of [pair, `${pair[1]}${pair[0]}`].map((two) => [...two]))
    CHANGES[((x as string).charCodeAt(0) - A) * 26 + (y as string).charCodeAt(0) - A] = tenths;
const dropOf = (code: number): number => (isLetter(code) ? (DROPS[code - A] as number) : 10);
const changeOf = (x: number, y: number): number =>
  isLetter(x) && isLetter(y) ? (CHANGES[(x - A) * 26 + (y - A)] as number) : 10;
