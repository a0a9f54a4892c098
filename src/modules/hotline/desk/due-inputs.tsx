import { DayInput, TextInput, useSession, useWords } from '../../../platform/desk-kit/index.ts';
import { localTime } from '../../../platform/kernel/clock.ts';
import type { Day } from '../../../platform/kernel/days.ts';
import { readMinute } from './minute-words.ts';

/** Until when: a day to come, and a time if there is one. A time that cannot be read, or is over today, says so while it is typed. */
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
  const { organisation } = useSession();
  const minute = readMinute(time);
  const isUnclear = minute === undefined;
  const isOver = typeof minute === 'number' && (day ?? today) === today && minute / 60 < hourNow(organisation.zone);
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
        error={
          isUnclear
            ? t('hotline.desk.form.time-unclear')
            : (wrong('dueMinute') ?? (isOver ? t('hotline.desk.form.time-over') : undefined))
        }
        input={{ inputMode: 'numeric', placeholder: '10:30' }}
      />
    </>
  );
}

/** Whole hours: who promises for this one means this one. */
const hourNow = (zone: string): number => localTime(new Date(), zone).hour;
