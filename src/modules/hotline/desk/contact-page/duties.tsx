import { lazy, Suspense } from 'react';
import {
  Button,
  Marked,
  Section,
  useAsk,
  useColleagues,
  useMay,
  useWords,
} from '../../../../platform/desk-kit/index.ts';
import type { Day } from '../../../../platform/kernel/days.ts';
import type { OutputOf } from '../../../../platform/kernel/endpoint.ts';
import type { FullContact } from '../../contact-shapes.ts';
import { listDuties } from '../calls.ts';
import { nearDay } from '../contact-words.ts';
import { DutyHistory, useResultWords } from '../duties/duty-history.tsx';
import { DutyMore } from '../duties/duty-more.tsx';
import { LastStepNotice } from '../duties/last-step-notice.tsx';
import { useOpenAct } from '../duties/use-duty-act.ts';
import { writeMinute } from '../minute-words.ts';

// fetched when somebody acts on a promise
const DutyPanel = lazy(async () => ({ default: (await import('../duties/duty-panel.tsx')).DutyPanel }));

/** What was promised in this contact, what was done with it, and what came of it. */
export function Duties({ contact, today }: { contact: FullContact; today: Day }) {
  const { t } = useWords();
  const duties = useAsk(listDuties, { id: contact.id }, { when: contact.version > 0 });
  const rows = duties.data ?? [];
  return (
    <Section small title={t('hotline.desk.page.duties')}>
      <LastStepNotice />
      {rows.length === 0 && <p className="contact-none mute">{t('hotline.desk.page.no-duties')}</p>}
      <ul>
        {rows.map((duty) => (
          <PromisedDuty key={duty.id} duty={duty} today={today} />
        ))}
      </ul>
    </Section>
  );
}

function PromisedDuty({ duty, today }: { duty: OutputOf<typeof listDuties>[number]; today: Day }) {
  const words = useWords();
  const { t } = words;
  const may = useMay();
  const colleagues = useColleagues({ when: duty.assignee !== null });
  const resultWords = useResultWords();
  const [act, setAct] = useOpenAct(duty.id);
  const isOpen = duty.state === 'open';
  const isLate = isOpen && duty.dueDay < today;
  const close = () => setAct(undefined);
  const kind = t(`hotline.desk.duty.${duty.kind.slice(8)}`);
  return (
    <li>
      <div className="contact-history">
        <b>{kind}</b>
        <span className={isLate ? 'late' : 'mute'}>
          {isLate && `${t('hotline.desk.duty.late')} `}
          {nearDay(words, duty.dueDay, today)}
          {duty.dueMinute === null ? '' : `, ${writeMinute(duty.dueMinute)}`}
        </span>
      </div>
      {duty.assignee && (
        <p className="mute">
          {t('hotline.desk.duty.for', {
            name: colleagues.nameOf(duty.assignee) ?? t('hotline.desk.page.colleague'),
          })}
        </p>
      )}
      {[...new Set(duty.note.split('\n\n'))].filter(Boolean).map((text) => (
        <p key={text}>
          <Marked text={text} />
        </p>
      ))}
      {duty.result && !isOpen && <p className="mute">{resultWords(duty.kind, duty.result)}</p>}
      <DutyHistory duty={duty} steps={duty.steps} today={today} />
      {isOpen && !act && may('hotline.record') && (
        <div className="line duty-acts">
          <Button small onClick={() => setAct('settle')}>
            {t('hotline.desk.duty.settle')}
          </Button>
          <DutyMore duty={duty} label={kind} />
        </div>
      )}
      {isOpen && act && (
        <div className="contact-narrow">
          <Suspense fallback={null}>
            <DutyPanel act={act} duty={duty} today={today} onClose={close} onGone={close} />
          </Suspense>
        </div>
      )}
    </li>
  );
}
