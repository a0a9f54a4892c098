import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldWord, readNoteQuestion, type Snippet, scanNotes } from './note-words.ts';

const find = (typed: string, ...texts: string[]) => {
  const question = readNoteQuestion(typed);
  return (
    question &&
    scanNotes(
      question,
      texts.map((text, n) => [`field-${n}`, text] as const),
    )
  );
};
const marked = ({ text, marks }: Snippet) => marks.map(([from, to]) => text.slice(from, to));

describe('words inside notes', () => {
  it('meet in either script and without the little marks', () => {
    for (const form of ['Ђорђе', 'Đorđe', 'Djordje', 'Dorde', 'ĐORĐE', 'Ðorđe'.replace('Ð', 'Đ')])
      expect(foldWord(form)).toBe('dorde');
    expect(find('zena', 'Zove žena iz Šapca ◇')?.map((one) => marked(one.snippet))).toEqual([['žena']]);
    expect(find('Шабац', 'poziv iz grada Šabac ◇')).toHaveLength(1);
    expect(find('šabac', 'позив из града Шабац ◇')?.map((one) => marked(one.snippet))).toEqual([['Шабац']]);
    expect(find('dzep', 'u džepu ◇')).toHaveLength(1);
  });

  it('are met by words that begin with them, and not in the middle of one', () => {
    expect(find('sestr', 'njena sestra, sestri, sestre ◇')?.flatMap((one) => marked(one.snippet))).toEqual([
      'sestra',
      'sestri',
      'sestre',
    ]);
    expect(find('estra', 'njena sestra ◇')).toBeNull();
  });

  it('must all stand in the notes of one contact, in whichever field', () => {
    expect(find('pasoš gazda', 'gazda je uzeo', 'pasoš je kod njega ◇')?.map((one) => one.field)).toEqual([
      'field-0',
      'field-1',
    ]);
    expect(find('pasoš brat', 'gazda je uzeo', 'pasoš je kod njega ◇')).toBeNull();
  });

  it('in quotation marks stand as they are, one after another', () => {
    const text = 'Ne zna gde je dete; dete je kod babe ◇';
    for (const typed of ['"gde je dete"', '„где је дете“', '«gde je dete»', '"gde je dete'])
      expect(find(typed, text)?.flatMap((one) => marked(one.snippet))).toEqual(['gde je dete']);
    expect(find('"dete je gde"', text)).toBeNull();
    expect(find('"det"', text)).toBeNull();
    expect(find('"je dete" bab', text)?.flatMap((one) => marked(one.snippet))).toEqual(['je dete', 'babe']);
  });

  it('are a question only where there is a word of two letters', () => {
    for (const typed of ['', '  ', '"', '""', 'a b', '-- ; %', '◇', '.*']) expect(readNoteQuestion(typed)).toBeNull();
    expect(readNoteQuestion('a on')).toHaveLength(2);
    // a pattern is text
    expect(find('.*', 'whatever ◇')).toBeNull();
    expect(find('(a+)+', 'aaaaaaaaaaaaaaaa ◇')).toBeNull();
  });

  it('said twice are one, and a hundred of them cost about as much as two', () => {
    expect(readNoteQuestion('pasoš ПАСОШ "je dete" „је дете“ "pasoš"')).toEqual([
      { words: ['je', 'dete'], isExact: true },
      { words: ['pasos'], isExact: true },
      { words: ['pasos'], isExact: false },
    ]);
    const text = 'a b c '.repeat(3300);
    const cpuOf = (typed: string) => {
      const begun = process.cpuUsage();
      for (let n = 0; n < 20; n++) find(typed, text, text, text);
      return process.cpuUsage(begun).user;
    };
    const letters = Array.from({ length: 99 }, (_, n) => 'abcdefghijklmnopqrstuvwxyz'[n % 26]).join(' ');
    const few = cpuOf('ab z');
    expect(cpuOf(`${letters} ab`)).toBeLessThan(6 * few);
  });

  it('come with a piece of the text that begins and ends between words', () => {
    const text = `${'prvo ovo '.repeat(40)}onda ključ ${'posle toga '.repeat(40)}◇`;
    const [one] = find('ključ', text) ?? [];
    expect(one?.snippet.cut).toEqual([true, true]);
    expect(one && marked(one.snippet)).toEqual(['ključ']);
    expect(one?.snippet.text.length).toBeLessThan(180);
    for (const word of one?.snippet.text.trim().split(' ') ?? [])
      expect(['prvo', 'ovo', 'onda', 'ključ', 'posle', 'toga']).toContain(word);
  });

  it('any word of any text finds that text, and what is marked is that word', () => {
    const word = fc.constantFrom(
      'žena',
      'жена',
      'Đak',
      'pasoš',
      '12',
      'ćerka',
      'šta',
      'не',
      "O'Neill",
      'ルナ',
      'İstanbul',
      '𝒜bc',
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 60 }), fc.nat(), fc.string(), (words, n, noise) => {
        const wanted = words[n % words.length] as string;
        const [hit] = find(wanted, `${noise} ${words.join(', ')} ${noise}`) ?? [];
        expect(hit).toBeDefined();
        if (!hit) return;
        const { text, marks } = hit.snippet;
        expect(marks.length).toBeGreaterThan(0);
        for (const [from, to] of marks) {
          expect(from >= 0 && to <= text.length && from < to).toBe(true);
          expect(foldWord(text.slice(from, to)).startsWith(foldWord(wanted))).toBe(true);
        }
      }),
    );
  });
});
