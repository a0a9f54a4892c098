import { Suspense } from 'react';
import { CodeChips, Field, Pick, TextInput, useWords } from '../../../../platform/desk-kit/index.ts';
import type { Day } from '../../../../platform/kernel/days.ts';
import { AgreedHours } from '../../../people/desk/index.tsx';
import { followUps } from '../../code-lists.ts';
import { DueInputs } from '../due-inputs.tsx';
import { chipsOf } from './chip-options.ts';
import { type Due, isPromised } from './due.ts';
import type { Editing } from './editing.ts';

/** What comes after the contact: for a promise its day and hour, for a call-back also where to call and what she may see. */
export function NextRow({
  edit,
  due,
  onDue,
  today,
}: {
  edit: Editing;
  due: Due;
  onDue: (due: Due) => void;
  today: Day;
}) {
  const words = useWords();
  const { t } = words;
  const { followUp } = edit.values;
  const options = chipsOf(words, followUps).map((one, at) => ({ ...one, key: String(at) }));
  return (
    <>
      <Field group label={t('hotline.desk.field.followUp')} error={edit.wrong('followUp')}>
        {() => (
          <CodeChips
            label={t('hotline.desk.field.followUp')}
            options={options}
            value={followUp}
            onChange={(code) => edit.set({ followUp: code ?? 'none' })}
            advance
          />
        )}
      </Field>
      {isPromised(followUp) && (
        <DueInputs
          day={due.day}
          onDay={(day) => onDue({ ...due, day })}
          dayLabel={t('hotline.desk.form.due-day')}
          dayHint={t('hotline.desk.form.hint.due-day')}
          time={due.time}
          onTime={(time) => onDue({ ...due, time })}
          today={today}
        />
      )}
      {followUp === 'callback' && (
        <>
          <TextInput
            label={t('hotline.night.call.number')}
            hint={t(
              edit.values.callerNumber.trim() === ''
                ? 'hotline.night.call.hint-no-number'
                : 'hotline.night.call.hint-number',
            )}
            value={due.number}
            onChange={(number) => onDue({ ...due, number })}
            short
            input={{ type: 'tel', autoComplete: 'off' }}
          />
          <Pick
            label={t('hotline.night.call.line')}
            hint={t('hotline.night.call.hint-line')}
            options={edit.lines.filter((one) => one.active).map((one) => ({ code: one.code, label: one.name }))}
            value={due.showLine}
            onChange={(showLine) => onDue({ ...due, showLine })}
          />
          <Suspense fallback={null}>
            <AgreedHours start={due.hours} onChange={(hours) => onDue({ ...due, hours })} />
          </Suspense>
        </>
      )}
    </>
  );
}
