import { Suspense, useState } from 'react';
import {
  Button,
  CodeChips,
  Dialog,
  Field,
  Notice,
  Pick,
  TextArea,
  TextInput,
  useAct,
  useWords,
} from '../../../../platform/desk-kit/index.ts';
import type { Day } from '../../../../platform/kernel/days.ts';
import type { Id } from '../../../../platform/kernel/ids.ts';
import { AgreedHours } from '../../../people/desk/index.tsx';
import { type Hand, handed, useHands } from '../at-hand.ts';
import { addDuty, getToday, listDuties, requestCallback } from '../calls.ts';
import { DueInputs } from '../due-inputs.tsx';
import { readMinute } from '../minute-words.ts';
import { useLines } from '../use-lines.ts';

const KINDS = ['callback', 'follow_up', 'will_call'] as const;

/** Promises a call-back or a follow-up on a closed contact, or notes that she said she will call again. */
export function AddDuty({ id, today, onClose }: { id: Id<'contact'>; today: Day; onClose: () => void }) {
  const { t } = useWords();
  const add = useAct(addDuty, { refresh: [listDuties, getToday] });
  const promise = useAct(requestCallback, { refresh: [listDuties, getToday] });
  const lines = useLines();
  const [task] = useState(() => crypto.randomUUID() as Id<'task'>);
  const [number, setNumber] = useState('');
  const [showLine, setShowLine] = useState<string | null>(null);
  const [hours, setHours] = useState<readonly number[] | null | undefined>(null);
  const [kind, setKind] = useState<(typeof KINDS)[number]>('callback');
  const [day, setDay] = useState<Day | null>(today);
  const [time, setTime] = useState('');
  const [note, setNote] = useState('');
  const [hand, setHand] = useState<Hand | null>('queue');
  const hands = useHands();
  const minute = readMinute(time);
  const isUnclear = minute === undefined || (kind === 'callback' && hours === undefined);
  const failure = promise.error ?? add.error;
  const send = () => {
    if (!day || minute === undefined || (kind === 'callback' && hours === undefined)) return;
    const said = { dueDay: day, dueMinute: minute, note, assignee: handed(hand) };
    if (kind === 'callback')
      promise.mutate(
        { id: task, contact: id, number, showLine, hours: hours ? [...hours] : null, ...said },
        { onSuccess: onClose },
      );
    else add.mutate({ id, kind, ...said }, { onSuccess: onClose });
  };
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('hotline.desk.page.promise')}
      foot={
        <Button kind="go" busy={add.isPending || promise.isPending} disabled={!day || isUnclear} onClick={send}>
          {t('hotline.desk.page.promise-go')}
        </Button>
      }
    >
      <div data-form className="contact-dialog">
        {failure && <Notice kind="bad" lead={failure.message} />}
        <Field group label={t('hotline.desk.field.kind')}>
          {() => (
            <CodeChips
              label={t('hotline.desk.field.kind')}
              options={KINDS.map((code) => ({ code, label: t(`hotline.desk.duty.${code.replace('_', '-')}`) }))}
              value={kind}
              onChange={(code) => code && setKind(code)}
              advance
            />
          )}
        </Field>
        <DueInputs
          day={day}
          onDay={setDay}
          dayLabel={t('hotline.desk.form.due-day')}
          time={time}
          onTime={setTime}
          today={today}
        />
        {kind === 'callback' && (
          <>
            <TextInput
              label={t('hotline.night.call.number')}
              hint={t('hotline.night.call.hint-number')}
              value={number}
              onChange={setNumber}
              input={{ type: 'tel', autoComplete: 'off' }}
            />
            <Pick
              label={t('hotline.night.call.line')}
              hint={t('hotline.night.call.hint-line')}
              options={lines.all.filter((one) => one.active).map((one) => ({ code: one.code, label: one.name }))}
              value={showLine}
              onChange={setShowLine}
            />
            <Suspense fallback={null}>
              <AgreedHours onChange={setHours} />
            </Suspense>
          </>
        )}
        <Pick label={t('hotline.desk.duty.to')} options={hands} value={hand} onChange={setHand} />
        <TextArea
          label={t('hotline.desk.duty.note')}
          value={note}
          onChange={setNote}
          max={2000}
          rows={2}
          foot={t('hotline.desk.page.note-sealed')}
          last
        />
      </div>
    </Dialog>
  );
}
