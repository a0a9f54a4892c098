import { type ReactNode, useState } from 'react';
import {
  Button,
  EmptyState,
  ErrorState,
  Marked,
  Page,
  PageHead,
  PageLink,
  Section,
  Slot,
  useAsk,
  useColleagues,
  useSession,
  useWords,
  Waiting,
} from '../../../../platform/desk-kit/index.ts';
import { localTime } from '../../../../platform/kernel/clock.ts';
import type { Id } from '../../../../platform/kernel/ids.ts';
import { lineGroups } from '../../code-lists.ts';
import type { Supervision } from '../../supervision-contract.ts';
import { getSupervision } from '../calls.ts';
import { TakeOver } from '../contact-page/take-over.tsx';
import { aboutWords, nearDay, withHour } from '../contact-words.ts';
import { LastStepNotice } from '../duties/last-step-notice.tsx';
import { MissedRow } from '../missed/missed-row.tsx';
import { spanWords } from '../shifts/shift-words.ts';
import { DutyRow } from '../today/duty-row.tsx';
import '../today/today.css';
import { useLines } from '../use-lines.ts';
import { LiftLookUps, LookUpLifts } from './look-up-lifts.tsx';
import { QueueRow } from './queue-row.tsx';
import './supervision.css';

/** What rose to the supervisors: the gravest first. Every row is dealt with where it stands. */
export default function QueuePage() {
  const { t } = useWords();
  const [isLifting, setLifting] = useState(false);
  const queue = useAsk(getSupervision, {}, { every: 15_000, keep: true });
  const isEmpty = queue.data && Object.values(queue.data).every((rows) => rows.length === 0);
  return (
    <Page>
      <PageHead
        title={t('hotline.night.queue.title')}
        line={t('hotline.night.queue.line')}
        acts={<Button onClick={() => setLifting(true)}>{t('hotline.night.lift.open')}</Button>}
      />
      {isLifting && <LiftLookUps onClose={() => setLifting(false)} />}
      {queue.data ? (
        <>
          <LastStepNotice />
          <Rows queue={queue.data} />
          <div className="queue-rest">
            <Slot name="hotline.supervision" with={{}} />
          </div>
          <LookUpLifts lifts={queue.data.lifts} />
          {isEmpty && (
            <div className="queue-none">
              <EmptyState title={t('hotline.night.queue.none')}>{t('hotline.night.queue.none-line')}</EmptyState>
            </div>
          )}
        </>
      ) : queue.error ? (
        <ErrorState error={queue.error} onRetry={() => void queue.refetch()} />
      ) : (
        <Waiting />
      )}
    </Page>
  );
}

