import { describe, expect, it } from 'vitest';
import { readExactQuestion } from './exact-question.ts';

const read = (text: string) => readExactQuestion(text);

describe('what somebody types into the search box', () => {
  it('an address is an address, in any case, alone or beside a name, and no name is made of it', () => {
    expect(read('Mila@Primer.Example')).toMatchObject({ emails: ['mila@primer.example'], rest: '' });
    expect(read('Milica mila@primer.example 1991')).toMatchObject({
      emails: ['mila@primer.example'],
      rest: 'Milica 1991',
    });
    expect(read('<mila@primer.example>,').emails).toEqual(['mila@primer.example']);
  });

  it('an account is known by its sign, by digits among its letters, or as one word alone', () => {
    expect(read('@Mila.Probna')).toMatchObject({ handles: ['mila.probna'], rest: '' });
    expect(read('mila_92').handles).toEqual(['mila_92']);
    expect(read('Milica')).toMatchObject({ handles: ['milica'], rest: 'Milica' });
    expect(read('Milica Probnić')).toMatchObject({ handles: [], rest: 'Milica Probnić' });
  });

  it('a document number is read with and without its blanks and signs', () => {
    expect(read('ab123456')).toMatchObject({ documents: ['AB123456'], rest: '' });
    expect(read('AB 123 456').documents).toContain('AB123456');
    expect(read('Milica 008-123-456')).toMatchObject({ documents: ['008123456'], rest: 'Milica 008-123-456' });
  });

  it('a name with a year, a day of birth and a client code ask for nothing exactly', () => {
    for (const text of ['Milica Probnić 1991', 'Milica 14.12.1994.', ' - '])
      expect(read(text), text).toMatchObject({ emails: [], handles: [], documents: [], rest: text.trim() });
  });

  it('reads no more than a question', () => {
    const pasted = Array.from({ length: 500 }, (_, n) => `a${n}@primer.example`).join(' ');
    expect(read(pasted).emails.length).toBeLessThanOrEqual(4);
  });
});
