import { PageLink, Section, useAsk, useWords } from '../../../platform/desk-kit/index.ts';
import type { Day, Month } from '../../../platform/kernel/days.ts';
import { addressOf } from './asked-report.ts';
import { showMonth } from './month-call.ts';
import './month-so-far.css';

/** On Today: what this month's report would say of each line by now. Asked when the page is opened, not while it stands. */
export default function MonthSoFar() {
  const { t, formatMonth, formatDay, formatNumber } = useWords();
  const { data } = useAsk(showMonth, {});
  // somebody without a line of her own yet has no month to see
  if (!data || data.lines.length === 0) return null;
  const number = (n: number | null) => (n === null ? '–' : formatNumber(n));
  const year = Number(data.month.slice(0, 4));
  return (
    <Section small title={formatMonth(data.month as Month)}>
      <table className="month-so-far">
        <thead>
          <tr>
            <th scope="col">{t('statistics.report.line')}</th>
            <th scope="col">{t('statistics.month.contacts')}</th>
            <th scope="col">{t('statistics.month.clients')}</th>
          </tr>
        </thead>
        <tbody>
          {data.lines.map(({ line, contacts, clients }) => (
            <tr key={line}>
              <th scope="row">
                <PageLink to={addressOf({ year, line })}>{t(`statistics.report.lines.${line}`)}</PageLink>
              </th>
              <td>{number(contacts)}</td>
              <td>{number(clients)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="cell mute">{t('statistics.month.as-of', { day: formatDay(data.asOf as Day) })}</p>
    </Section>
  );
}
