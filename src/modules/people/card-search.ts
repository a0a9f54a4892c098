import { codesOf } from '../../platform/kernel/code-list.ts';
import type { Id } from '../../platform/kernel/ids.ts';
import { FORM, formKeys, phoneKey, SKELETON, STEM } from './card-keys.ts';
import type { CardSlots } from './card-slots.ts';
import { hypocorismForms } from './hypocorisms.ts';
import { type NameKind, nameKinds } from './name-kinds.ts';
import { mostWords, type NameQuery } from './name-query.ts';
import { lettersHash } from './search-card.ts';
import { firstBirthYear, lastBirthYear } from './search-card-layout.ts';
import type { TermTable } from './term-table.ts';

/**
 * Answers a question from the opened cards. Order, not probability: by the number of equal folded fields, then of those
 * equal to the letter, then of softer ways to meet; equal hits stand in the order of their ids, so the answer never
 * depends on the order in which cards came. Matching with levels and weights (matching.md sections 4 and 5) is not here.
 */
export type HitField = NameKind | 'birth_year' | 'phone';

/** How a typed word meets a field, the strongest first. `exact`: same letters and marks, in whichever script. */
export type HitHow = 'exact' | 'folded' | 'prefix' | 'hypocorism' | 'inflected' | 'skeleton' | 'near' | 'last_seven';

export interface CardHit {
  readonly personId: Id<'person'>;
  /** 1 for the best; hits that meet the question equally well share a rank */
  readonly rank: number;
  /** fields that are equal, exactly or folded */
  readonly equalFields: readonly HitField[];
  /** one entry a typed word that met something, then phone and year */
  readonly matches: readonly { readonly field: HitField; readonly how: HitHow }[];
}

const KINDS = codesOf(nameKinds);
/** An equal alias is worth less than an equal name: these kinds count as fields, the others only as a soft meeting. */
const COUNTS = KINDS.map((kind) => kind !== 'alias' && kind !== 'nickname');
const HOWS = [undefined, undefined, 'skeleton', 'inflected', 'hypocorism', 'prefix', 'folded', 'exact'] as const;
const EXACT = 7;
const FOLDED = 6;
const PREFIX = 5;
const HYPOCORISM = 4;
const INFLECTED = 3;
const SIMILAR = 2;

const ROW = 8;
const PHONE_COLUMN = mostWords;
const SEEN_COLUMN = mostWords + 1;
const utf8 = new TextEncoder();

