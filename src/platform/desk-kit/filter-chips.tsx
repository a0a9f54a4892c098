import { useWords } from './words.tsx';

export interface FilterChip<C extends string = string> {
  readonly code: C;
  readonly label: string;
  readonly count?: number;
}

/** Filters that stand beside each other: a word and its count; one is on. */
export function FilterChips<C extends string>({
  label,
  chips,
  value,
  onChange,
}: {
  label: string;
  chips: readonly FilterChip<C>[];
  value: C;
  onChange: (code: C) => void;
}) {
  const { formatNumber } = useWords();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of filters is no form
    <div className="filters" role="group" aria-label={label}>
      {chips.map((chip) => (
        <button
          key={chip.code}
          type="button"
          className="filter"
          aria-pressed={chip.code === value}
          onClick={() => onChange(chip.code)}
        >
          {chip.label} {chip.count !== undefined && <b>{formatNumber(chip.count)}</b>}
        </button>
      ))}
    </div>
  );
}
