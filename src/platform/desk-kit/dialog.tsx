import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { Button } from './button.tsx';
import { useKeys } from './keys.tsx';
import { useWords } from './words.tsx';

export interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
  /** the acts; the first is the next act */
  readonly foot?: ReactNode;
  readonly wide?: boolean;
}

/** A question that must be answered before going on, or a page over the page. The focus stays inside and comes back. */
export const Dialog = ({ open, wide, ...rest }: DialogProps) =>
  open && <Over {...rest} look={wide ? 'dlg dlg-wide' : 'dlg'} />;

/** A panel at the end of the page: finding a client, looking something up. Esc closes it, text stays. */
export const SidePanel = ({ open, ...rest }: Omit<DialogProps, 'wide'>) => open && <Over {...rest} look="panel" />;

/**
 * The browser's own modal dialog: top layer, everything behind it inert, focus kept and given back. It closes by its
 * button and by Esc, never by a press beside it, so nothing typed is lost by a slip of the hand.
 */
function Over({ onClose, title, children, foot, look }: Omit<DialogProps, 'open' | 'wide'> & { look: string }) {
  const { t } = useWords();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useKeys(title, { Esc: { does: t('kit.close'), run: onClose } }, { alone: true });
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    const first =
      shown?.querySelector<HTMLElement>('[data-autofocus]') ??
      shown?.querySelector<HTMLElement>('.dlg-body :is(input, textarea, [tabindex="0"])');
    (first ?? shown?.querySelector<HTMLElement>('.dlg-foot button, .dlg-head button'))?.focus();
    document.documentElement.classList.add('is-fixed');
    return () => {
      document.documentElement.classList.remove('is-fixed');
      shown?.close();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={look}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className="dlg-head">
        <h2 id={id}>{title}</h2>
        <span className="push" />
        <Button kind="bare" small keyHint="Esc" onClick={onClose}>
          {t('kit.close')}
        </Button>
      </div>
      <div className="dlg-body">{children}</div>
      {foot && <div className="dlg-foot">{foot}</div>}
    </dialog>
  );
}
