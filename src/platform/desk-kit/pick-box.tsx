import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import type { FieldWiring } from './field.tsx';
import { focusNextField } from './next-field.ts';
import { useWords } from './words.tsx';

export interface PickOption<C extends string = string> {
  readonly code: C;
  readonly label: string;
  /** stands at the end of the row: a number, a place, a parent */
  readonly aside?: string | undefined;
  readonly group?: string | undefined;
}

export interface PickBoxProps<C extends string> {
  readonly wiring: FieldWiring;
  /** already narrowed to what was typed */
  readonly options: readonly PickOption<C>[];
  readonly text: string;
  readonly placeholder: string | undefined;
  readonly chosen: (code: C) => boolean;
  readonly onText: (text: string) => void;
  readonly onTake: (code: C) => void;
  readonly onLeave: () => void;
}

const SHOWN = 60;

/** The field and its list, by the combobox pattern of the ARIA Authoring Practices: the focus stays in the field. */
export function PickBox<C extends string>(props: PickBoxProps<C>) {
  const { wiring, options, text, placeholder, chosen, onText, onTake, onLeave } = props;
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const shown = options.slice(0, SHOWN);
  const here = Math.min(at, shown.length - 1);
  const groups = [...new Set(shown.map((o) => o.group))];
  const listId = `${wiring.id}-list`;

  // the list opens upwards where there is no room below, and keeps what is marked in sight
  useLayoutEffect(() => {
    const box = list.current;
    if (!open || !box) return;
    const field = box.parentElement?.getBoundingClientRect();
    box.classList.toggle('pick-up', field !== undefined && innerHeight - field.bottom < 312 && field.top > 360);
    box.querySelector(`#${CSS.escape(`${listId}-${here}`)}`)?.scrollIntoView({ block: 'nearest' });
  }, [open, here, listId]);

  const take = (option: PickOption<C>) => {
    onTake(option.code);
    setOpen(false);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const marked = shown[here];
    if (move && open && shown.length > 0) setAt((here + move + shown.length) % shown.length);
    else if (move) setOpen(true);
    else if (event.key === 'Enter' && open && marked) take(marked);
    else if (event.key === 'Enter') focusNextField(event.currentTarget);
    else if (event.key === 'Escape' && open) setOpen(false);
    else return;
    event.preventDefault();
  };

  return (
    <div className="pick">
      <input
        id={wiring.id}
        className="in"
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder ?? t('kit.pick.type')}
        role="combobox"
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-expanded={open}
        aria-controls={open ? listId : undefined}
        aria-activedescendant={open && here >= 0 ? `${listId}-${here}` : undefined}
        aria-describedby={wiring.describedBy}
        aria-invalid={wiring.invalid || undefined}
        value={text}
        onChange={(event) => {
          onText(event.currentTarget.value);
          setAt(0);
          setOpen(true);
        }}
        onClick={() => setOpen(true)}
        onFocus={(event) => event.currentTarget.select()}
        onKeyDown={onKeyDown}
        onBlur={() => {
          setOpen(false);
          onLeave();
        }}
      />
      {open && (
        <div ref={list} className="pick-drop">
          <div id={listId} role="listbox" aria-labelledby={wiring.id}>
            {groups.map((group) => (
              // biome-ignore lint/a11y/useAriaPropsSupportedByRole: a name only where there is a group
              <div key={group ?? ''} role={group ? 'group' : undefined} aria-label={group}>
                {group && (
                  <div className="pick-group" aria-hidden="true">
                    {group}
                  </div>
                )}
                {shown.map(
                  (option, index) =>
                    option.group === group && (
                      // biome-ignore lint/a11y/useKeyWithClickEvents: the field hears the keys
                      <div
                        key={option.code}
                        id={`${listId}-${index}`}
                        role="option"
                        tabIndex={-1}
                        aria-selected={chosen(option.code)}
                        data-marked={index === here || undefined}
                        className="pick-option"
                        onPointerDown={(event) => event.preventDefault()}
                        onClick={() => take(option)}
                      >
                        <span>{option.label}</span>
                        {option.aside && <span className="mute">{option.aside}</span>}
                      </div>
                    ),
                )}
              </div>
            ))}
          </div>
          {shown.length === 0 && <div className="pick-none">{t('kit.pick.none')}</div>}
          {options.length > SHOWN && (
            <div className="pick-none">{t('kit.pick.more', { n: options.length - SHOWN })}</div>
          )}
        </div>
      )}
    </div>
  );
}
