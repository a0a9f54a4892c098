import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { furniture } from '../../src/app/modules.ts';
import { aHouse, type TestHouse } from '../house.ts';
import { aWorld, someHands } from './samples.ts';

/**
 * A clear column is a code from a list, a day, a small number or an id (security.md section 3.1). What a person may type
 * freely has no clear column: not by its contract, not by its type, not by what is found in it.
 */
const SCHEMAS = ['people', 'hotline', 'cases', 'statistics', 'tasks', 'events', 'vault'];

/** Clear words that say nothing about a person. */
const WORDS: Readonly<Record<string, string>> = {
  'hotline.line.name': 'what a telephone line is called on the form',
  'hotline.contact.number': 'the running number of a contact, made by us; the field of that name looks it up',
};

/** Times in clear, with the reason (security.md section 3.1): exact for thirty days, then cut to the hour. */
const TIMES: Readonly<Record<string, string>> = {
  'hotline.line_call': 'a telephone call of the last thirty days',
  'hotline.line_event': 'what an exchange told of it',
  'hotline.line_port': 'when a line was last told to be down or up',
};

interface Column {
  readonly place: string;
  readonly column: string;
  readonly type: string;
}

let house: TestHouse;
let columns: Column[];

beforeAll(async () => {
  house = await aHouse({ settings: { openDrafts: 1000 } });
  await aWorld(house, await someHands(house));
  const superuser = await house.database.asSuperuser();
  columns = (
    await superuser.query<Column>(
      `select c.table_schema || '.' || c.table_name as place, c.column_name as column, c.udt_name as type
       from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
       where t.table_type = 'BASE TABLE' and c.table_schema = any ($1) order by 1, 2`,
      [SCHEMAS],
    )
  ).rows;
  await superuser.end();
});
afterAll(() => house.close());

interface Json {
  readonly type?: string;
  readonly enum?: unknown;
  readonly const?: unknown;
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly properties?: Readonly<Record<string, Json>>;
  readonly items?: Json;
  readonly anyOf?: readonly Json[];
  readonly oneOf?: readonly Json[];
  readonly allOf?: readonly Json[];
}

/** Names of fields in which anything may be typed: text with a length and no list and no pattern. */
function freeFields(schema: Json, name = ''): string[] {
  const inside = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])].flatMap((one) =>
    freeFields(one, name),
  );
  if (schema.properties)
    inside.push(...Object.entries(schema.properties).flatMap(([field, one]) => freeFields(one, field)));
  if (schema.items) inside.push(...freeFields(schema.items, name));
  const free = schema.type === 'string' && schema.enum === undefined && schema.const === undefined && !schema.pattern;
  return free && name !== '' ? [name, ...inside] : inside;
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const freeOf = (module: string): Set<string> =>
  new Set(
    furniture(() => null as never)
      .operations.filter((one) => one.face.id.startsWith(`${module}.`))
      .flatMap((one) => freeFields(z.toJSONSchema(one.face.input, { io: 'input', unrepresentable: 'any' }) as Json)),
  );

const isWords = (type: string) =>
  ['text', 'varchar', '_text', '_varchar', 'json', 'jsonb', 'xml', 'bpchar'].includes(type);

describe.each(['people', 'hotline', 'cases'])('%s', (module) => {
  it('has fields in which anything may be typed, and the reader finds them', () => {
    expect(freeOf(module).size).toBeGreaterThan(0);
  });

  it('has no clear column for any of them', () => {
    const free = new Set([...freeOf(module)].map(snake));
    const found = columns
      .filter((one) => one.place.startsWith(`${module}.`) && isWords(one.type) && free.has(one.column))
      .map((one) => `${one.place}.${one.column}`)
      .filter((name) => !(name in WORDS));
    expect(found).toEqual([]);
  });
});

describe('every table', () => {
  it('knows days and no times', () => {
    const found = columns.filter((one) => /^(timestamp|time|interval)/.test(one.type) && !(one.place in TIMES));
    expect(found.map((one) => `${one.place}.${one.column}`)).toEqual([]);
  });

  it('holds codes, numbers and ids in clear, and no sentence', async () => {
    const superuser = await house.database.asSuperuser();
    const found: string[] = [];
    for (const { place, column, type } of columns.filter((one) => isWords(one.type))) {
      if (`${place}.${column}` in WORDS || type === 'jsonb') continue;
      const values = type.startsWith('_') ? `unnest(${column})` : column;
      const { rows } = await superuser.query<{ v: string | null }>(`select distinct ${values} as v from ${place}`);
      const odd = rows
        .map((row) => row.v)
        .filter((value) => value !== null && !/^[A-Za-z0-9][A-Za-z0-9_.:+-]{0,63}$/.test(value));
      found.push(...odd.map((value) => `${place}.${column}: ${value}`));
    }
    await superuser.end();
    expect(found).toEqual([]);
  });

  it('tells events in ids, codes, days and numbers', async () => {
    const superuser = await house.database.asSuperuser();
    const { rows } = await superuser.query<{ kind: string; payload: Record<string, unknown> }>(
      'select kind, payload from events.outbox',
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const { kind, payload } of rows) {
      for (const value of Object.values(payload).flat()) {
        const plain =
          value === null ||
          typeof value === 'number' ||
          typeof value === 'boolean' ||
          /^[A-Za-z0-9][A-Za-z0-9_.:+-]{0,63}$/.test(String(value));
        expect(plain, `${kind}: ${JSON.stringify(value)}`).toBe(true);
      }
    }
    await superuser.end();
  });
});
