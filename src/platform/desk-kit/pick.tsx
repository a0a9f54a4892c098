import { Combobox, useCombobox } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Field, type FieldProps } from './field.tsx';
import { FloatingGround } from './floating-ground.tsx';
import { narrow } from './fold.ts';
import { useWords } from './words.tsx';

export interface PickOption<C extends string = string> {
  readonly code: C;
  readonly label: string;
  /** stands at the end of the row: a number, a place, a parent */
  readonly aside?: string | undefined;
  readonly group?: string | undefined;
}

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
        <Box
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
          <Box
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

interface BoxProps<C extends string> {
  readonly wiring: { id: string; describedBy: string | undefined; invalid: boolean };
  readonly options: readonly PickOption<C>[];
  readonly text: string;
  readonly placeholder: string | undefined;
  readonly chosen: (code: C) => boolean;
  readonly onText: (text: string) => void;
  readonly onTake: (code: C) => void;
  readonly onLeave: () => void;
}

const SHOWN = 60;

const Box = <C extends string>(props: BoxProps<C>) => (
  <FloatingGround>
    <OpenBox {...props} />
  </FloatingGround>
);

function OpenBox<C extends string>({
  wiring,
  options,
  text,
  placeholder,
  chosen,
  onText,
  onTake,
  onLeave,
}: BoxProps<C>) {
  const { t } = useWords();
  const box = useCombobox({ onDropdownClose: () => box.resetSelectedOption() });
  const first = options[0]?.code;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new list of answers begins at its first
  useEffect(() => {
    if (box.dropdownOpened) box.selectFirstOption();
  }, [first, options.length]);
  const shown = options.slice(0, SHOWN);
  const groups = [...new Set(shown.map((o) => o.group))];
  return (
    <Combobox
      store={box}
      withinPortal={false}
      transitionProps={{ duration: 0 }}
      onOptionSubmit={(code) => {
        onTake(code as C);
        box.closeDropdown();
      }}
    >
      <Combobox.Target targetType="input">
        <input
          id={wiring.id}
          className="in in-short"
          autoComplete="off"
          spellCheck={false}
          placeholder={placeholder ?? t('kit.pick.type')}
          role="combobox"
          aria-expanded={box.dropdownOpened}
          aria-controls={`${wiring.id}-list`}
          aria-describedby={wiring.describedBy}
          aria-invalid={wiring.invalid || undefined}
          value={text}
          onChange={(event) => {
            onText(event.currentTarget.value);
            box.openDropdown();
          }}
          onClick={() => box.openDropdown()}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={() => {
            box.closeDropdown();
            onLeave();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown className="pick-drop">
        <Combobox.Options id={`${wiring.id}-list`} labelledBy={wiring.id}>
          {groups.map((group) => (
            // biome-ignore lint/a11y/useAriaPropsSupportedByRole: a name only where there is a group
            <div key={group ?? ''} role={group ? 'group' : undefined} aria-label={group}>
              {group && (
                <div className="pick-group" aria-hidden="true">
                  {group}
                </div>
              )}
              {shown
                .filter((o) => o.group === group)
                .map((o) => (
                  <Combobox.Option key={o.code} value={o.code} className="pick-option" aria-selected={chosen(o.code)}>
                    <span>{o.label}</span>
                    {o.aside && <span className="mute">{o.aside}</span>}
                  </Combobox.Option>
                ))}
            </div>
          ))}
          {shown.length === 0 && <Combobox.Empty className="pick-none">{t('kit.pick.none')}</Combobox.Empty>}
        </Combobox.Options>
        {options.length > SHOWN && <div className="pick-none">{t('kit.pick.more', { n: options.length - SHOWN })}</div>}
      </Combobox.Dropdown>
    </Combobox>
  );
}
