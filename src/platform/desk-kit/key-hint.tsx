import { useKeyNow } from './key-choices.ts';
import { printed } from './key-match.ts';

/** A key beside a word, as this user has it. The word carries the meaning, so a screen reader passes over the key. */
export function KeyHint({ of }: { of: string }) {
  const now = useKeyNow(of);
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a kbd cannot be focused
  return <kbd aria-hidden="true">{printed(now)}</kbd>;
}
