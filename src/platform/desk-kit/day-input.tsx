import { useState } from 'react';
import type { Day } from '../kernel/days.ts';
import { readDay, writeDay } from './day-words.ts';
import { Field, type FieldProps } from './field.tsx';
import { useWords } from './words.tsx';

export interface DayInputProps extends Omit<FieldProps, 'children' | 'count' | 'group'> {
  readonly value: Day | null;
  readonly onChange: (day: Day | null) => void;
  readonly today: Day;
  /** a day without a year means the next one, not the last one */
  readonly ahead?: boolean;
}

/** A day, typed: 14.12.2021. or 14/12 or 2021-12-14. Beside it stands what was understood, with the weekday. */
export function DayInput({ value, onChange, today, ahead = false, ...field }: DayInputProps) {
  const { t, formatDay } = useWords();
  const [typed, setTyped] = useState(value ? writeDay(value) : '');
  const [left, setLeft] = useState(true);
  const read = readDay(typed, today, ahead);
  const known = read.kind === 'day' ? read.day : null;
  // the value was changed from outside (a restored draft, another editor)
  const shown = left && value !== known && read.kind !== 'unclear' ? (value ? writeDay(value) : '') : typed;
  const unclear = left && shown === typed && read.kind === 'unclear' ? t('kit.day.unclear') : undefined;
  return (
    <Field {...field} error={field.error ?? unclear}>
      {(wiring) => (
        <div className="day-line">
          <input
            id={wiring.id}
            className="in in-day"
            inputMode="numeric"
            autoComplete="off"
            placeholder={t('kit.day.pattern')}
            aria-describedby={wiring.describedBy}
            aria-invalid={wiring.invalid || undefined}
            value={shown}
            onFocus={() => {
              setTyped(shown);
              setLeft(false);
            }}
            onChange={(event) => {
              const text = event.currentTarget.value;
              setTyped(text);
              const next = readDay(text, today, ahead);
              onChange(next.kind === 'day' ? next.day : null);
            }}
            onBlur={() => {
              setLeft(true);
              if (known) setTyped(writeDay(known));
            }}
          />
          <span aria-live="polite">{value ? formatDay(value, 'weekday') : ''}</span>
        </div>
      )}
    </Field>
  );
}
