import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isPlainJson } from './json-body.ts';

it('whatever a program writes as JSON is plain, with and without blanks', () => {
  const value = fc.jsonValue({ maxDepth: 5 });
  fc.assert(
    fc.property(value, fc.constantFrom(undefined, 1, '\t'), (one, space) => {
      expect(isPlainJson(JSON.stringify(one, null, space))).toBe(true);
    }),
  );
});

it('a key that stands twice in one object is not, however it is written', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (key) => {
      const quoted = JSON.stringify(key);
      const escaped = `"${[...key].map((sign) => [...Array(sign.length).keys()].map((i) => `\\u${sign.charCodeAt(i).toString(16).padStart(4, '0')}`).join('')).join('')}"`;
      for (const twice of [`{${quoted}:1,${quoted}:2}`, `[{"x":{${quoted} :1,\n${escaped}\t: 2}}]`])
        expect(isPlainJson(twice)).toBe(false);
      expect(isPlainJson(`[{${quoted}:1},{${escaped}:{${quoted}:1}}]`)).toBe(true);
    }),
  );
});

it('what only looks like a key inside a text is none', () => {
  expect(isPlainJson(JSON.stringify({ a: '"a":1,"a":2', b: '\\', c: '\\"a":' }))).toBe(true);
});

it('what is deeper than any contract, or has more keys, is refused without being built', () => {
  expect(isPlainJson('['.repeat(100_000))).toBe(false);
  expect(isPlainJson('{"a":'.repeat(17) + '1'.padEnd(18, '}'))).toBe(false);
  expect(isPlainJson(JSON.stringify(Object.fromEntries(Array.from({ length: 4001 }, (_, i) => [i, 1]))))).toBe(false);
});
