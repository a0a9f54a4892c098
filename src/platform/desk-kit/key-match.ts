/**
 * Keys as people read them: 'n', 'g t' (one after the other), 'Ctrl+Enter', 'F4', '?'. Pure: an event comes in as data.
 * On a Cyrillic layout the letter that lies on the same key counts, so nobody must switch the layout to work.
 */
export interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** Serbian Cyrillic layout: the letter on the key → the Latin letter on the same key. */
const SAME_KEY: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  ц: 'c',
  д: 'd',
  е: 'e',
  ф: 'f',
  г: 'g',
  х: 'h',
  и: 'i',
  ј: 'j',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  љ: 'q',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  в: 'v',
  њ: 'w',
  џ: 'x',
  ѕ: 'y',
  з: 'z',
};

const NAMES: Readonly<Record<string, string>> = { Escape: 'Esc', ' ': 'Space', ArrowUp: '↑', ArrowDown: '↓' };

/** One stroke in the notation of a binding; undefined while only Shift, Ctrl, Alt or Meta is down. */
export function strokeOf(event: Pressed): string | undefined {
  if (['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'Dead', 'Process'].includes(event.key)) return undefined;
  const plain = event.key.length === 1 ? (SAME_KEY[event.key.toLowerCase()] ?? event.key) : event.key;
  const ctrl = event.ctrlKey || event.metaKey;
  const name = NAMES[plain] ?? (ctrl && plain.length === 1 ? plain.toUpperCase() : plain);
  const isLong = name.length > 1;
  return `${ctrl ? 'Ctrl+' : ''}${event.altKey && isLong ? 'Alt+' : ''}${event.shiftKey && isLong ? 'Shift+' : ''}${name}`;
}

/** May this stroke work while somebody is typing? Function keys, Esc and anything with Ctrl; never a letter or digit. */
export const worksWhileTyping = (stroke: string): boolean => /^(Ctrl\+|Alt\+|Shift\+F\d|F\d)|^Esc$/.test(stroke);

/** How a binding is printed on a key hint: 'Ctrl+Enter' → 'Ctrl Enter'. */
export const printed = (binding: string): string => binding.replaceAll('+', ' ');
