import type { NamePart, NameRole } from '../matching/features.ts';
import { type NameLevel, nameLevels } from '../matching/levels.ts';
import { nameLevel } from '../matching/name-level.ts';
import { nameParts } from '../matching/name-parts.ts';
import { slipsApart } from '../matching/name-slips.ts';

/**
 * The same names come again and again in a large file: each part is made once, with a number, and two parts are compared
 * once as long as the table has room. For files that somebody brings, never for the desk's cards.
 */
export interface NumberedPart extends NamePart {
  readonly number: number;
}

const TABLE = 1 << 21;
const UNKNOWN = 255;

const keyOf = (x: number, y: number): number => (x < y ? x * 0x400_0000 + y : y * 0x400_0000 + x);
const placeOf = (x: number, y: number): number =>
  (Math.imul(Math.min(x, y), 0x9e37_79b1) ^ Math.imul(Math.max(x, y), 0x85eb_ca6b)) >>> 11;

/** so many whole names are kept; of more each comes about once */
const MOST_TEXTS = 300_000;

export function partsMemory() {
  const texts = new Map<string, readonly NumberedPart[]>();
  const parts = new Map<string, NumberedPart>();
  const all: NumberedPart[] = [];
  const keys = new Float64Array(TABLE).fill(-1);
  const levels = new Uint8Array(TABLE);
  const aparts = new Uint8Array(TABLE);

  const numbered = (part: NamePart): NumberedPart => {
    const key = `${part.role} ${part.letters} ${part.bare === true} ${part.besides === true}`;
    let known = parts.get(key);
    if (!known) {
      known = { ...part, number: all.length };
      parts.set(key, known);
      all.push(known);
    }
    return known;
  };

  return {
    /** parts of a name in any script */
    of(text: string, role: NameRole): readonly NumberedPart[] {
      const key = `${role} ${text}`;
      let known = texts.get(key);
      if (!known) {
        known = nameParts(text, role).map(numbered);
        if (texts.size < MOST_TEXTS) texts.set(key, known);
      }
      return known;
    },
    all: all as readonly NumberedPart[],
    levelOf(a: NamePart, b: NamePart): NameLevel {
      if (a === b) return 'equal';
      const [x, y] = [(a as Partial<NumberedPart>).number, (b as Partial<NumberedPart>).number];
      if (x === undefined || y === undefined) return nameLevel(a, b);
      const [key, at] = [keyOf(x, y), placeOf(x, y)];
      if (keys[at] === key) return nameLevels[levels[at] as number] as NameLevel;
      const level = nameLevel(a, b);
      keys[at] = key;
      levels[at] = nameLevels.indexOf(level);
      aparts[at] = UNKNOWN;
      return level;
    },
    apartOf(a: NamePart, b: NamePart): number {
      const [x, y] = [(a as Partial<NumberedPart>).number, (b as Partial<NumberedPart>).number];
      if (x === undefined || y === undefined) return slipsApart(a, b);
      const at = placeOf(x, y);
      if (keys[at] !== keyOf(x, y)) return slipsApart(a, b);
      if (aparts[at] === UNKNOWN) aparts[at] = slipsApart(a, b);
      return aparts[at] as number;
    },
  };
}

export type PartsMemory = ReturnType<typeof partsMemory>;
