import { Suspense } from 'react';
import {
  Dialog,
  ErrorState,
  Marked,
  PageLink,
  useAct,
  useAsk,
  useColleagues,
  useWords,
  Waiting,
} from '../../../../platform/desk-kit/index.ts';
import type { Day } from '../../../../platform/kernel/days.ts';
import { weekdayOf } from '../../../../platform/kernel/days.ts';
import type { Id } from '../../../../platform/kernel/ids.ts';
import { SafetyCardView, type SafetyCardViewProps } from '../../../people/desk/index.tsx';
import type { CallBack } from '../../call-back-contract.ts';
import { callbackResults } from '../../code-lists.ts';
import { getCallback, openCallback } from '../calls.ts';
import { aboutWords, nearDay, withHour } from '../contact-words.ts';
import { SettleDuty } from '../settle-duty.tsx';
import { lineName, useLines } from '../use-lines.ts';
import { CallGate } from './call-gate.tsx';
import './call-back.css';

interface CallBackDialogProps {
  readonly id: Id<'task'>;
  readonly today: Day;
  readonly onClose: () => void;
  readonly onSettled: () => void;
}

/** A promise to call, from the card to the result, without leaving the page that one is on. */
export function CallBackDialog({ id, today, onClose, onSettled }: CallBackDialogProps) {
  const { t } = useWords();
  const callBack = useAsk(getCallback, { id });
  const done = () => {
    onClose();
    onSettled();
  };
  return (
    <Dialog open wide onClose={onClose} title={t('hotline.night.call.title')}>
      {callBack.data ? (
        <Shown callBack={callBack.data} today={today} onClose={onClose} onSettled={done} />
      ) : callBack.error ? (
        <ErrorState error={callBack.error} onRetry={() => void callBack.refetch()} />
      ) : (
        <Waiting />
      )}
    </Dialog>
  );
}

function Shown({ callBack, today, onClose, onSettled }: { callBack: CallBack } & Omit<CallBackDialogProps, 'id'>) {
  const words = useWords();
  const { t, codeLabel } = words;
  const lines = useLines();
  const colleagues = useColleagues({ when: callBack.attempts.length > 0 });
  const open = useAct(openCallback, { refresh: [getCallback] });
  const { duty, note, persons, hours, showLine, attempts } = callBack;
  const numbers = open.data?.numbers;
  return (
    <div className="call-dialog">
      <p>
        {duty.clients[0]?.code && <b className="code">{duty.clients[0].code} </b>}
        <PageLink to={`/hotline/contacts/${duty.contact}`} className="code">
          {duty.number ?? t('hotline.desk.today.its-contact')}
        </PageLink>{' '}
        {duty.category && <span className="mute">{aboutWords(words, duty)}</span>}
      </p>
      {[...new Set(note.split('\n\n'))].filter(Boolean).map((text) => (
        <p key={text}>
          <Marked text={text} />
        </p>
      ))}
      {persons.map(({ person, code, safetyCard }) => (
        <Suspense key={person} fallback={null}>
          <SafetyCardView
            card={safetyCard as unknown as SafetyCardViewProps['card']}
            end={code ? <span className="code">{code} </span> : undefined}
          />
        </Suspense>
      ))}
      {hours && <p>{t('hotline.night.call.agreed', { hours: hoursWords(hours[weekdayOf(today) - 1] ?? 0) })}</p>}
      {attempts.length > 0 && (
        <ul className="call-tried mute" aria-label={t('hotline.night.call.tried')}>
          {attempts.map((one, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: attempts are only ever added at the end
            <li key={at}>
              {withHour(words, nearDay(words, one.day, today), one.hour)},{' '}
              {(one.by && colleagues.nameOf(one.by)) ?? t('hotline.desk.page.colleague')}:{' '}
              {one.result ? codeLabel(callbackResults, one.result) : t('hotline.night.call.opened-only')}
            </li>
          ))}
        </ul>
      )}
      <CallGate
        now={callBack.now}
        numbers={numbers}
        line={showLine ? lineName(lines.all, showLine) : null}
        isBusy={open.isPending}
        refusal={open.error?.message}
        onOpen={(reason) => open.mutate({ id: duty.id, reason })}
      />
      <SettleDuty duty={duty} today={today} onDone={onClose} onSettled={onSettled} quiet={!numbers} />
    </div>
  );
}

/** Full hours of one day: 9–13, 18–20. */
export function hoursWords(bits: number): string {
  const spans: string[] = [];
  for (let hour = 0; hour < 24; hour++) {
    if (((bits >> hour) & 1) === 0) continue;
    const from = hour;
    while (hour < 24 && ((bits >> hour) & 1) === 1) hour++;
    spans.push(`${from}–${hour}`);
  }
  return spans.length > 0 ? spans.join(', ') : '–';
}
