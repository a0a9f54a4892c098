import { PageLink, Section, useAsk, useColleagues, useWords } from '../../../../platform/desk-kit/index.ts';
import type { Day } from '../../../../platform/kernel/days.ts';
import { lineGroups } from '../../code-lists.ts';
import type { ShiftCard } from '../../shift-contract.ts';
import { flagWords, isGrave } from '../flags/flag-words.ts';
import { getShiftNow } from '../line/calls.ts';
import { dayAndSpan, spanWords, untilWords } from './shift-words.ts';
import './shifts.css';

/** The right of Today: who answers now and who comes next, by the plan and not by who has logged in. */
export default function TodayShift({ day }: { day: Day }) {
  const words = useWords();
  const { t, codeLabel, formatDay } = words;
  const now = useAsk(getShiftNow, {}, { every: 60_000 });
  const colleagues = useColleagues();
  if (!now.data) return null;
  const { running, next, unread, flagsEnding, lookUpsLifted } = now.data;
  const names = (ids: readonly string[]) =>
    ids.map((id) => colleagues.nameOf(id) ?? t('hotline.desk.page.colleague')).join(', ');
  const row = (shift: ShiftCard, when: string) => (
    <li key={shift.id} className="shift-now">
      <span className="mute">
        {codeLabel(lineGroups, shift.lineGroup)} <span className="num">{when}</span>
      </span>
      <span>{names(shift.staff)}</span>
      {shift.reserve.length > 0 && (
        <span className="mute">{t('hotline.shift.reserve-is', { names: names(shift.reserve) })}</span>
      )}
    </li>
  );
  return (
    <>
      <Section small title={t('hotline.shift.now')}>
        {unread && (
          <p className="note shift-unread" role="status">
            <b>{t('hotline.shift.unread')}</b>
            <PageLink to="/hotline/handover">{t('hotline.shift.read-it')}</PageLink>
          </p>
        )}
        {lookUpsLifted && (
          <p className="note shift-unread" role="status">
            <b>{t('hotline.night.lift.yours', { time: untilWords(words, lookUpsLifted, day) })}</b>
            <span>
              {t('hotline.night.lift.by', {
                name: colleagues.nameOf(lookUpsLifted.by) ?? t('hotline.desk.page.colleague'),
              })}
            </span>
          </p>
        )}
        {running.length === 0 ? (
          <p className="cell mute">{t('hotline.shift.nobody')}</p>
        ) : (
          <ul>{running.map((shift) => row(shift, spanWords(shift)))}</ul>
        )}
      </Section>
      {next.length > 0 && (
        <Section small title={t('hotline.shift.next')}>
          <ul>{next.slice(0, 2).map((shift) => row(shift, dayAndSpan(words, shift, day)))}</ul>
        </Section>
      )}
      {flagsEnding.length > 0 && (
        <Section
          small
          title={t('hotline.night.flag.ending')}
          end={<PageLink to="/flags">{t('hotline.night.flag.title')}</PageLink>}
        >
          <ul>
            {[...new Map(flagsEnding.map((flag) => [`${flag.kind} ${flag.until}`, flag]))].map(([key, flag]) => (
              <li key={key} className="shift-now">
                <span className={isGrave(flag) ? 'late' : undefined}>{flagWords(words, flag)}</span>
                <span className="mute">{t('hotline.night.flag.until', { day: formatDay(flag.until, 'short') })}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <p className="line shift-foot">
        <PageLink to="/hotline/handover">{t('hotline.shift.handover.title')}</PageLink>
        <PageLink to="/hotline/shifts">{t('hotline.shift.plan.title')}</PageLink>
      </p>
    </>
  );
}
