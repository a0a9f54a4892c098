import { CodeChips, DayInput, Field, TextInput, useWords } from '../../../../platform/desk-kit/index.ts';
import type { Day } from '../../../../platform/kernel/days.ts';
import { followUps } from '../../code-lists.ts';
import { readMinute } from '../minute-words.ts';
import { chipsOf } from './chip-options.ts';
import type { Editing } from './editing.ts';

/** When the promised call-back or task is due; `time` is what was typed. */
export interface Due {
  readonly day: Day | null;
  readonly time: string;
}

export const isPromised = (followUp: string): boolean => followUp === 'callback' || followUp === 'task';

/** What comes after the contact, and for a promise its day and hour. */
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
        <>
          <DayInput
            label={t('hotline.desk.form.due-day')}
            hint={t('hotline.desk.form.hint.due-day')}
            value={due.day}
            onChange={(day) => onDue({ ...due, day })}
            today={today}
            ahead
          />
          <TextInput
            label={t('hotline.desk.form.due-time')}
            hint={t('hotline.desk.form.hint.due-time')}
            value={due.time}
            onChange={(time) => onDue({ ...due, time })}
            error={readMinute(due.time) === undefined ? t('hotline.desk.form.time-unclear') : undefined}
            short
            input={{ inputMode: 'numeric', placeholder: '10:30' }}
          />
        </>
      )}
    </>
  );
}
