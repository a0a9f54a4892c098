import { useState } from 'react';
import {
  Button,
  ErrorState,
  FilterChips,
  Notice,
  Page,
  PageHead,
  Section,
  useAsk,
  useSession,
  useWords,
  Waiting,
} from '../../../../platform/desk-kit/index.ts';
import { localTime } from '../../../../platform/kernel/clock.ts';
import { addMonths, firstDayOf, lastDayOf, monthOf } from '../../../../platform/kernel/days.ts';
import { type LineGroup, lineGroups } from '../../code-lists.ts';
import type { LineFigures } from '../../line-contract.ts';
import { clock } from './call-row.tsx';
import { getLineFigures } from './calls.ts';
import './line.css';

const ROWS = [
  'offered',
  'answered',
  'dropped',
  'voicemailLeft',
  'overflowed',
  'announcementOnly',
  'abandoned',
  'shortAbandoned',
  'unknown',
] as const satisfies readonly (keyof LineFigures['inHours'])[];

/** What a connected line measured in a month: outcomes that add up, and no longer than how much one waited. Not measured is never 0. */
export default function LineFiguresPage() {
  const { t, codeLabel, formatMonth, formatDay, formatNumber } = useWords();
  const { organisation } = useSession();
  const thisMonth = monthOf(localTime(new Date(), organisation.zone).day);
  const [month, setMonth] = useState(thisMonth);
  const [lineGroup, setGroup] = useState<LineGroup>('sos');
  const figures = useAsk(getLineFigures, { from: firstDayOf(month), to: lastDayOf(month), lineGroup }, { keep: true });
  const data = figures.data;
  const shown = (n: number | null) => (n === null ? t('hotline.line.figures.not-measured') : formatNumber(n));
  const seconds = (n: number | null) =>
    n === null ? t('hotline.line.figures.not-measured') : n > 3600 ? t('hotline.line.figures.over-an-hour') : clock(n);
  return (
    <Page>
      <PageHead
        title={t('hotline.line.figures.title')}
        line={t('hotline.line.figures.line')}
        acts={
          <>
            <Button onClick={() => setMonth(addMonths(month, -1))}>{t('hotline.line.figures.before')}</Button>
            <Button disabled={month >= thisMonth} onClick={() => setMonth(addMonths(month, 1))}>
              {t('hotline.line.figures.after')}
            </Button>
          </>
        }
      />
      <FilterChips
        label={t('hotline.desk.lines.group')}
        chips={lineGroups.codes.map(({ code }) => ({ code, label: codeLabel(lineGroups, code) }))}
        value={lineGroup}
        onChange={setGroup}
      />
      {!data ? (
        figures.error ? (
          <ErrorState error={figures.error} onRetry={() => void figures.refetch()} />
        ) : (
          <Waiting />
        )
      ) : (
        <Section title={formatMonth(month)}>
          {!data.measured && (
            <Notice kind="soon" lead={t('hotline.line.figures.none')}>
              {t('hotline.line.figures.none-line')}
            </Notice>
          )}
          {data.measuredFrom && (
            <p className="cell mute">{t('hotline.line.figures.from', { day: formatDay(data.measuredFrom) })}</p>
          )}
          {data.measured && (
            <>
              <div className="t-frame">
                <table className="t line-figures">
                  <thead>
                    <tr>
                      <th scope="col">{t('hotline.line.figures.outcome')}</th>
                      <th scope="col" className="num">
                        {t('hotline.line.figures.in-hours')}
                      </th>
                      <th scope="col" className="num">
                        {t('hotline.line.figures.out-of-hours')}
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {ROWS.map((row) => (
                      <tr key={row}>
                        <th scope="row">{t(`hotline.line.figures.row.${row}`)}</th>
                        <td className="num">{shown(data.inHours[row])}</td>
                        <td className="num">{shown(data.outOfHours[row])}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
              <dl className="line-waits">
                <dt>{t('hotline.line.figures.median')}</dt>
                <dd className="num">{seconds(data.waiting.median)}</dd>
                <dt>{t('hotline.line.figures.p90')}</dt>
                <dd className="num">{seconds(data.waiting.p90)}</dd>
                <dt>{t('hotline.line.figures.service', { seconds: data.serviceLevel.withinSeconds ?? 0 })}</dt>
                <dd className="num">
                  {data.serviceLevel.of === null || data.serviceLevel.answeredWithin === null
                    ? t('hotline.line.figures.not-measured')
                    : t('hotline.line.figures.of', {
                        n: formatNumber(data.serviceLevel.answeredWithin),
                        of: formatNumber(data.serviceLevel.of),
                      })}
                </dd>
              </dl>
            </>
          )}
          <p className="cell mute">
            {t('hotline.line.figures.rule', { definitions: data.definitions.join(', ') })}{' '}
            {(data.reconciled ?? 0) > 0 && t('hotline.line.figures.reconciled', { count: data.reconciled ?? 0 })}
          </p>
        </Section>
      )}
    </Page>
  );
}
