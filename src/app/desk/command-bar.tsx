import { type KeyboardEvent, useId, useRef, useState } from 'react';
import type { DeskFinder, FoundThing } from '../../platform/desk-kit/desk-module.ts';
import {
  Dialog,
  isFailure,
  KeyHint,
  Marked,
  Notice,
  narrow,
  useGo,
  useMay,
  useWords,
} from '../../platform/desk-kit/index.ts';
import { commandsOf, findersOf, navigationOf } from './commands.ts';

interface Row {
  readonly id: string;
  readonly label: string;
  readonly aside?: string | undefined;
  readonly key?: string | undefined;
  readonly take: () => void;
}

const inOrder = (finders: readonly DeskFinder[], typed: string): readonly DeskFinder[] =>
  /\d/.test(typed)
    ? finders
    : [...finders].sort((a, b) => Number(a.forNumbers ?? false) - Number(b.forNumbers ?? false));

/** Go to a page, begin something, find somebody. A search is an act on record, so it is sent on Enter, not while typing. */
export default function CommandBar({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const go = useGo();
  const may = useMay();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const [found, setFound] = useState<{ typed: string; rows: readonly FoundThing[] }>();
  const [state, setState] = useState<'still' | 'asking' | string>('still');
  const asking = useRef<AbortController>(undefined);

  const open = (path: string) => {
    onClose();
    go(path);
  };
  const search = async (finder: DeskFinder) => {
    asking.current?.abort();
    asking.current = new AbortController();
    setState('asking');
    try {
      const rows = await finder.find(typed.trim(), asking.current.signal);
      setFound({ typed, rows });
      setAt(0);
      setState('still');
    } catch (error) {
      if (!asking.current.signal.aborted)
        setState(isFailure(error) && error.message ? error.message : t('kit.error.broken.title'));
    }
  };

  const pages: readonly Row[] = [
    ...commandsOf(may).map((c) => ({ id: c.id, label: t(c.words), key: c.key, take: () => open(c.path) })),
    ...navigationOf(may)
      .flat()
      .map((n) => ({ id: n.path, label: t(n.words), aside: t('desk.find.page'), take: () => open(n.path) })),
  ];
  const things: readonly Row[] =
    found && found.typed === typed
      ? found.rows.map((r) => ({ id: r.id, label: r.label, aside: r.aside, take: () => open(r.path) }))
      : [];
  const searches: readonly Row[] =
    typed.trim() === '' || found?.typed === typed
      ? []
      : inOrder(findersOf(may), typed).map((f) => ({
          id: f.id,
          label: t(f.words, { typed: typed.trim() }),
          key: 'Enter',
          take: () => void search(f),
        }));
  const rows = [...things, ...narrow(pages, typed), ...searches];
  const here = Math.min(at, rows.length - 1);

  const onKeyDown = (event: KeyboardEvent) => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move && rows.length > 0) setAt((here + move + rows.length) % rows.length);
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) rows[here]?.take();
    else return;
    event.preventDefault();
  };

  return (
    <Dialog open onClose={onClose} title={t('desk.find.title')}>
      <input
        className="in"
        data-autofocus
        role="combobox"
        aria-label={t('desk.find.words')}
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={here >= 0 ? `${id}-${here}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={t('desk.find.words')}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setAt(0);
          setState('still');
        }}
        onKeyDown={onKeyDown}
      />
      {state !== 'still' && state !== 'asking' && <Notice kind="bad" lead={state} />}
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={t('desk.find.title')}
        aria-busy={state === 'asking'}
        className="found"
      >
        {rows.map((row, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the box above hears the keys
          <div
            key={`${row.id}-${row.label}`}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === here}
            className="pick-option"
            data-marked={index === here || undefined}
            onClick={row.take}
            onPointerMove={() => setAt(index)}
          >
            <span>
              <Marked text={row.label} />
            </span>
            {row.aside && <span className="mute">{row.aside}</span>}
            {row.key && (row.key !== 'Enter' || index === here) && (
              <span className="push">
                <KeyHint of={row.key} />
              </span>
            )}
          </div>
        ))}
      </div>
      {rows.length === 0 && <p className="pick-none">{t('kit.pick.none')}</p>}
      <p className="vh" role="status">
        {state === 'asking' ? t('kit.waiting') : t('desk.find.count', { count: rows.length })}
      </p>
    </Dialog>
  );
}
