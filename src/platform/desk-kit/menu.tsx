import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';

export interface MenuItem {
  readonly id: string;
  readonly words: string;
  readonly run: () => void;
  /** one of a few: shows which is on */
  readonly on?: boolean;
  /** a hair above */
  readonly ruled?: boolean;
}

/** A word that opens a short list of acts. ↑ ↓ move, Enter does, Esc closes and gives the focus back. */
export function MenuButton({
  label,
  className,
  children,
  head,
  items,
}: {
  label?: string;
  className?: string;
  children: ReactNode;
  head?: ReactNode;
  items: readonly MenuItem[];
}) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const ground = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const stops = () => [...(ground.current?.querySelectorAll<HTMLElement>('.menu-item') ?? [])];

  useEffect(() => {
    if (!open) return;
    ground.current?.querySelector<HTMLElement>('.menu-item')?.focus();
    const away = (event: PointerEvent) => {
      if (!ground.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', away);
    return () => document.removeEventListener('pointerdown', away);
  }, [open]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (!open) return;
    const all = stops();
    const here = all.indexOf(document.activeElement as HTMLElement);
    if (event.key === 'ArrowDown') all[(here + 1) % all.length]?.focus();
    else if (event.key === 'ArrowUp') all[(here - 1 + all.length) % all.length]?.focus();
    else if (event.key === 'Escape') {
      setOpen(false);
      opener.current?.focus();
    } else if (event.key === 'Tab') return setOpen(false);
    else return;
    event.preventDefault();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears the keys of the menu inside it
    <div ref={ground} className="menu" onKeyDown={onKeyDown}>
      <button
        ref={opener}
        type="button"
        className={className}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {children}
      </button>
      {open && (
        <div className="menu-drop">
          {head && <div className="menu-label">{head}</div>}
          <div id={id} role="menu" aria-label={label}>
            {items.map((item) => (
              // biome-ignore lint/a11y/useAriaPropsSupportedByRole: only a menuitemradio has it
              <button
                key={item.id}
                type="button"
                role={item.on === undefined ? 'menuitem' : 'menuitemradio'}
                aria-checked={item.on}
                tabIndex={-1}
                className={item.ruled ? 'menu-item menu-ruled' : 'menu-item'}
                onClick={() => {
                  setOpen(false);
                  opener.current?.focus();
                  item.run();
                }}
              >
                {item.words}
                {item.on && (
                  <span className="push" aria-hidden="true">
                    ✓
                  </span>
                )}
              </button>
            ))}
          </div>
        </div>
      )}
    </div>
  );
}
