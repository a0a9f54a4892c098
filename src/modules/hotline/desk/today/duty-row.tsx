import { useRef, useState } from 'react';
import { Button, PageLink, useMay, useWords } from '../../../../platform/desk-kit/index.ts';
import type { Day } from '../../../../platform/kernel/days.ts';
import type { Duty } from '../../contact-shapes.ts';
import { CallBackDialog } from '../call-back/call-back-dialog.tsx';
import { aboutBriefly, nearDay } from '../contact-words.ts';
import { DutyMore } from '../duties/duty-more.tsx';
import { DutyPanel } from '../duties/duty-panel.tsx';
import { useOpenAct } from '../duties/use-duty-act.ts';
import { writeMinute } from '../minute-words.ts';

/** A promise that is due. It is dealt with where it stands: settled, noted on, moved, handed over. */
export function DutyRow({ duty, today, isLate }: { duty: Duty; today: Day; isLate: boolean }) {
  const words = useWords();
  const may = useMay();
  const { t } = words;
  const [act, setAct] = useOpenAct(duty.id);
  const isOpen = act !== undefined;
  const [isCalling, setCalling] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setAct(undefined);
    opener.current?.focus();
  };
  // the row will be gone: the focus goes to the one that comes up
  const goOn = () => {
    const row = opener.current?.closest('li');
    close();
    (row?.nextElementSibling ?? row?.previousElementSibling)?.querySelector<HTMLElement>('.btn')?.focus();
  };
  const at = duty.dueMinute === null ? undefined : writeMinute(duty.dueMinute);
  const day = duty.dueDay === today ? undefined : nearDay(words, duty.dueDay, today);
  const when = [day, at].filter(Boolean).join(', ') || t('hotline.desk.today.any-time');
  const client = duty.clients[0]?.code;
  const kind = t(`hotline.desk.duty.${duty.kind.slice(8)}`);
  const settle = t('hotline.desk.duty.settle');
  // tried three times: nobody but a supervisor can do anything with it
  const isMine = !duty.raised || may('hotline.supervise');
  return (
    <li className={isOpen ? 'work-open' : undefined} data-duty={duty.id}>
      <div className="work-row">
        <time dateTime={duty.dueDay} className={isLate ? 'late' : undefined}>
          {when}
        </time>
        <span>{kind}</span>
        <span>
          {client && (
            <>
              <b className="code">{client}</b>{' '}
            </>
          )}
          <PageLink to={`/hotline/contacts/${duty.contact}`} className="code">
            {duty.number ?? t('hotline.desk.today.its-contact')}
          </PageLink>
          {duty.category && <span className="mute"> {aboutBriefly(words, duty)}</span>}
          {duty.attempts > 0 && (
            <span className="mute"> · {t('hotline.desk.duty.attempts', { count: duty.attempts })}</span>
          )}
          {duty.raised && <span className="soon"> {t('hotline.desk.duty.raised')}</span>}
        </span>
        <span className="push line">
          {isMine && duty.kind === 'hotline.callback' && !isOpen && (
            <Button
              small
              data-call-back
              aria-label={[t('hotline.night.call.open'), client ?? duty.number].filter(Boolean).join(', ')}
              onClick={() => setCalling(true)}
            >
              {t('hotline.night.call.open')}
            </Button>
          )}
          {isMine && (
            <button
              ref={opener}
              type="button"
              className="btn btn-small"
              aria-expanded={act === 'settle'}
              aria-label={[settle, kind, client ?? duty.number].filter(Boolean).join(', ')}
              onClick={() => setAct(act === 'settle' ? undefined : 'settle')}
            >
              {settle}
            </button>
          )}
          {!isOpen && <DutyMore brief duty={duty} label={[kind, client ?? duty.number].filter(Boolean).join(', ')} />}
        </span>
      </div>
      {act && <DutyPanel act={act} duty={duty} today={today} onClose={close} onGone={goOn} />}
      {isCalling && <CallBackDialog id={duty.id} today={today} onClose={() => setCalling(false)} onSettled={goOn} />}
    </li>
  );
}
