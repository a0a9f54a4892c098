import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Sentences, sentencesOf, toCyrillic, toLatin } from '../../src/platform/i18n/index.ts';

const PLURAL = /_(?:zero|one|two|few|many|other)$/;
const folders = [
  ...new Set(globSync('src/**/locales/*.json').map((file) => file.replaceAll('\\', '/').replace(/\/[^/]+$/, ''))),
];

const read = (file: string): Map<string, string> =>
  new Map(sentencesOf(JSON.parse(readFileSync(file, 'utf8')) as Sentences));

const placeholders = (sentence: string): string[] =>
  [
    ...new Set(
      [...sentence.matchAll(/\{\{\s*(\w+)|<\/?(\d+)>|\$t\((.*?)\)/g)].map((found) => found[1] ?? found[2] ?? found[3]!),
    ),
  ].sort();

/** Keys that have plural forms; a key like `too_many` is only a word. */
const counted = (sentences: Map<string, string>): Set<string> =>
  new Set([...sentences.keys()].filter((key) => /_(?:one|few)$/.test(key)).map((key) => key.replace(PLURAL, '')));

const baseOf = (key: string, plurals: Set<string>): string => {
  const base = key.replace(PLURAL, '');
  return plurals.has(base) ? base : key;
};

/** Serbian has a form more than English, and the form of one may leave its number out. */
function byKey(sentences: Map<string, string>): Map<string, Set<string>> {
  const plurals = counted(sentences);
  const found = new Map<string, Set<string>>();
  for (const [key, sentence] of sentences) {
    const base = baseOf(key, plurals);
    const names = found.get(base) ?? new Set();
    for (const name of placeholders(sentence)) names.add(name);
    found.set(base, names);
  }
  return found;
}

it('there are locales to read', () => expect(folders.length).toBeGreaterThan(0));

describe.each(folders)('%s', (folder) => {
  it('has both languages', () => {
    for (const language of ['en', 'sr']) expect(existsSync(`${folder}/${language}.json`), language).toBe(true);
  });

  const en = read(`${folder}/en.json`);
  const sr = read(`${folder}/sr.json`);

  it('says the same things in both', () => {
    expect([...byKey(sr).keys()].sort()).toEqual([...byKey(en).keys()].sort());
  });

  it('fills the same things in', () => {
    const serbian = byKey(sr);
    for (const [key, names] of byKey(en)) expect([...(serbian.get(key) ?? [])].sort(), key).toEqual([...names].sort());
  });

  it('has every form of a plural that the language needs', () => {
    for (const [sentences, forms] of [
      [en, ['one', 'other']],
      [sr, ['one', 'few', 'other']],
    ] as const)
      for (const base of counted(sentences))
        for (const form of forms) expect([...sentences.keys()]).toContain(`${base}_${form}`);
  });

  it('has no empty sentence and no half letter', () => {
    for (const [key, sentence] of [...en, ...sr]) {
      expect(sentence.trim(), key).not.toBe('');
      expect(sentence, key).toBe(sentence.normalize('NFC'));
    }
  });

  it('is Latin in Serbian, and comes back from Cyrillic as it was', () => {
    for (const [key, sentence] of sr) {
      expect(sentence, key).not.toMatch(/[\u0400-\u04ff]/);
      expect(toLatin(toCyrillic(sentence)), key).toBe(sentence);
      expect(placeholders(toCyrillic(sentence)), key).toEqual(placeholders(sentence));
    }
  });
});
