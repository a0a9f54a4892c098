import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import en from '../../src/platform/i18n/locales/en.json' with { type: 'json' };
import sr from '../../src/platform/i18n/locales/sr.json' with { type: 'json' };

/** Every code that a schema gives to a fault has a sentence: nobody reads "not the kind of value that belongs here" for a short password. */
const root = join(import.meta.dirname, '../../src');
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
);

const codes = new Set(
  sources.flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/error: (?:\(\) => )?'([a-z_]+)'/g)].map(
      (found) => found[1] as string,
    ),
  ),
);

describe('words for what is wrong with an input', () => {
  it('has found the codes', () => {
    expect([...codes]).toContain('too_short');
    expect(codes.size).toBeGreaterThan(12);
  });

  it.each([...codes].sort())('%s has a sentence in both languages', (code) => {
    expect(Object.keys(en.errors.input)).toContain(code);
    expect(Object.keys(sr.errors.input)).toContain(code);
  });
});
