import type { ComponentPropsWithRef, ReactNode } from 'react';
import { useKeyNow } from './key-choices.ts';
import { KeyHint } from './key-hint.tsx';

export interface ButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'className'> {
  /** what happens: a verb and its thing, "Finalise contact" */
  children: ReactNode;
  /** go: the one next act of a region · bare: beside others · stop: destroys or ends */
  kind?: 'go' | 'plain' | 'bare' | 'stop';
  small?: boolean;
  wide?: boolean;
  /** the key that does the same, printed small; binding it is the screen's matter */
  keyHint?: string;
  busy?: boolean;
}

export const buttonClass = (kind: ButtonProps['kind'] = 'plain', small = false, wide = false): string =>
  `btn${kind === 'plain' ? '' : ` btn-${kind}`}${small ? ' btn-small' : ''}${wide ? ' btn-wide' : ''}`;

export function Button({
  kind = 'plain',
  small = false,
  wide = false,
  keyHint,
  busy = false,
  children,
  ...rest
}: ButtonProps) {
  const key = useKeyNow(keyHint ?? '');
  return (
    <button
      type="button"
      {...rest}
      className={buttonClass(kind, small, wide)}
      aria-busy={busy || undefined}
      aria-keyshortcuts={key.replace('Ctrl', 'Control').replaceAll(' ', '+') || undefined}
      onClick={busy ? undefined : rest.onClick}
    >
      <span>{children}</span>
      {keyHint && <KeyHint of={keyHint} />}
    </button>
  );
}
