import { type KeyboardEvent, useRef, useState } from 'react';
import { matchOf } from './fold.ts';
import { strokeOf } from './key-match.ts';
import { focusNextField } from './next-field.ts';

export interface ChipOption<C extends string = string> {
  readonly code: C;
  readonly label: string;
  /** the key that picks it; without one the first ten get 1–9 and 0 */
  readonly key?: string;
  /** an answer that means danger is framed in brick when it is chosen */
  readonly danger?: boolean;
  readonly off?: boolean;
}

interface Ground<C extends string> {
  /** accessible name of the group */
  readonly label: string;
  readonly options: readonly ChipOption<C>[];
  readonly id?: string;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean;
}

export interface OneChipProps<C extends string> extends Ground<C> {
  readonly value: C | null;
  /** the same chip again takes the answer back (null): nothing is required that one cannot know yet */
  readonly onChange: (code: C | null) => void;
  /** after a pick by key the next field has the focus */
  readonly advance?: boolean;
}

export interface ManyChipsProps<C extends string> extends Ground<C> {
  readonly value: readonly C[];
  readonly onChange: (codes: readonly C[]) => void;
}

const keyOf = (option: ChipOption, at: number): string | undefined =>
  option.key ?? (at < 9 ? String(at + 1) : at === 9 ? '0' : undefined);

/** One coded answer. Keys: its digit picks, arrows move, Space picks, Enter goes on; letters find in a long list. */
export function CodeChips<C extends string>({ value, onChange, advance, ...ground }: OneChipProps<C>) {
  return (
    <Chips
      {...ground}
      role="radio"
      isChosen={(code) => code === value}
      pick={(code) => onChange(code === value ? null : code)}
      advance={advance ?? false}
    />
  );
}

/** Several coded answers, in the order of the list. */
export function ManyCodeChips<C extends string>({ value, onChange, ...ground }: ManyChipsProps<C>) {
  const toggle = (code: C) =>
    onChange(ground.options.map((o) => o.code).filter((c) => (c === code ? !value.includes(c) : value.includes(c))));
  return <Chips {...ground} role="checkbox" isChosen={(code) => value.includes(code)} pick={toggle} advance={false} />;
}

interface ChipsProps<C extends string> extends Ground<C> {
  readonly role: 'radio' | 'checkbox';
  readonly isChosen: (code: C) => boolean;
  readonly pick: (code: C) => void;
  readonly advance: boolean;
}

function Chips<C extends string>({
  label,
  options,
  id,
  describedBy,
  invalid,
  role,
  isChosen,
  pick,
  advance,
}: ChipsProps<C>) {
  const group = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState<C>();
  const typing = useRef({ text: '', at: 0 });
  const stopCode =
    options.find((o) => o.code === stop)?.code ?? options.find((o) => isChosen(o.code))?.code ?? options[0]?.code;
  const isLong = options.length > 10;

  const chipAt = (at: number) => group.current?.querySelectorAll<HTMLButtonElement>('.chip')[at];
  const onKeyDown = (event: KeyboardEvent) => {
    const stroke = strokeOf(event);
    if (!stroke || stroke.includes('+')) return;
    const here = options.findIndex((o) => o.code === stopCode);
    const move = { '↓': 1, ArrowRight: 1, '↑': -1, ArrowLeft: -1 }[stroke];
    const used = () => {
      event.preventDefault();
      event.stopPropagation();
    };
    if (move) {
      used();
      return chipAt((here + move + options.length) % options.length)?.focus();
    }
    if (stroke === 'Home' || stroke === 'End') {
      used();
      return chipAt(stroke === 'Home' ? 0 : options.length - 1)?.focus();
    }
    if (stroke === 'Enter') {
      used();
      return group.current ? focusNextField(group.current) : undefined;
    }
    const byKey = options.findIndex((o, at) => keyOf(o, at) === stroke && !o.off);
    const option = options[byKey];
    if (option) {
      used();
      pick(option.code);
      setStop(option.code);
      chipAt(byKey)?.focus();
      if (advance && !isChosen(option.code))
        requestAnimationFrame(() => group.current && focusNextField(group.current));
      return;
    }
    if (isLong && /^[\p{L}]$/u.test(event.key)) {
      used();
      const { text, at } = typing.current;
      typing.current = { text: event.timeStamp - at < 900 ? text + event.key : event.key, at: event.timeStamp };
      const found = options.findIndex((o) => matchOf(o.label, typing.current.text) > 0);
      if (found >= 0) chipAt(found)?.focus();
    }
  };

  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: the role is radiogroup or group, both take a name
    // biome-ignore lint/a11y/noStaticElementInteractions: a group hears the keys of its chips
    <div
      ref={group}
      id={id}
      className="chips"
      role={role === 'radio' ? 'radiogroup' : 'group'}
      aria-label={label}
      aria-describedby={describedBy}
      data-invalid={invalid || undefined}
      onKeyDown={onKeyDown}
    >
      {options.map((option, at) => {
        const key = keyOf(option, at);
        return (
          // biome-ignore lint/a11y/useAriaPropsSupportedByRole: the role is radio or checkbox
          <button
            key={option.code}
            type="button"
            role={role}
            aria-checked={isChosen(option.code)}
            aria-keyshortcuts={key}
            tabIndex={option.code === stopCode ? 0 : -1}
            disabled={option.off}
            className={`chip${key ? '' : ' no-key'}${option.danger ? ' chip-danger' : ''}`}
            onClick={() => pick(option.code)}
            onFocus={() => setStop(option.code)}
          >
            {key && <i aria-hidden="true">{key}</i>}
            <span>{option.label}</span>
          </button>
        );
      })}
    </div>
  );
}
