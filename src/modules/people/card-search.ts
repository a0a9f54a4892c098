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

/** What is asked: cards that change, or a frozen segment of them. */
export interface CardsPart {
  readonly terms: Pick<TermTable, 'find' | 'eachPosting' | 'eachWithPrefix'>;
  readonly slots: Pick<CardSlots, 'at' | 'memory' | 'personId' | 'count'>;
}

/** A key to look under, in every part: worked out once a question. */
interface Look {
  readonly tag: number;
  readonly key: Uint8Array;
  readonly column: number;
  readonly level: number;
  /** hash of what was typed: who bears the key with the same one meets it exactly */
  readonly exact?: number;
}

interface Best {
  readonly part: CardsPart;
  readonly slot: number;
  readonly worth: number;
  readonly id: string;
  readonly row: Uint8Array;
}

export function searcher() {
  // one row a slot of the part that is asked: for each word level << 4 | (15 − kind), so that the larger number is the
  // better meeting
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

  const meetIn = (part: CardsPart, looks: readonly Look[], beginnings: readonly Look[]) => {
    const meet = (term: number, { column, level, exact }: Look) =>
      part.terms.eachPosting(term, (slot, kind, check) =>
        touch(slot, column, ((exact === check ? EXACT : level) << 4) | (15 - kind)),
      );
    for (const look of looks) {
      const term = part.terms.find(look.tag, look.key, 0, look.key.length);
      if (term >= 0) meet(term, look);
    }
    for (const look of beginnings) part.terms.eachWithPrefix(look.key, 0, look.key.length, (term) => meet(term, look));
  };

  /** A number that orders hits; 0 where too little meets to be a hit. */
  const worth = (part: CardsPart, slot: number, query: NameQuery): number => {
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
    const year = yearLevel(part, slot, query.birthYear);
    if (year === 2) equal++;
    else soft += year;
    return (equal << 16) | (exact << 10) | soft;
  };

  /** Takes up what of this part belongs among the best `limit`: by worth, then by id. */
  const gather = (top: Best[], part: CardsPart, query: NameQuery, limit: number) => {
    for (let n = 0; n < touchedCount; n++) {
      const slot = touched[n] as number;
      const value = worth(part, slot, query);
      const last = top[limit - 1];
      if (value === 0 || (last && value < last.worth)) continue;
      const id = part.slots.personId(slot);
      if (last && value === last.worth && id > last.id) continue;
      let at = Math.min(top.length, limit - 1);
      for (; at > 0; at--) {
        const above = top[at - 1] as Best;
        if (above.worth > value || (above.worth === value && above.id < id)) break;
        top[at] = above;
      }
      top[at] = { part, slot, worth: value, id, row: rows.slice(slot * ROW, (slot + 1) * ROW) };
    }
  };

  const forgetRows = () => {
    for (let n = 0; n < touchedCount; n++) {
      const slot = touched[n] as number;
      rows.fill(0, slot * ROW, (slot + 1) * ROW);
    }
    touched.fill(0, 0, touchedCount);
    touchedCount = 0;
  };

  return {
    search(parts: readonly CardsPart[], query: NameQuery, limit: number): CardHit[] {
      const most = parts.reduce((count, part) => Math.max(count, part.slots.count()), 0);
      if (rows.length < most * ROW) {
        rows = new Uint8Array(Math.ceil(most * 1.1) * ROW);
        touched = new Int32Array(rows.length / ROW);
      }
      const { looks, beginnings } = looksOf(query);
      const top: Best[] = [];
      for (const part of parts) {
        meetIn(part, looks, beginnings);
        gather(top, part, query, limit);
        forgetRows();
      }
      for (const { key } of [...looks, ...beginnings]) key.fill(0);
      let [rank, before] = [0, -1];
      return top.map((one) => {
        if (one.worth !== before) [rank, before] = [rank + 1, one.worth];
        return hitOf(one, rank, query);
      });
    },
    bytes: () => rows.byteLength + touched.byteLength,
    drop() {
      rows.fill(0);
      touched.fill(0);
      [rows, touched] = [new Uint8Array(0), new Int32Array(0)];
    },
  };
}

/** Every key under which the words and the number of a question are looked for, and how much a meeting there is worth. */
function looksOf(query: NameQuery): { readonly looks: readonly Look[]; readonly beginnings: readonly Look[] } {
  const looks: Look[] = [];
  const beginnings: Look[] = [];
  for (const [column, word] of query.words.entries()) {
    const exact = lettersHash(word.letters);
    const growing = query.unfinished && column === query.words.length - 1;
    for (const form of word.forms) {
      const whole = utf8.encode(form);
      formKeys(whole, 0, whole.length, 0, 0, (tag, bytes, start, end) => {
        const key = bytes.slice(start, end);
        if (tag === FORM) looks.push({ tag, key, column, level: FOLDED, exact });
        else looks.push({ tag, key, column, level: tag === SKELETON ? SIMILAR : INFLECTED });
        if (tag === STEM) looks.push({ tag: FORM, key: key.slice(), column, level: INFLECTED });
      });
      looks.push({ tag: STEM, key: whole.slice(), column, level: INFLECTED });
      if (growing) beginnings.push({ tag: FORM, key: whole.slice(), column, level: PREFIX });
      whole.fill(0);
    }
    for (const form of hypocorismForms(word.forms))
      looks.push({ tag: FORM, key: utf8.encode(form), column, level: HYPOCORISM });
  }
  if (query.phone) {
    const digits = utf8.encode(query.phone);
    phoneKey(digits, digits.length, (tag, bytes, start, end, _kind, exact) =>
      looks.push({ tag, key: bytes.slice(start, end), column: PHONE_COLUMN, level: PREFIX, exact }),
    );
    digits.fill(0);
  }
  return { looks, beginnings };
}

/** 2 the year, 1 within a year of what is known, 0 neither */
function yearLevel({ slots }: CardsPart, slot: number, year: number | undefined): number {
  if (year === undefined) return 0;
  const [card, memory] = [slots.at(slot), slots.memory()];
  const [from, until] = [firstBirthYear(memory, card), lastBirthYear(memory, card)];
  if (from === 0) return 0;
  if (from === until && from === year) return 2;
  return year >= from - 1 && year <= until + 1 ? 1 : 0;
}

function hitOf({ part, slot, id, row }: Best, rank: number, query: NameQuery): CardHit {
  const matches: { field: HitField; how: HitHow }[] = [];
  for (let column = 0; column < query.words.length; column++) {
    const mark = row[column] as number;
    const how = HOWS[mark >> 4];
    if (how) matches.push({ field: KINDS[15 - (mark & 15)] as NameKind, how });
  }
  const phone = (row[PHONE_COLUMN] as number) >> 4;
  if (phone > 0) matches.push({ field: 'phone', how: phone === EXACT ? 'exact' : 'last_seven' });
  const year = yearLevel(part, slot, query.birthYear);
  if (year > 0) matches.push({ field: 'birth_year', how: year === 2 ? 'exact' : 'near' });
  const equal = matches.filter((m) => m.how === 'exact' || m.how === 'folded').map((m) => m.field);
  return { personId: id as Id<'person'>, rank, equalFields: [...new Set(equal)], matches };
}
