import { createContext, useContext } from 'react';
import { worksWhileTyping } from './key-match.ts';

/**
 * Other keys than ours: the key as the screens know it → the key that this user presses instead. Pure but for the hook;
 * the choices are kept with her account.
 */
export type KeyChoices = Readonly<Record<string, string>>;

/** What every control does with these keys, or the digits of the field one is in: not to be moved, nor to be taken. */
const OF_CONTROLS = /^(\d.*|Tab|Enter|Space|Esc|↑|↓|Home|End|PageUp|PageDown|Backspace|Delete|Arrow\w+|Shift\+Tab)$/;
/** What browsers do and no page can prevent, or what hands do everywhere. */
const OF_BROWSER =
  /^(Ctrl\+([ACFLNPRTVWXYZ0-9+-]|Shift\+.*|Tab|F\d+)|(Shift\+)?F(1|3|5|6|7|10|11|12)|Alt\+.*|Ctrl\+Alt\+.*)$/;

export const canMove = (key: string): boolean => !OF_CONTROLS.test(key) && !OF_CONTROLS.test(key.split(' ')[0] ?? '');

export type WrongKey = 'of-controls' | 'of-browser' | 'while-typing' | 'taken';

/**
 * Why `wanted` cannot stand for `key`; undefined: it can. `all` are the keys of the house as the screens know them, `now`
 * what was chosen so far. A key that works while somebody types must stay one that does, or a letter would be eaten.
 */
export function wrongWith(key: string, wanted: string, all: readonly string[], now: KeyChoices): WrongKey | undefined {
  const first = wanted.split(' ')[0] ?? wanted;
  if (OF_CONTROLS.test(first)) return 'of-controls';
  if (OF_BROWSER.test(first) && wanted !== key) return 'of-browser';
  if (worksWhileTyping(key) && !worksWhileTyping(wanted)) return 'while-typing';
  const inUse = [...new Set(all)].filter((other) => other !== key).map((other) => now[other] ?? other);
  const clashes = (other: string) =>
    other === wanted || other.startsWith(`${wanted} `) || wanted.startsWith(`${other} `);
  return inUse.some(clashes) ? 'taken' : undefined;
}

/** The choices with `key` moved; back on its own key it is no choice any more. */
export function withChoice(now: KeyChoices, key: string, wanted: string): KeyChoices {
  const { [key]: _, ...rest } = now;
  return wanted === key ? rest : { ...rest, [key]: wanted };
}

const Choices = createContext<KeyChoices>({});
export const KeyChoicesProvider = Choices.Provider;
export const useKeyChoices = (): KeyChoices => useContext(Choices);

/** The key that stands for this one now, as a hint prints it. */
export const useKeyNow = (key: string): string => useKeyChoices()[key] ?? key;
