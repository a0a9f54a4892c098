import { describe, expect, it } from 'vitest';
import { readQuery } from './name-query.ts';

const read = (text: string) => {
  const { words, ...rest } = readQuery(text);
  return { words: words.map((w) => w.letters), ...rest };
};

describe('what is typed into the search box', () => {
  it.each([
    ['петровић 1990', { words: ['petrović'], unfinished: false, birthYear: 1990 }],
    ['1990. Petrović', { words: ['petrović'], unfinished: true, birthYear: 1990 }],
    ['Ana 3. 5. 1990.', { words: ['ana'], unfinished: false, birthYear: 1990 }],
    ['Ana Ана ANA', { words: ['ana'], unfinished: true }],
    ['ana 1990 099 000 0001', { words: ['ana'], unfinished: false, birthYear: 1990, phone: '381990000001' }],
    ['099/000-00-01', { words: [], unfinished: false, phone: '381990000001' }],
    ['1990000', { words: [], unfinished: false, phone: expect.stringMatching(/1990000$/) }],
    ['  ', { words: [], unfinished: false }],
    ['1990', { words: [], unfinished: false, birthYear: 1990 }],
    ['Svetlana ◇ Primerić ', { words: ['svetlana', 'primerić'], unfinished: false }],
  ])('%s', (text, expected) => expect(read(text)).toEqual(expected));

  it('takes six words at most', () => {
    expect(read('a b c d e f g h').words).toHaveLength(6);
  });
});
