import { useRef, useState } from 'react';
import { Button, PageLink, useMay, useWords } from '../../../../platform/desk-kit/index.ts';
import type { Day } from '../../../../platform/kernel/days.ts';
import type { Duty } from '../../contact-shapes.ts';
import { CallBackDialog } from '../call-back/call-back-dialog.tsx';
import { aboutBriefly, nearDay } from '../contact-words.ts';
import { writeMinute } from '../minute-words.ts';
import { SettleDuty } from '../settle-duty.tsx';

/** A promise that is due. It opens where it stands and ends with what came of it. */
export function DutyRow({ duty, today, isLate }: { duty: Duty; today: Day; isLate: boolean }) {
  const words = useWords();
  const may = useMay();
  const { t } = words;
  const [isOpen, setOpen] = useState(false);
  const [isCalling, setCalling] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
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
    <li className={isOpen ? 'work-open' : undefined}>
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
              aria-expanded={isOpen}
              aria-label={[settle, kind, client ?? duty.number].filter(Boolean).join(', ')}
              onClick={() => setOpen(!isOpen)}
            >
              {settle}
            </button>
          )}
        </span>
      </div>
      {isOpen && <SettleDuty duty={duty} today={today} onDone={close} onSettled={goOn} />}
      {isCalling && <CallBackDialog id={duty.id} today={today} onClose={() => setCalling(false)} onSettled={goOn} />}
    </li>
  );
}
