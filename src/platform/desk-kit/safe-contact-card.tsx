import type { ReactNode } from 'react';
import { type Hours, HoursBand } from './hours-band.tsx';
import { KeyHint } from './key-hint.tsx';
import { useWords } from './words.tsx';

/** May one call now? `closed` and `unknown` cover the number. */
export type SafeState = 'open' | 'closed' | 'unknown';

export interface SafeContactCardProps {
  readonly state: SafeState;
  /** the state in words when it is more than the usual sentence: "Open for 2 h 52 min" */
  readonly stateWords?: string;
  /** at the end of the head: code, valid until, by whom confirmed */
  readonly end?: ReactNode;
  /** "When, Tuesday and Thursday" */
  readonly hoursTitle: string;
  readonly hours: readonly Hours[];
  /** now in the organisation's zone, in hours of the day */
  readonly now?: number;
  /** how · who may answer · if something is wrong */
  readonly cells: readonly { readonly title: string; readonly body: ReactNode }[];
  /** the one act possible now */
  readonly foot?: ReactNode;
  readonly keyHint?: string;
}

const MARKS: Record<SafeState, ReactNode> = {
  open: <path d="m2 7.5 3.5 3.5L12 3.5" fill="none" stroke="currentColor" strokeWidth="2.2" />,
  closed: <path d="M2.5 2.5l9 9M11.5 2.5l-9 9" fill="none" stroke="currentColor" strokeWidth="2.2" />,
  unknown: (
    <circle cx="7" cy="7" r="5.5" fill="none" stroke="currentColor" strokeWidth="1.8" strokeDasharray="2.6 2.1" />
  ),
};

/** Stands before any number and any address: a document between double rules that says how this person may be reached. */
export function SafeContactCard({
  state,
  stateWords,
  end,
  hoursTitle,
  hours,
  now,
  cells,
  foot,
  keyHint,
}: SafeContactCardProps) {
  const { t } = useWords();
  return (
    <section className="safe" aria-label={t('kit.safe.title')}>
      <header className="safe-head">
        <h2>
          {t('kit.safe.title')} {keyHint && <KeyHint of={keyHint} />}
        </h2>
        <span className={state === 'open' ? 'safe-now' : `safe-now safe-now-${state === 'closed' ? 'no' : 'unknown'}`}>
          <svg viewBox="0 0 14 14" aria-hidden="true">
            {MARKS[state]}
          </svg>
          {stateWords ?? t(`kit.safe.${state}`)}
        </span>
        {end && <span className="safe-end">{end}</span>}
      </header>
      <dl>
        <div>
          <dt>{hoursTitle}</dt>
          <dd>
            <HoursBand hours={hours} now={now} />
          </dd>
        </div>
        {cells.map((cell) => (
          <div key={cell.title}>
            <dt>{cell.title}</dt>
            <dd>{cell.body}</dd>
          </div>
        ))}
      </dl>
      {foot && <footer className="safe-foot">{foot}</footer>}
    </section>
  );
}
