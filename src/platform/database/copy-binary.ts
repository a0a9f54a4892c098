/**
 * Rows of COPY's binary format (PostgreSQL: COPY, "Binary Format"), for the generator's records: codes, days, numbers, keys,
 * booleans and lists of these. The server parses nothing, which is half of what a text row costs it.
 */
export interface RowWriter {
  /** values in the order of the columns */
  add(values: readonly unknown[]): void;
  /** rows added since the last time, and their bytes */
  take(): { readonly pieces: readonly Uint8Array[]; readonly rows: number };
  /** bytes that wait in full pieces; they may be taken at any time */
  readonly full: number;
}

/** Signature, no flags, no extension. */
export const COPY_HEAD = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
/** No more rows. */
export const COPY_END = Buffer.from([0xff, 0xff]);

const PIECE = 1 << 18;
/** more than any row of codes takes */
const LONGEST_ROW = 1 << 14;

/** Writes a field with its length and says where it ended. */
type Field = (value: unknown, out: Uint8Array, at: number) => number;

/** @param types of the columns, as `format_type` names them, in the order of the values */
export function rowWriter(types: readonly string[]): RowWriter {
  const fields = types.map(fieldOf);
  const count = fields.length;
  let pieces: Uint8Array[] = [];
  let rows = 0;
  let out = new Uint8Array(PIECE);
  let at = 0;
  const close = () => {
    if (at > 0) pieces.push(out.subarray(0, at));
    out = new Uint8Array(PIECE);
    at = 0;
  };
  return {
    add(values) {
      rows += 1;
      if (at + LONGEST_ROW > PIECE) close();
      const start = at;
      out[at] = count >>> 8;
      out[at + 1] = count;
      at += 2;
      for (let i = 0; i < count; i++) {
        const value = values[i];
        at = value === null || value === undefined ? int32(-1, out, at) : (fields[i] as Field)(value, out, at);
      }
      if (at - start > LONGEST_ROW) throw new RangeError('a row of a bulk load is too long');
    },
    take() {
      close();
      const taken = { pieces, rows };
      [pieces, rows] = [[], 0];
      return taken;
    },
    get full() {
      return pieces.length * PIECE;
    },
  };
}

function int32(n: number, out: Uint8Array, at: number): number {
  out[at] = n >>> 24;
  out[at + 1] = n >>> 16;
  out[at + 2] = n >>> 8;
  out[at + 3] = n;
  return at + 4;
}

function put(bytes: Uint8Array, out: Uint8Array, at: number): number {
  for (let i = 0; i < bytes.length; i++) out[at + i] = bytes[i] as number;
  return at + bytes.length;
}

/** Length and content, for what is worked out once. */
function sized(content: Uint8Array): Uint8Array {
  const made = new Uint8Array(4 + content.length);
  int32(content.length, made, 0);
  made.set(content, 4);
  return made;
}

/** Codes and days repeat by the million and are few. */
const REMEMBERED = 20_000;
function remembered(make: (value: string) => Uint8Array): Field {
  const known = new Map<string, Uint8Array>();
  return (value, out, at) => {
    let made = known.get(value as string);
    if (made === undefined) {
      made = sized(make(value as string));
      if (known.size < REMEMBERED) known.set(value as string, made);
    }
    return put(made, out, at);
  };
}

const ODD = /[^\x20-\x7e]|[\\{},"]/;
const text = remembered((value) => {
  if (ODD.test(value)) throw new TypeError('a bulk load takes codes, not words');
  return Buffer.from(value, 'latin1');
});

const EPOCH = Date.UTC(2000, 0, 1);
const date = remembered((value) => {
  const days = new Uint8Array(4);
  int32(Math.round((Date.parse(`${value}T00:00:00Z`) - EPOCH) / 86_400_000), days, 0);
  return days;
});

const HEX = new Uint8Array(128);
for (const [value, digit] of [...'0123456789abcdef'].entries()) HEX[digit.charCodeAt(0)] = value;

/** hex digits from `from` on, hyphens passed over */
function unhexed(hex: string, from: number, out: Uint8Array, at: number): number {
  for (let i = from; i < hex.length; i += 2) {
    if (hex.charCodeAt(i) === 45) i++;
    out[at++] = ((HEX[hex.charCodeAt(i)] as number) << 4) | (HEX[hex.charCodeAt(i + 1)] as number);
  }
  return at;
}

const uuid: Field = (value, out, at) => unhexed(value as string, 0, out, int32(16, out, at));

/** As bytes, or as hex behind `\x` like JSON carries it. */
const bytea: Field = (value, out, at) => {
  if (typeof value === 'string') return unhexed(value, 2, out, int32((value.length - 2) / 2, out, at));
  const bytes = value as Uint8Array;
  return put(bytes, out, int32(bytes.length, out, at));
};

const smallint: Field = (value, out, at) => {
  at = int32(2, out, at);
  out[at] = (value as number) >>> 8;
  out[at + 1] = value as number;
  return at + 2;
};
const integer: Field = (value, out, at) => int32(value as number, out, int32(4, out, at));
const boolean: Field = (value, out, at) => {
  at = int32(1, out, at);
  out[at] = value ? 1 : 0;
  return at + 1;
};

const FIELDS: Readonly<Record<string, Field>> = { text, date, uuid, bytea, smallint, integer, boolean };
const OIDS: Readonly<Record<string, number>> = { text: 25, uuid: 2950, bytea: 17 };

function fieldOf(type: string): Field {
  const one = FIELDS[type.replace('[]', '')];
  if (!one) throw new TypeError(`a bulk load knows no ${type}`);
  if (!type.endsWith('[]')) return one;
  const oid = OIDS[type.slice(0, -2)];
  if (!oid) throw new TypeError(`a bulk load knows no ${type}`);
  return listOf(one, oid);
}

/** One dimension from 1 on; none where it is empty. */
const listOf =
  (one: Field, oid: number): Field =>
  (value, out, start) => {
    const all = value as readonly unknown[];
    let at = int32(all.length === 0 ? 0 : 1, out, start + 4);
    at = int32(all.includes(null) ? 1 : 0, out, at);
    at = int32(oid, out, at);
    if (all.length > 0) at = int32(1, out, int32(all.length, out, at));
    for (const each of all) at = each === null ? int32(-1, out, at) : one(each, out, at);
    int32(at - start - 4, out, start);
    return at;
  };
