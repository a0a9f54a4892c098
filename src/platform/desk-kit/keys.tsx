import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useId,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { type KeyChoices, KeyChoicesProvider } from './key-choices.ts';
import { strokeOf, worksWhileTyping } from './key-match.ts';

/** What a key does, in words for the list of keys, and the act itself. */
export interface KeyBinding {
  readonly does: string;
  readonly run: (event: KeyboardEvent) => void;
}
export type KeyMap = Readonly<Record<string, KeyBinding>>;

interface Layer {
  readonly id: string;
  readonly title: string;
  /** nothing below is heard: a dialog, a panel that must be answered */
  readonly alone: boolean;
  keys: KeyMap;
}

export interface KeyLayer {
  readonly id: string;
  readonly title: string;
  readonly keys: KeyMap;
}

interface Registry {
  put(layer: Layer): void;
  drop(id: string): void;
  layers(): readonly Layer[];
  subscribe(listener: () => void): () => void;
}

function createRegistry(): Registry {
  let layers: readonly Layer[] = [];
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  return {
    put(layer) {
      layers = [...layers.filter((l) => l.id !== layer.id), layer];
      tell();
    },
    drop(id) {
      layers = layers.filter((l) => l.id !== id);
      tell();
    },
    layers: () => layers,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const KeysContext = createContext<Registry | undefined>(undefined);

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type)));

/** The first binding from the top for `stroke`, or whether some sequence begins with it; keys as this user has them. */
function look(layers: readonly Layer[], stroke: string, chosen: KeyChoices): { binding?: KeyBinding; begins: boolean } {
  let begins = false;
  for (const layer of [...layers].reverse()) {
    const keys = Object.entries(layer.keys).map(([key, binding]) => [chosen[key] ?? key, binding] as const);
    const binding = keys.find(([key]) => key === stroke)?.[1];
    if (binding) return { binding, begins };
    if (keys.some(([key]) => key.startsWith(`${stroke} `))) begins = true;
    if (layer.alone) break;
  }
  return { begins };
}

const OURS: KeyChoices = {};

/** Listens once for the whole desk. A stroke that a control has used already (preventDefault) is not heard again. */
export function KeysProvider({ chosen = OURS, children }: { chosen?: KeyChoices; children: ReactNode }) {
  const [registry] = useState(createRegistry);
  const choices = useRef(chosen);
  choices.current = chosen;
  useEffect(() => {
    let first: { stroke: string; at: number } | undefined;
    const listen = (event: KeyboardEvent) => {
      const stroke = strokeOf(event);
      if (!stroke || event.defaultPrevented || event.isComposing) return;
      if (isTyping(event.target) && !worksWhileTyping(stroke)) return;
      const sequence = first && event.timeStamp - first.at < 1200 ? `${first.stroke} ${stroke}` : undefined;
      first = undefined;
      const layers = registry.layers();
      const found = (sequence && look(layers, sequence, choices.current).binding) || undefined;
      const single = found ? undefined : look(layers, stroke, choices.current);
      const binding = found ?? single?.binding;
      if (binding) {
        // Enter and Space on a button press that button
        if (
          (stroke === 'Enter' || stroke === 'Space') &&
          event.target instanceof HTMLElement &&
          event.target.closest('a,button')
        )
          return;
        event.preventDefault();
        binding.run(event);
      } else if (single?.begins) first = { stroke, at: event.timeStamp };
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [registry]);
  return (
    <KeyChoicesProvider value={chosen}>
      <KeysContext value={registry}>{children}</KeysContext>
    </KeyChoicesProvider>
  );
}

/**
 * Binds keys while the component is there. Plain keys are silent in text fields; Ctrl, F keys and Esc always work.
 * @example useKeys(t('hotline.keys'), { n: { does: t('hotline.new'), run: open }, 'g t': …, 'Ctrl+Enter': …, F4: … })
 */
export function useKeys(title: string, keys: KeyMap, options: { alone?: boolean; off?: boolean } = {}): void {
  const registry = useContext(KeysContext);
  const id = useId();
  const latest = useRef(keys);
  latest.current = keys;
  const shape = Object.entries(keys)
    .map(([key, binding]) => `${key}\u0000${binding.does}`)
    .join('\u0001');
  const alone = options.alone ?? false;
  const off = options.off ?? false;
  useEffect(() => {
    if (!registry || off) return;
    const lasting: Record<string, KeyBinding> = {};
    for (const pair of shape === '' ? [] : shape.split('\u0001')) {
      const [key = '', does = ''] = pair.split('\u0000');
      lasting[key] = { does, run: (event) => latest.current[key]?.run(event) };
    }
    registry.put({ id, title, alone, keys: lasting });
    return () => registry.drop(id);
  }, [registry, id, title, alone, off, shape]);
}

const noLayers: readonly Layer[] = [];

/** Everything that a key does right now, the nearest first; feeds the list behind `?`. */
export function useKeyList(): readonly KeyLayer[] {
  const registry = useContext(KeysContext);
  const layers = useSyncExternalStore(
    (listener) => registry?.subscribe(listener) ?? (() => {}),
    () => registry?.layers() ?? noLayers,
  );
  return [...layers].reverse();
}