function Rows({ queue }: { queue: Supervision }) {
  const words = useWords();
  const { t, codeLabel, formatDay } = words;
  const { organisation } = useSession();
  const colleagues = useColleagues();
  const lines = useLines();
  const [taking, setTaking] = useState<Id<'contact'>>();
  const today = localTime(new Date(), organisation.zone).day;
  const nameOf = (id: string | null) => (id && colleagues.nameOf(id as never)) ?? t('hotline.desk.page.colleague');
  const atHour = (day: string, hour: number) => withHour(words, nearDay(words, day as never, today), hour);
  return (
    <>
      <Part name="duress" count={queue.duress.length}>
        {queue.duress.map((one) => (
          <QueueRow
            key={one.id}
            id={one.id}
            kind="duress"
            when={formatDay(one.day, 'short')}
            act={t('hotline.night.queue.taken')}
          >
            <b className="late">{t('hotline.night.queue.duress-row')}</b>{' '}
            <PageLink to={`/hotline/contacts/${one.contact}`} className="code">
              {one.number ?? t('hotline.desk.today.its-contact')}
            </PageLink>{' '}
            <span className="mute">{nameOf(one.consultant)}</span>
          </QueueRow>
        ))}
      </Part>
      <Part name="handovers" count={queue.handovers.length}>
        {queue.handovers.map((one) => (
          <QueueRow
            key={one.id}
            id={one.id}
            kind="handover"
            when={`${nearDay(words, one.day, today)}, ${spanWords(one)}`}
            act={t('hotline.night.queue.seen')}
          >
            {codeLabel(lineGroups, one.lineGroup)}: {t('hotline.night.queue.handover-row')}{' '}
            <span className="mute">{one.staff.map(nameOf).join(', ')}</span>{' '}
            <PageLink to="/hotline/handover">{t('hotline.night.queue.to-handover')}</PageLink>
          </QueueRow>
        ))}
      </Part>
      <Part name="overrides" count={queue.overrides.length}>
        {queue.overrides.map((one) => (
          <QueueRow
            key={one.id}
            id={one.id}
            kind="override"
            when={atHour(one.day, one.hour)}
            act={t('hotline.night.queue.seen')}
          >
            <b>{t(`hotline.night.now.${one.now}`)}</b>{' '}
            <span className="mute">
              {nameOf(one.by)}, {t(`hotline.night.queue.source.${one.source}`)}
            </span>{' '}
            {one.person && (
              <PageLink to={`/people/${one.person.id}`} className="code">
                {one.person.code ?? t('hotline.night.flag.on-person')}
              </PageLink>
            )}
            <span className="reason">
              {one.reason === null ? (
                <span className="mute">{t('hotline.night.queue.reason-in-log')}</span>
              ) : (
                <Marked text={one.reason} />
              )}
            </span>
          </QueueRow>
        ))}
      </Part>
      <Part name="disputed" count={queue.disputed.length}>
        {queue.disputed.map((duty) => (
          <DutyRow key={duty.id} duty={duty} today={today} isLate={false} />
        ))}
      </Part>
      <Part name="call-backs" count={queue.callBacks.length}>
        {queue.callBacks.map((duty) => (
          <DutyRow key={duty.id} duty={duty} today={today} isLate={duty.dueDay < today} />
        ))}
      </Part>
      <Part name="missed" count={queue.missed.length}>
        {queue.missed.map((one) => (
          <MissedRow key={one.id} missed={one} lines={lines.all} today={today} />
        ))}
      </Part>
      <Part name="drafts" count={queue.drafts.length}>
        {queue.drafts.map((draft) => (
          <li key={draft.id}>
            <div className="queue-row">
              <span className="num late">{withHour(words, nearDay(words, draft.day, today), draft.hour)}</span>
              <span>
                {draft.category || draft.nonDataKind ? aboutWords(words, draft) : t('hotline.desk.today.not-finalised')}{' '}
                <span className="mute">{nameOf(draft.owner)}</span>
              </span>
              <span className="push">
                <Button small onClick={() => setTaking(draft.id)}>
                  {t('hotline.desk.page.take-over')}
                </Button>
              </span>
            </div>
          </li>
        ))}
      </Part>
      <Part name="follow-ups" count={queue.followUps.length}>
        {queue.followUps.map((duty) => (
          <DutyRow key={duty.id} duty={duty} today={today} isLate />
        ))}
      </Part>
      <Part name="hard-calls" count={queue.hardCalls.length}>
        {queue.hardCalls.map((one) => (
          <QueueRow
            key={one.contact}
            id={one.contact}
            kind="hard_call"
            when={formatDay(one.day, 'short')}
            act={t('hotline.night.queue.offered')}
          >
            {t('hotline.night.queue.offer', { name: nameOf(one.consultant) })}
          </QueueRow>
        ))}
      </Part>
      <Part name="afterwards" count={queue.afterwards.length}>
        {queue.afterwards.map((row) => (
          <QueueRow
            key={row.id}
            id={row.id}
            kind="after_the_fact"
            when={formatDay(row.day, 'short')}
            act={t('hotline.night.queue.checked')}
          >
            <PageLink to={`/hotline/contacts/${row.id}`} className="code">
              {row.number ?? t('hotline.desk.today.its-contact')}
            </PageLink>{' '}
            {aboutWords(words, row)} <span className="mute">{nameOf(row.consultant)}</span>
          </QueueRow>
        ))}
      </Part>
      {taking && <TakeOver id={taking} onClose={() => setTaking(undefined)} />}
    </>
  );
}

function Part({ name, count, children }: { name: string; count: number; children: ReactNode }) {
  const { t } = useWords();
  if (count === 0) return null;
  return (
    <Section title={t(`hotline.night.queue.${name}`)} count={count}>
      <ul className="work">{children}</ul>
    </Section>
  );
}
