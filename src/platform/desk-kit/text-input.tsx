import type { ComponentPropsWithRef, KeyboardEvent } from 'react';
import { Field, type FieldProps } from './field.tsx';
import { focusNextField } from './next-field.ts';
import { useWords } from './words.tsx';

type Ground = Omit<FieldProps, 'children' | 'count' | 'group'> & {
  readonly value: string;
  readonly onChange: (text: string) => void;
};

export interface TextInputProps extends Ground {
  readonly short?: boolean;
  readonly input?: Omit<ComponentPropsWithRef<'input'>, 'value' | 'onChange'>;
}

/** One line of text. Enter goes to the next field; inside a form with its own submit it sends. */
export function TextInput({ value, onChange, short, input, ...field }: TextInputProps) {
  const onEnter = (event: KeyboardEvent<HTMLInputElement>) => {
    const plain = event.key === 'Enter' && !event.ctrlKey && !event.metaKey;
    if (!plain || event.currentTarget.form || event.nativeEvent.isComposing) return;
    event.preventDefault();
    focusNextField(event.currentTarget);
  };
  return (
    <Field {...field}>
      {(wiring) => (
        <input
          autoComplete="off"
          onKeyDown={onEnter}
          {...input}
          id={wiring.id}
          className={short ? 'in in-short' : 'in'}
          aria-describedby={wiring.describedBy}
          aria-invalid={wiring.invalid || undefined}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

export interface TextAreaProps extends Ground {
  /** the contract's limit in characters; the count is shown, nothing is ever cut */
  readonly max?: number;
  readonly rows?: number;
  readonly input?: Omit<ComponentPropsWithRef<'textarea'>, 'value' | 'onChange'>;
}

/** Long text with its count. More than `max` stays in the field and is said, because a lost word cannot be asked again. */
export function TextArea({ value, onChange, max, rows = 3, input, ...field }: TextAreaProps) {
  const { t, formatNumber } = useWords();
  const over = max !== undefined && value.length > max;
  const count =
    max === undefined ? undefined : t('kit.count', { n: formatNumber(value.length), max: formatNumber(max) });
  return (
    <Field
      {...field}
      count={count}
      error={field.error ?? (over ? t('kit.too-long', { n: formatNumber(value.length - max) }) : undefined)}
    >
      {(wiring) => (
        <textarea
          spellCheck={false}
          rows={rows}
          {...input}
          id={wiring.id}
          className="in"
          aria-describedby={wiring.describedBy}
          aria-invalid={wiring.invalid || undefined}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
