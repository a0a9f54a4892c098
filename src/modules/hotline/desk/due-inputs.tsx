import { DayInput, TextInput, useWords } from '../../../platform/desk-kit/index.ts';
import type { Day } from '../../../platform/kernel/days.ts';
import { readMinute } from './minute-words.ts';

/** Until when: a day to come, and a time if there is one. A time that cannot be read says so while it is typed. */
export function DueInputs({
  day,
  onDay,
  dayLabel,
  dayHint,
  time,
  onTime,
  today,
  wrong = () => undefined,
}: {
  day: Day | null;
  onDay: (day: Day | null) => void;
  dayLabel: string;
  dayHint?: string | undefined;
  time: string;
  onTime: (time: string) => void;
  today: Day;
  wrong?: (field: 'dueDay' | 'dueMinute') => string | undefined;
}) {
  const { t } = useWords();
  const isUnclear = readMinute(time) === undefined;
  return (
    <>
      <DayInput
        label={dayLabel}
        hint={dayHint}
        value={day}
        onChange={onDay}
        today={today}
        ahead
        error={wrong('dueDay')}
      />
      <TextInput
        label={t('hotline.desk.form.due-time')}
        hint={t('hotline.desk.form.hint.due-time')}
        value={time}
        onChange={onTime}
        short
        error={isUnclear ? t('hotline.desk.form.time-unclear') : wrong('dueMinute')}
        input={{ inputMode: 'numeric', placeholder: '10:30' }}
      />
    </>
  );
}
