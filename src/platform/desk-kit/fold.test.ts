import { describe, expect, it } from 'vitest';
import { fold, matchOf, narrow } from './fold.ts';

describe('type-ahead', () => {
  it('a worker who types without diacritics finds the district', () => {
    expect(matchOf('Šumadijski okrug', 'sumad')).toBe(2);
    expect(matchOf('Južnobački', 'juznob')).toBe(2);
    expect(matchOf('Đerdap', 'djer')).toBe(2);
    expect(matchOf('Đerdap', 'der')).toBe(2);
  });
  it('a worker who types in Cyrillic finds the Latin label, and the other way round', () => {
    expect(matchOf('Šumadijski okrug', 'шумад')).toBe(2);
    expect(matchOf('Севернобачки', 'severnob')).toBe(2);
    expect(matchOf('Љубовија', 'ljub')).toBe(2);
    expect(fold('Ђорђе')).toBe(fold('Đorđe'));
  });
  it('the label that begins with what was typed comes first', () => {
    const list = ['Nova Varoš', 'Novi Sad', 'Banatski Novac', 'Bonovo'].map((label) => ({ label }));
    expect(narrow(list, 'nov').map((o) => o.label)).toEqual(['Nova Varoš', 'Novi Sad', 'Banatski Novac', 'Bonovo']);
    expect(narrow(list, 'xyz')).toEqual([]);
  });
});
