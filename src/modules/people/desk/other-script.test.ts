import { expect, it } from 'vitest';
import { otherScript } from './other-script.ts';

it('shows a name in the other script and keeps the mark of a synthetic one', () => {
  expect(otherScript('Svetlana ◇ Izmišljenović')).toEqual({ text: 'Светлана ◇ Измишљеновић', lang: 'sr-Cyrl' });
  expect(otherScript('Ђорђе ◇ Примерић')).toEqual({ text: 'Đorđe ◇ Primerić', lang: 'sr-Latn' });
});

it('does not guess where Serbian has no such letter, and leaves codes alone', () => {
  expect(otherScript('Xhevahire ◇ Primjer')).toBeUndefined();
  expect(otherScript('K26-00417')).toBeUndefined();
  expect(otherScript('Mila Примерић')).toBeUndefined();
});
