import { describe, expect, it } from 'vitest';
import { strokeOf, worksWhileTyping } from './key-match.ts';

const press = (key: string, more: object = {}) =>
  strokeOf({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more });

describe('keys', () => {
  it('a consultant with a Cyrillic keyboard starts a contact with the same key', () => {
    expect(press('н')).toBe('n');
    expect(press('г')).toBe('g');
    expect(press('к', { ctrlKey: true })).toBe('Ctrl+K');
  });
  it('names strokes as the key hints print them', () => {
    expect(press('Enter', { ctrlKey: true })).toBe('Ctrl+Enter');
    expect(press('Enter', { metaKey: true })).toBe('Ctrl+Enter');
    expect(press('F4')).toBe('F4');
    expect(press('?', { shiftKey: true })).toBe('?');
    expect(press('Escape')).toBe('Esc');
    expect(press('Shift', { shiftKey: true })).toBeUndefined();
  });
  it('a letter typed into a text is a letter', () => {
    expect(['n', '?', '1', 'Enter', '/'].filter(worksWhileTyping)).toEqual([]);
    expect(['Ctrl+Enter', 'F8', 'Esc', 'Ctrl+S'].every(worksWhileTyping)).toBe(true);
  });
});
