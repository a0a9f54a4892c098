import { describe, expect, it } from 'vitest';
import { canMove, withChoice, wrongWith } from './key-choices.ts';

const all = ['n', '/', '?', 'g t', 'g h', 'a', 'F2', 'F4', 'F8', 'Ctrl+Enter', 'Ctrl+S', 'Esc'];

describe('other keys than ours', () => {
  it('a consultant whose laptop takes F2 puts the safety card on F9', () => {
    expect(wrongWith('F2', 'F9', all, {})).toBeUndefined();
    expect(withChoice({}, 'F2', 'F9')).toEqual({ F2: 'F9' });
    expect(withChoice({ F2: 'F9' }, 'F2', 'F2')).toEqual({});
  });
  it('a key that another act has is refused, also when that act was moved there', () => {
    expect(wrongWith('n', 'a', all, {})).toBe('taken');
    expect(wrongWith('n', 'm', all, { a: 'm' })).toBe('taken');
    expect(wrongWith('n', 'a', all, { a: 'm' })).toBeUndefined();
    expect(wrongWith('n', 'g', all, {})).toBe('taken');
    expect(wrongWith('g t', 'n t', all, {})).toBe('taken');
  });
  it('a key that works while one types does not become a letter', () => {
    expect(wrongWith('F8', 'x', all, {})).toBe('while-typing');
    expect(wrongWith('Ctrl+Enter', 'Ctrl+E', all, {})).toBeUndefined();
  });
  it('what the browser or every field does with a key stays so', () => {
    expect(wrongWith('n', '5', all, {})).toBe('of-controls');
    expect(wrongWith('n', 'Esc', all, {})).toBe('of-controls');
    expect(wrongWith('Ctrl+S', 'Ctrl+W', all, {})).toBe('of-browser');
    expect(wrongWith('F2', 'F5', all, {})).toBe('of-browser');
    expect(['Esc', '1', '1–9', '↑ ↓', 'Enter', 'Esc Esc'].some(canMove)).toBe(false);
    expect(['n', 'g t', 'F8', 'Ctrl+K', '/'].every(canMove)).toBe(true);
  });
});
