import { useEffect } from 'react';
import {
  EmptyState,
  ErrorState,
  PageLink,
  Section,
  useAsk,
  useColleagues,
  useKeySet,
  useMay,
  useSession,
  useWords,
  Waiting,
} from '../../../../platform/desk-kit/index.ts';
import type { Day } from '../../../../platform/kernel/days.ts';
import { getToday } from '../calls.ts';
import { actsOn } from '../duties/duty-more.tsx';
import { type DutyAct, dutySteps } from '../duties/last-step.ts';
import { LastStepNotice } from '../duties/last-step-notice.tsx';
import { minuteAt } from '../minute-words.ts';
import MissedToday from '../missed/missed-today.tsx';
import { ContactLine } from './contact-line.tsx';
import { DraftRow } from './draft-row.tsx';
import { duePartsOf } from './due-parts.ts';
import { DutyRow } from './duty-row.tsx';
import { LastClosed } from './last-closed.tsx';
import './today.css';
import { todayKeys } from '../keys.ts';

/** The call-back of the row that one is in, else the first that is due. */
const callFirst = () => {
  const here = document.activeElement?.closest('li')?.querySelector<HTMLElement>('[data-call-back]');
  (here ?? document.querySelector<HTMLElement>('[data-call-back]'))?.click();
};

/** What is due, what is not finished, what came last: each row is dealt with where it stands. */
export default function TodayWork({ day }: { day: Day }) {
  const words = useWords();
  const { t } = words;
  const may = useMay();
  const { organisation } = useSession();
  const today = useAsk(getToday, {}, { every: 15_000 });
  const colleagues = useColleagues({ when: (today.data?.takenOver.length ?? 0) > 0 });
  // the form is fetched before it is needed, so that a digit right after `n` finds it there
  useEffect(() => {
    const soon = setTimeout(() => void import('../contact-form/new-contact.tsx'), 300);
    return () => clearTimeout(soon);
  }, []);
  // the act on the row that one is in, else on the first that is due
  const open = (act: DutyAct) => () => {
    const here = document.activeElement?.closest<HTMLElement>('[data-duty]');
    const row = here ?? document.querySelector<HTMLElement>('[data-duty]');
    const duty = today.data?.duties.find((one) => one.id === row?.dataset.duty);
    if (duty && (act === 'settle' ? !duty.raised || may('hotline.supervise') : actsOn(duty, may).includes(act)))
      dutySteps.open(duty.id, act);
  };
  useKeySet(todayKeys, {
    call: callFirst,
    settle: open('settle'),
    note: open('note'),
    move: open('move'),
    hand: open('hand'),
  });
  if (!today.data)
    return today.error ? <ErrorState error={today.error} onRetry={() => void today.refetch()} /> : <Waiting />;
  const { drafts, takenOver, duties, recent } = today.data;
  const stale = new Set(duties.filter((duty) => duty.kind === 'hotline.finish-draft').map((duty) => duty.contact));
  const parts = duePartsOf(duties, day, minuteAt(words, new Date(), organisation.zone));
  const isEmpty = parts.open.length + drafts.length + takenOver.length === 0;
  return (
    <>
      <LastClosed />
      <LastStepNotice />
      {isEmpty && <EmptyState title={t('hotline.desk.today.empty')}>{t('hotline.desk.today.empty-line')}</EmptyState>}
      {drafts.length > 0 && (
        <Section title={t('hotline.desk.today.drafts')} count={drafts.length}>
          <ul className="work">
            {drafts.map((draft) => (
              <DraftRow key={draft.id} draft={draft} today={day} isStale={stale.has(draft.id)} />
            ))}
          </ul>
        </Section>
      )}
      {[['overdue', parts.overdue] as const, ['today', parts.today] as const, ['later', parts.later] as const].map(
        ([name, rows]) =>
          rows.length > 0 && (
            <Section key={name} title={t(`hotline.desk.today.${name}`)} count={rows.length}>
              <ul className="work">
                {rows.map((duty) => (
                  <DutyRow key={duty.id} duty={duty} today={day} isLate={name === 'overdue'} />
                ))}
              </ul>
            </Section>
          ),
      )}
      <MissedToday day={day} />
      {takenOver.length > 0 && (
        <Section title={t('hotline.desk.today.taken-over')} count={takenOver.length}>
          <p className="cell mute">{t('hotline.desk.today.taken-over-line')}</p>
          <ul className="work">
            {takenOver.map((row) => (
              <ContactLine key={row.id} row={row} today={day} by={colleagues.nameOf(row.owner)} />
            ))}
          </ul>
        </Section>
      )}
      {recent.length > 0 && (
        <Section
          title={t('hotline.desk.today.recent')}
          end={may('hotline.find') && <PageLink to="/hotline">{t('hotline.desk.today.all')}</PageLink>}
        >
          <ul className="work">
            {recent.map((row) => (
              <ContactLine key={row.id} row={row} today={day} />
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
