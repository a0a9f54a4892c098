import { DayInput, FilterChips, useWords } from '../../../platform/desk-kit/index.ts';
import { languageName, uiLanguages } from '../../../platform/i18n/index.ts';
import type { Day } from '../../../platform/kernel/days.ts';
import type { AskedReport } from './asked-report.ts';

interface Props {
  readonly asked: AskedReport;
  readonly today: Day;
  readonly internal: boolean;
  readonly onChange: (next: Partial<AskedReport>) => void;
}

/** Years since the line opened, newest first; the as-of day is today, the year's end, or a day of one's own. */
export function ReportControls({ asked, today, internal, onChange }: Props) {
  const { t } = useWords();
  const last = Number(today.slice(0, 4));
  const years = Array.from({ length: last - 2002 + 1 }, (_, i) => last - i);
  if (!years.includes(asked.year)) years.push(asked.year);
  const audiences = internal ? (['internal', 'partner', 'public'] as const) : (['partner', 'public'] as const);
  return (
    <div className="report-controls">
      <label>
        <span>{t('statistics.report.year')}</span>
        <select
          className="in"
          value={asked.year}
          onChange={(event) => onChange({ year: Number(event.currentTarget.value), asOf: undefined })}
        >
          {years.map((year) => (
            <option key={year}>{year}</option>
          ))}
        </select>
      </label>
      <DayInput
        label={t('statistics.report.as-of')}
        value={asked.asOf ?? today}
        onChange={(day) => day && onChange({ asOf: day })}
        today={today}
      />
      <FilterChips
        label={t('statistics.report.line')}
        value={asked.line ?? 'sos'}
        onChange={(line) => onChange({ line })}
        chips={(['sos', '116000'] as const).map((code) => ({ code, label: t(`statistics.report.lines.${code}`) }))}
      />
      <FilterChips
        label={t('statistics.report.audience')}
        value={asked.audience ?? 'internal'}
        onChange={(audience) => onChange({ audience })}
        chips={audiences.map((code) => ({ code, label: t(`statistics.report.audiences.${code}`) }))}
      />
      <FilterChips
        label={t('statistics.report.language')}
        value={asked.language ?? 'en'}
        onChange={(language) => onChange({ language })}
        chips={uiLanguages.map((code) => ({ code, label: languageName[code] }))}
      />
    </div>
  );
}
