import { useState } from 'react';
import { Field, type FieldProps } from './field.tsx';
import { narrow } from './fold.ts';
import { PickBox, type PickOption } from './pick-box.tsx';
import { useWords } from './words.tsx';

interface Ground<C extends string> extends Omit<FieldProps, 'children' | 'count' | 'group'> {
  readonly options: readonly PickOption<C>[];
  readonly placeholder?: string;
  /** the server narrows: options are shown as they come and every change of the typed text is told */
  readonly onType?: (typed: string) => void;
}

export interface PickProps<C extends string> extends Ground<C> {
  readonly value: C | null;
  readonly onChange: (code: C | null) => void;
}

export interface PickManyProps<C extends string> extends Ground<C> {
  readonly value: readonly C[];
  readonly onChange: (codes: readonly C[]) => void;
}

/** One of a long list, by type-ahead in both scripts and without diacritics. An emptied field is no answer. */
export function Pick<C extends string>({ value, onChange, options, placeholder, onType, ...field }: PickProps<C>) {
  const chosen = options.find((o) => o.code === value);
  const [typed, setTyped] = useState<string>();
  const take = (code: C | null) => {
    onChange(code);
    setTyped(undefined);
  };
  return (
    <Field {...field}>
      {(wiring) => (
        <PickBox
          wiring={wiring}
          options={onType ? options : narrow(options, typed ?? '')}
          text={typed ?? chosen?.label ?? ''}
          placeholder={placeholder}
          chosen={(code) => code === value}
          onText={(text) => {
            setTyped(text);
            onType?.(text);
            if (text === '') onChange(null);
          }}
          onTake={take}
          onLeave={() => setTyped(undefined)}
        />
      )}
    </Field>
  );
}

/** Several of a long list; what is chosen stands above the field and goes with one press. */
export function PickMany<C extends string>({
  value,
  onChange,
  options,
  placeholder,
  onType,
  ...field
}: PickManyProps<C>) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const open = options.filter((o) => !value.includes(o.code));
  return (
    <Field {...field}>
      {(wiring) => (
        <div>
          {value.length > 0 && (
            <ul className="pick-chosen">
              {value.map((code) => {
                const label = options.find((o) => o.code === code)?.label ?? code;
                return (
                  <li key={code}>
                    <button
                      type="button"
                      className="chip no-key chip-held"
                      aria-label={t('kit.remove', { what: label })}
                      onClick={() => onChange(value.filter((c) => c !== code))}
                    >
                      <span>{label}</span>
                      <i aria-hidden="true" className="chip-drop">
                        ×
                      </i>
                    </button>
                  </li>
                );
              })}
            </ul>
          )}
          <PickBox
            wiring={wiring}
            options={onType ? open : narrow(open, typed)}
            text={typed}
            placeholder={placeholder}
            chosen={() => false}
            onText={(text) => {
              setTyped(text);
              onType?.(text);
            }}
            onTake={(code) => {
              onChange([...value, code]);
              setTyped('');
            }}
            onLeave={() => setTyped('')}
          />
        </div>
      )}
    </Field>
  );
}