export function searcher(terms: TermTable, slots: CardSlots) {
  // one row a slot: for each word level << 4 | (15 − kind), so that the larger number is the better meeting
  let rows = new Uint8Array(0);
  let touched = new Int32Array(0);
  let touchedCount = 0;

  const touch = (slot: number, column: number, mark: number) => {
    const at = slot * ROW;
    if ((rows[at + column] as number) < mark) rows[at + column] = mark;
    if (rows[at + SEEN_COLUMN] !== 0) return;
    rows[at + SEEN_COLUMN] = 1;
    touched[touchedCount++] = slot;
  };

  const meet = (term: number, column: number, level: number, letters?: number) => {
    if (term < 0) return;
    terms.eachPosting(term, (slot, kind, check) =>
      touch(slot, column, ((letters === check ? EXACT : level) << 4) | (15 - kind)),
    );
  };

  const meetWord = (query: NameQuery, column: number) => {
    const word = query.words[column] as NameQuery['words'][number];
    const letters = lettersHash(word.letters);
    const growing = query.unfinished && column === query.words.length - 1;
    for (const form of word.forms) {
      const bytes = utf8.encode(form);
      formKeys(bytes, 0, bytes.length, 0, 0, (tag, key, start, end) => {
        const term = terms.find(tag, key, start, end);
        if (tag === FORM) meet(term, column, FOLDED, letters);
        else meet(term, column, tag === SKELETON ? SIMILAR : INFLECTED);
        if (tag === STEM) meet(terms.find(FORM, key, start, end), column, INFLECTED);
      });
      meet(terms.find(STEM, bytes, 0, bytes.length), column, INFLECTED);
      if (growing) terms.eachWithPrefix(bytes, 0, bytes.length, (term) => meet(term, column, PREFIX));
    }
    for (const form of hypocorismForms(word.forms)) {
      const bytes = utf8.encode(form);
      meet(terms.find(FORM, bytes, 0, bytes.length), column, HYPOCORISM);
    }
  };

  const meetPhone = (digits: string) => {
    const bytes = utf8.encode(digits);
    phoneKey(bytes, bytes.length, (tag, key, start, end, _kind, check) =>
      meet(terms.find(tag, key, start, end), PHONE_COLUMN, PREFIX, check),
    );
  };

  /** 2 the year, 1 within a year of what is known, 0 neither */
  const yearLevel = (slot: number, year: number | undefined): number => {
    const [card, memory] = [slots.at(slot), slots.memory()];
    const [from, until] = [firstBirthYear(memory, card), lastBirthYear(memory, card)];
    if (year === undefined || from === 0) return 0;
    if (from === until && from === year) return 2;
    return year >= from - 1 && year <= until + 1 ? 1 : 0;
  };

  /** A number that orders hits; 0 where too little meets to be a hit. */
  const worth = (slot: number, query: NameQuery): number => {
    let [equal, exact, soft, met, firm] = [0, 0, 0, 0, 0];
    for (let column = 0; column < query.words.length; column++) {
      const mark = rows[slot * ROW + column] as number;
      const level = mark >> 4;
      if (level === 0) continue;
      met++;
      if (level > SIMILAR) firm++;
      if (level < FOLDED) soft += level - 1;
      else if (!COUNTS[15 - (mark & 15)]) soft += level - 1;
      else {
        equal++;
        if (level === EXACT) exact++;
      }
    }
    const phone = (rows[slot * ROW + PHONE_COLUMN] as number) >> 4;
    if (phone === EXACT) equal++;
    else if (phone > 0) soft += 4;
    if (firm === 0 && phone === 0 && met < query.words.length) return 0;
    const year = yearLevel(slot, query.birthYear);
    if (year === 2) equal++;
    else soft += year;
    return (equal << 16) | (exact << 10) | soft;
  };

  const hitOf = (slot: number, rank: number, query: NameQuery): CardHit => {
    const matches: { field: HitField; how: HitHow }[] = [];
    for (let column = 0; column < query.words.length; column++) {
      const mark = rows[slot * ROW + column] as number;
      const how = HOWS[mark >> 4];
      if (how) matches.push({ field: KINDS[15 - (mark & 15)] as NameKind, how });
    }
    const phone = (rows[slot * ROW + PHONE_COLUMN] as number) >> 4;
    if (phone > 0) matches.push({ field: 'phone', how: phone === EXACT ? 'exact' : 'last_seven' });
    const year = yearLevel(slot, query.birthYear);
    if (year > 0) matches.push({ field: 'birth_year', how: year === 2 ? 'exact' : 'near' });
    const equal = matches.filter((m) => m.how === 'exact' || m.how === 'folded').map((m) => m.field);
    return { personId: slots.personId(slot) as Id<'person'>, rank, equalFields: [...new Set(equal)], matches };
  };

  /** The best `limit` slots: by worth, then by id. */
  const best = (query: NameQuery, limit: number): { slot: number; worth: number; id: string }[] => {
    const top: { slot: number; worth: number; id: string }[] = [];
    for (let n = 0; n < touchedCount; n++) {
      const slot = touched[n] as number;
      const value = worth(slot, query);
      const last = top[limit - 1];
      if (value === 0 || (last && value < last.worth)) continue;
      const id = slots.personId(slot);
      if (last && value === last.worth && id > last.id) continue;
      let at = Math.min(top.length, limit - 1);
      for (; at > 0; at--) {
        const above = top[at - 1] as (typeof top)[number];
        if (above.worth > value || (above.worth === value && above.id < id)) break;
        top[at] = above;
      }
      top[at] = { slot, worth: value, id };
    }
    return top;
  };

  return {
    search(query: NameQuery, limit: number): CardHit[] {
      if (rows.length < slots.count() * ROW) {
        rows = new Uint8Array(Math.ceil(slots.count() * 1.1) * ROW);
        touched = new Int32Array(rows.length / ROW);
      }
      for (let column = 0; column < query.words.length; column++) meetWord(query, column);
      if (query.phone) meetPhone(query.phone);
      let [rank, before] = [0, -1];
      const hits = best(query, limit).map(({ slot, worth: value }) => {
        if (value !== before) [rank, before] = [rank + 1, value];
        return hitOf(slot, rank, query);
      });
      for (let n = 0; n < touchedCount; n++) {
        const slot = touched[n] as number;
        rows.fill(0, slot * ROW, (slot + 1) * ROW);
      }
      touched.fill(0, 0, touchedCount);
      touchedCount = 0;
      return hits;
    },
    bytes: () => rows.byteLength + touched.byteLength,
    drop() {
      rows.fill(0);
      touched.fill(0);
      [rows, touched] = [new Uint8Array(0), new Int32Array(0)];
    },
  };
}
