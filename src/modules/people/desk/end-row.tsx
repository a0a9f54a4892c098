import { Button, DayInput, useWords } from '../../../platform/desk-kit/index.ts';
import { addMonths, type Day, lastDayOf, monthOf } from '../../../platform/kernel/days.ts';
import { endIsAllowed, latestEnd } from '../safety-card.ts';

const MONTHS = [1, 3, 6];

const inMonths = (from: Day, months: number): Day => {
  const month = addMonths(monthOf(from), months);
  const last = lastDayOf(month);
  return from.slice(8) > last.slice(8) ? last : (`${month}-${from.slice(8)}` as Day);
};

/** Until when the card holds: six months from the asking at most. */
export function EndRow({
  askedOn,
  value,
  onChange,
  today,
  error,
}: {
  askedOn: Day;
  value: Day | null;
  onChange: (day: Day | null) => void;
  today: Day;
  error: string | undefined;
}) {
  const { t, formatDay } = useWords();
  const tooLong = value !== null && !endIsAllowed({ askedOn, validUntil: value });
  return (
    <DayInput
      last
      ahead
      label={t('people.desk.edit-card.validUntil')}
      hint={t('people.desk.edit-card.until-hint')}
      value={value}
      onChange={onChange}
      today={today}
      error={
        error ?? (tooLong ? t('people.desk.edit-card.until-wrong', { day: formatDay(latestEnd(askedOn)) }) : undefined)
      }
      foot={
        <span className="line">
          {MONTHS.map((months) => (
            <Button key={months} kind="bare" small onClick={() => onChange(inMonths(askedOn, months))}>
              {t('people.desk.edit-card.months', { count: months })}
            </Button>
          ))}
        </span>
      }
    />
  );
}
