import { Button, CodeChips, Field, HoursBand, useWords } from '../../../platform/desk-kit/index.ts';
import { piecesOf, readBands, weekOf } from './safe-hours.ts';

const DAYS = [1, 2, 3, 4, 5, 6, 7];

/** Safe hours, a line a weekday: typed as 10–14, 18–20, and beside it the band of what was understood. */
export function WeekRow({
  anyHour,
  onAnyHour,
  week,
  onChange,
  zone,
}: {
  anyHour: boolean;
  onAnyHour: (any: boolean) => void;
  week: readonly string[];
  onChange: (week: readonly string[]) => void;
  zone: string;
}) {
  const { t, formatWeekday } = useWords();
  const bits = weekOf(week.map((typed) => (readBands(typed) ? typed : ''))) ?? DAYS.map(() => 0);
  const unclear = week.flatMap((typed, at) => (readBands(typed) ? [] : [formatWeekday(at + 1)]));
  const label = t('people.desk.edit-card.hours');
  return (
    <Field
      label={label}
      hint={zone}
      group
      error={unclear.length > 0 ? t('people.desk.edit-card.hours-unclear', { days: unclear.join(', ') }) : undefined}
      foot={anyHour ? undefined : t('people.desk.edit-card.hours-foot')}
    >
      {() => (
        <div className="people-stack">
          <CodeChips
            label={label}
            options={[
              { code: 'some', label: t('people.desk.edit-card.hours-some') },
              { code: 'any', label: t('people.desk.edit-card.hours-any') },
            ]}
            value={anyHour ? 'any' : 'some'}
            onChange={(code) => onAnyHour(code === 'any' || (code === null && !anyHour))}
          />
          {!anyHour && (
            <div className="people-week">
              {DAYS.map((weekday, at) => (
                <div key={weekday} className="people-day">
                  <label htmlFor={`hours-${weekday}`}>{formatWeekday(weekday)}</label>
                  <input
                    id={`hours-${weekday}`}
                    className="in"
                    autoComplete="off"
                    placeholder="10–14"
                    aria-invalid={readBands(week[at] ?? '') ? undefined : true}
                    value={week[at] ?? ''}
                    onChange={(event) => onChange(week.map((one, n) => (n === at ? event.currentTarget.value : one)))}
                  />
                  <HoursBand small hours={piecesOf(bits[at] ?? 0)} />
                  {at === 0 && (week[0] ?? '').trim() !== '' && (
                    <span className="people-same">
                      <Button
                        kind="bare"
                        small
                        onClick={() => onChange(week.map((one, n) => (n < 5 ? (week[0] ?? '') : one)))}
                      >
                        {t('people.desk.edit-card.same-week')}
                      </Button>
                      <Button kind="bare" small onClick={() => onChange(week.map(() => week[0] ?? ''))}>
                        {t('people.desk.edit-card.same-all')}
                      </Button>
                    </span>
                  )}
                </div>
              ))}
            </div>
          )}
        </div>
      )}
    </Field>
  );
}
