import { printed } from './key-match.ts';

/** A key beside a word. The word carries the meaning, so a screen reader passes over the key. */
// biome-ignore lint/a11y/noAriaHiddenOnFocusable: a kbd cannot be focused
export const KeyHint = ({ of }: { of: string }) => <kbd aria-hidden="true">{printed(of)}</kbd>;
