import { useEffect, useRef, useState } from 'react';
import { Button, Pick, TextArea, TextInput, useAct, useKeySet, useWords } from '../../../../platform/desk-kit/index.ts';
import type { Day } from '../../../../platform/kernel/days.ts';
import type { Duty } from '../../contact-shapes.ts';
import { type Hand, handed, useHands } from '../at-hand.ts';
import { handDuty, noteDuty, settleDuty } from '../calls.ts';
import { nearDay } from '../contact-words.ts';
import { DueInputs } from '../due-inputs.tsx';
import { settleKeys } from '../keys.ts';
import { readMinute, writeMinute } from '../minute-words.ts';
import { SettleDuty } from '../settle-duty.tsx';
import { type DutyAct, dutySteps } from './last-step.ts';
import { DUTY_ANSWERS } from './use-duty-act.ts';
import '../today/today.css';
import './duties.css';

interface PanelProps {
  readonly duty: Duty;
  readonly today: Day;
  readonly onClose: () => void;
  /** the duty may stand elsewhere now, or nowhere */
  readonly onGone: () => void;
}

/** One act on a duty, where it stands. While it is on its way the row is free; what is refused comes back as it was typed. */
export function DutyPanel({ act, ...props }: PanelProps & { act: DutyAct }) {
  if (act === 'note') return <NoteDuty {...props} />;
  if (act === 'move') return <MoveDuty {...props} />;
  if (act === 'hand') return <HandDuty {...props} />;
  return <SettleDuty duty={props.duty} today={props.today} onDone={props.onClose} onSettled={props.onGone} />;
}

function NoteDuty({ duty, onClose }: PanelProps) {
  const { t } = useWords();
  const note = useAct(noteDuty, { refresh: DUTY_ANSWERS, onClash: true });
  const [words, setWords] = useState('');
  const send = () =>
    note.mutate(
      { id: duty.id, revision: duty.revision, note: words },
      {
        onSuccess: (changed) => {
          dutySteps.tell(changed, t('hotline.desk.duty.last.noted'), false);
          onClose();
        },
      },
    );
  return (
    <Act act={note} go={t('hotline.desk.duty.go')} off={words.trim() === ''} onGo={send} onClose={onClose}>
      {(wrong) => (
        <TextArea
          label={t('hotline.desk.duty.note')}
          hint={t('hotline.desk.duty.hint.note')}
          value={words}
          onChange={setWords}
          max={2000}
          rows={2}
          foot={t('hotline.desk.page.note-sealed')}
          error={wrong('note')}
          last
        />
      )}
    </Act>
  );
}

function MoveDuty({ duty, today, onClose, onGone }: PanelProps) {
  const words = useWords();
  const { t } = words;
  const move = useAct(settleDuty, { refresh: DUTY_ANSWERS, onClash: true });
  const [day, setDay] = useState<Day | null>(null);
  const [time, setTime] = useState('');
  const [reason, setReason] = useState('');
  const minute = readMinute(time);
  const send = () => {
    if (!day || minute === undefined) return;
    move.mutate(
      { id: duty.id, revision: duty.revision, result: 'moved', dueDay: day, dueMinute: minute, reasonText: reason },
      {
        onSuccess: (changed) => {
          const when = [nearDay(words, changed.dueDay, today), minute === null ? '' : writeMinute(minute)];
          dutySteps.tell(changed, t('hotline.desk.duty.last.moved', { when: when.filter(Boolean).join(', ') }), true);
          onGone();
        },
      },
    );
  };
  const isOff = !day || minute === undefined || reason.trim() === '';
  return (
    <Act act={move} go={t('hotline.desk.duty.move')} off={isOff} onGo={send} onClose={onClose}>
      {(wrong) => (
        <>
          <DueInputs
            day={day}
            onDay={setDay}
            dayLabel={t('hotline.desk.duty.next-day')}
            time={time}
            onTime={setTime}
            today={today}
            wrong={wrong}
          />
          <TextInput
            label={t('hotline.desk.duty.reason')}
            hint={t('hotline.desk.duty.hint.reason')}
            value={reason}
            onChange={setReason}
            error={wrong('reasonText')}
            last
          />
        </>
      )}
    </Act>
  );
}

function HandDuty({ duty, onClose, onGone }: PanelProps) {
  const { t } = useWords();
  const hand = useAct(handDuty, { refresh: DUTY_ANSWERS, onClash: true });
  const hands = useHands().filter((one) => one.code !== (duty.assignee ?? 'queue'));
  const [to, setTo] = useState<Hand | null>(null);
  const send = () => {
    if (!to) return;
    hand.mutate(
      { id: duty.id, revision: duty.revision, assignee: handed(to) },
      {
        onSuccess: (changed) => {
          const name = hands.find((one) => one.code === to)?.label ?? '';
          const said =
            to === 'queue' ? t('hotline.desk.duty.last.queued') : t('hotline.desk.duty.last.handed', { name });
          dutySteps.tell(changed, said, true);
          onGone();
        },
      },
    );
  };
  return (
    <Act act={hand} go={t('hotline.desk.duty.hand')} off={to === null} onGo={send} onClose={onClose}>
      {(wrong) => (
        <Pick label={t('hotline.desk.duty.to')} options={hands} value={to} onChange={setTo} error={wrong('assignee')} />
      )}
    </Act>
  );
}

interface Acting {
  readonly isPending: boolean;
  readonly error: ReturnType<typeof useAct>['error'];
}

/** The ground of all three: keys, the button, and what the server said. Hidden, not gone, while it is on its way. */
function Act({
  act,
  go,
  off,
  onGo,
  onClose,
  children,
}: {
  act: Acting;
  go: string;
  off: boolean;
  onGo: () => void;
  onClose: () => void;
  children: (wrong: (field: string) => string | undefined) => React.ReactNode;
}) {
  const { t } = useWords();
  const ground = useRef<HTMLDivElement>(null);
  const { isPending, error } = act;
  // when it opens, and again when what was sent comes back refused
  useEffect(() => {
    if (!isPending) ground.current?.querySelector<HTMLElement>('input, textarea')?.focus();
  }, [isPending]);
  const wrong = (field: string) =>
    error?.path?.[0] === field ? error.message : error?.issues.find((issue) => issue.path[0] === field)?.message;
  const isSaid = error && !error.path && error.issues.length === 0;
  useKeySet(settleKeys, { go: !off && !isPending && onGo, close: onClose });
  return (
    <>
      {isPending && (
        <p className="work-act mute" role="status">
          {t('hotline.desk.duty.going')}
        </p>
      )}
      <div ref={ground} className="work-act" data-form hidden={isPending}>
        {children(wrong)}
        {isSaid && (
          <p className="late" role="alert">
            {error.message}
          </p>
        )}
        <div className="line">
          <Button kind="go" small keyHint="Ctrl+Enter" disabled={off} onClick={onGo}>
            {go}
          </Button>
          <Button small keyHint="Esc" onClick={onClose}>
            {t('kit.close')}
          </Button>
        </div>
      </div>
    </>
  );
}
