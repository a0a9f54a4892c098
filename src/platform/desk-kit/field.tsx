import { type ReactNode, useId } from 'react';
import { KeyHint } from './key-hint.tsx';

/** What a control inside a field must carry, so that label, hint and error are heard with it. */
export interface FieldWiring {
  readonly id: string;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
}

export interface FieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly keyHint?: string;
  /** what is wrong and what to do, in the reader's language */
  readonly error?: string | undefined;
  /** under the control: what happens to the text; at the end a count */
  readonly foot?: ReactNode;
  readonly count?: string | undefined;
  readonly last?: boolean;
  /** the control names itself (chips, a group): the label is then no <label> */
  readonly group?: boolean;
  readonly children: (wiring: FieldWiring) => ReactNode;
}

/** Margin and measure: the label stands in the margin, the control in the wide column; on a phone the margin moves above. */
export function Field({ label, hint, keyHint, error, foot, count, last, group, children }: FieldProps) {
  const id = useId();
  const said = [hint && `${id}-hint`, error && `${id}-wrong`, foot && `${id}-foot`].filter(Boolean).join(' ');
  const words = (
    <>
      {label}
      {keyHint && <KeyHint of={keyHint} />}
    </>
  );
  return (
    <div className={last ? 'mm mm-last' : 'mm'}>
      <div className="mm-margin">
        {group ? (
          <span className="mm-label">{words}</span>
        ) : (
          <label className="mm-label" htmlFor={id}>
            {words}
          </label>
        )}
        {hint && (
          <span className="mm-hint" id={`${id}-hint`}>
            {hint}
          </span>
        )}
      </div>
      <div className="mm-stack">
        {children({ id, describedBy: said || undefined, invalid: Boolean(error) })}
        {error && (
          <p className="mm-wrong" id={`${id}-wrong`} role="alert">
            <svg viewBox="0 0 12 12" aria-hidden="true">
              <path d="M6 0l6 11H0z" fill="currentColor" />
            </svg>
            {error}
          </p>
        )}
        {(foot || count) && (
          <div className="mm-foot">
            {foot && <span id={`${id}-foot`}>{foot}</span>}
            {count && <span className="num">{count}</span>}
          </div>
        )}
      </div>
    </div>
  );
}
