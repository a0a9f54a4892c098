import { useState } from 'react';
import { durationBands } from '../../../codelists/duration-bands.ts';
import { CodeChips, Field, TextInput, useWords } from '../../../platform/desk-kit/index.ts';
import type { Month } from '../../../platform/kernel/days.ts';
import type { FindingFields } from './finding-fields.ts';
import { readMonth, writeMonth } from './month-words.ts';

interface Props {
  readonly fields: FindingFields;
  readonly set: (next: Partial<FindingFields>) => void;
  readonly wrong: (field: string) => string | undefined;
}

/** How long it lasted: two months if they are known, else the band. From both months the band follows by itself. */
export function DurationRows({ fields, set, wrong }: Props) {
  const { t, codeLabel } = useWords();
  const label = t('cases.finding.field.durationBand');
  const isKnown = fields.fromMonth !== null && fields.toMonth !== null;
  // both months say it themselves: a band given before would contradict them
  const setMonths = (next: Pick<Partial<FindingFields>, 'fromMonth' | 'toMonth'>) => {
    const { fromMonth, toMonth } = { ...fields, ...next };
    set(fromMonth && toMonth ? { ...next, durationBand: 'unknown' } : next);
  };
  return (
    <>
      <MonthRow
        name="fromMonth"
        value={fields.fromMonth}
        onChange={(fromMonth) => setMonths({ fromMonth })}
        wrong={wrong}
      />
      <MonthRow name="toMonth" value={fields.toMonth} onChange={(toMonth) => setMonths({ toMonth })} wrong={wrong} />
      {!isKnown && (
        <Field label={label} group error={wrong('durationBand')}>
          {() => (
            <CodeChips
              label={label}
              options={durationBands.codes
                .filter(({ code }) => code !== 'unknown')
                .map(({ code }) => ({ code, label: codeLabel(durationBands, code) }))}
              value={fields.durationBand === 'unknown' ? null : fields.durationBand}
              onChange={(durationBand) => set({ durationBand: durationBand ?? 'unknown' })}
            />
          )}
        </Field>
      )}
    </>
  );
}

function MonthRow({
  name,
  value,
  onChange,
  wrong,
}: {
  name: 'fromMonth' | 'toMonth';
  value: Month | null;
  onChange: (month: Month | null) => void;
  wrong: Props['wrong'];
}) {
  const { t, formatMonth } = useWords();
  const [typed, setTyped] = useState(() => writeMonth(value));
  const read = readMonth(typed);
  return (
    <TextInput
      short
      label={t(`cases.finding.field.${name}`)}
      value={typed}
      onChange={(text) => {
        setTyped(text);
        onChange(readMonth(text) ?? null);
      }}
      error={wrong(name) ?? (read === undefined ? t('cases.finding.field.month-unclear') : undefined)}
      foot={read ? formatMonth(read) : undefined}
      input={{ inputMode: 'numeric', placeholder: t('cases.finding.field.month-pattern') }}
    />
  );
}
