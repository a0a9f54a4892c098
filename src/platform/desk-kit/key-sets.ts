import { useKeys } from './keys.tsx';
import { useWords } from './words.tsx';

/**
 * The keys of a screen, said once: the screen binds them, the list behind `?` and the page of help print them. `title`
 * and `does` are keys of words.
 */
export interface KeyAct {
  readonly key: string;
  readonly does: string;
}
export interface KeySet<Act extends string = string> {
  readonly title: string;
  readonly acts: Readonly<Record<Act, KeyAct>>;
}

type Pairs<Act extends string> = Readonly<Record<Act, readonly [key: string, does: string]>>;

/** @example const flagKeys = keySet('hotline.night.flag.title', { add: ['a', 'hotline.night.flag.set-number'] }) */
export function keySet<const Act extends string>(title: string, acts: Pairs<Act>): KeySet<Act> {
  const entries = Object.entries<readonly [string, string]>(acts).map(([act, [key, does]]) => [act, { key, does }]);
  return { title, acts: Object.fromEntries(entries) };
}

type Runs<Act extends string> = { readonly [A in Act]?: ((event: KeyboardEvent) => void) | false | null | undefined };

/** Binds the acts that can be done now; one that is left out, or false, is not heard and not listed. */
export function useKeySet<Act extends string>(
  set: KeySet<Act>,
  runs: Runs<Act>,
  options: { alone?: boolean; off?: boolean } = {},
): void {
  const { t } = useWords();
  const bound = Object.entries<KeyAct>(set.acts).flatMap(([act, { key, does }]) => {
    const run = runs[act as Act] as ((event: KeyboardEvent) => void) | undefined;
    return run ? [[key, { does: t(does), run }] as const] : [];
  });
  useKeys(t(set.title), Object.fromEntries(bound), options);
}
