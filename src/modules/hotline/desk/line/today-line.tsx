import { useEffect, useState } from 'react';
import {
  Button,
  ErrorState,
  PageLink,
  Section,
  TextInput,
  useAct,
  useAsk,
  useGo,
  useKeySet,
  useMay,
  useWords,
} from '../../../../platform/desk-kit/index.ts';
import type { LineCallCard } from '../../line-contract.ts';
import { getToday } from '../calls.ts';
import { CallRow } from './call-row.tsx';
import { actOnLine, listLineCalls, noteLineCall, takeLineCall } from './calls.ts';
import './line.css';
import { lineKeys } from '../keys.ts';

/**
 * The left of Today: who waits, on which line, in which language, how long, known or new. Nothing else is said before somebody
 * accepts. Asked every two seconds; Enter takes whoever has waited longest.
 */
export default function TodayLine() {
  const { t } = useWords();
  const go = useGo();
  const may = useMay();
  const line = useAsk(listLineCalls, {}, { every: 2000, keep: true });
  const refresh = { refresh: [listLineCalls, getToday] };
  const act = useAct(actOnLine, refresh);
  const take = useAct(takeLineCall, refresh);
  const note = useAct(noteLineCall, refresh);
  const [number, setNumber] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [asked, setAsked] = useState(() => Date.now());
  useEffect(() => {
    if (line.dataUpdatedAt > 0) setAsked(line.dataUpdatedAt);
  }, [line.dataUpdatedAt]);
  const calls = line.data?.calls ?? [];
  const lines = line.data?.lines ?? [];
  const waiting = calls.filter((call) => ['offered', 'queued', 'ringing', 'lost'].includes(call.state));
  const untaken = calls.filter((call) => call.isUntaken);
  const running = calls.filter((call) => !waiting.includes(call) && !untaken.includes(call));
  const byHand = lines.filter((one) => one.adapter === 'manual');
  const down = lines.filter((one) => one.isDown);

  const toDraft = (done: { contact: { id: string } | null }) => {
    if (done.contact) go(`/hotline/contacts/${done.contact.id}/edit`);
  };
  const answer = (call: LineCallCard) =>
    call.isUntaken
      ? take.mutate({ id: call.id }, { onSuccess: toDraft })
      : act.mutate({ id: call.id, action: 'answer' }, { onSuccess: toDraft });
  const oldest = waiting.find((call) => call.actions.includes('answer')) ?? untaken[0];
  useKeySet(lineKeys, { take: oldest && may('hotline.record') && (() => answer(oldest)) });
  const tell = (code: string, answered: boolean) =>
    note.mutate(
      { line: code, answered, callerNumber: number },
      {
        onSuccess(done) {
          setNumber('');
          setOpen(false);
          toDraft(done);
        },
      },
    );
  const failure = act.error ?? take.error ?? note.error;
  const rows = (some: readonly LineCallCard[]) => (
    <ul className="line-calls">
      {some.map((call) => (
        <CallRow
          key={call.id}
          call={call}
          lines={lines}
          asked={asked}
          isFirst={call.id === oldest?.id}
          busy={act.isPending || take.isPending}
          onAnswer={() => answer(call)}
          onAct={(action) => act.mutate({ id: call.id, action })}
        />
      ))}
    </ul>
  );
  return (
    <>
      <Section small title={t('hotline.line.waiting')} count={waiting.length}>
        <div aria-live="polite">
          {waiting.length === 0 ? <p className="cell mute">{t('hotline.line.nobody')}</p> : rows(waiting)}
        </div>
      </Section>
      {untaken.length > 0 && (
        <Section small title={t('hotline.line.untaken')} count={untaken.length}>
          {rows(untaken)}
        </Section>
      )}
      {running.length > 0 && (
        <Section small title={t('hotline.line.running')} count={running.length}>
          {rows(running)}
        </Section>
      )}
      {down.map((one) => (
        <p key={one.code} className="cell late" role="status">
          {t('hotline.line.down', { line: one.name })}
        </p>
      ))}
      {failure && <p className="cell late">{failure.message}</p>}
      {!line.data && line.error && <ErrorState error={line.error} onRetry={() => void line.refetch()} />}
      {byHand.length > 0 && may('hotline.record') && (
        <div className={isOpen ? 'line-hand' : 'line-hand line-hand-closed'}>
          <Section small title={t('hotline.line.by-hand')}>
            {isOpen ? (
              <div className="line-by-hand" data-form>
                <TextInput
                  label={t('hotline.line.number')}
                  hint={t('hotline.line.number-hint')}
                  value={number}
                  onChange={setNumber}
                  input={{ inputMode: 'tel', autoComplete: 'off' }}
                  last
                />
                {byHand.map((one) => (
                  <p key={one.code} className="line">
                    <b>{one.name}</b>
                    <Button small busy={note.isPending} onClick={() => tell(one.code, false)}>
                      {t('hotline.line.rings')}
                    </Button>
                    <Button small kind="go" busy={note.isPending} onClick={() => tell(one.code, true)}>
                      {t('hotline.line.took')}
                    </Button>
                  </p>
                ))}
                <p>
                  <Button small kind="bare" onClick={() => setOpen(false)}>
                    {t('kit.close')}
                  </Button>
                </p>
              </div>
            ) : (
              <p className="line-foot">
                <Button small onClick={() => setOpen(true)}>
                  {t('hotline.line.tell')}
                </Button>
              </p>
            )}
          </Section>
        </div>
      )}
      <p className="line-foot">
        <PageLink to="/hotline/line-figures">{t('hotline.line.figures.link')}</PageLink>
      </p>
    </>
  );
}
