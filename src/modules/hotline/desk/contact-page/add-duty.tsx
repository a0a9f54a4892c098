import { useState } from 'react';
import {
  Button,
  CodeChips,
  DayInput,
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
import { type Hand, handed, useHands } from '../at-hand.ts';
import { addDuty, getToday, listDuties } from '../calls.ts';
import { readMinute } from '../minute-words.ts';

const KINDS = ['callback', 'follow_up', 'will_call'] as const;

/** Promises a call-back or a follow-up on a closed contact, or notes that she said she will call again. */
export function AddDuty({ id, today, onClose }: { id: Id<'contact'>; today: Day; onClose: () => void }) {
  const { t } = useWords();
  const add = useAct(addDuty, { refresh: [listDuties, getToday] });
  const [kind, setKind] = useState<(typeof KINDS)[number]>('callback');
  const [day, setDay] = useState<Day | null>(today);
  const [time, setTime] = useState('');
  const [note, setNote] = useState('');
  const [hand, setHand] = useState<Hand | null>('queue');
  const hands = useHands();
  const minute = readMinute(time);
  const send = () => {
    if (day && minute !== undefined)
      add.mutate({ id, kind, dueDay: day, dueMinute: minute, note, assignee: handed(hand) }, { onSuccess: onClose });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('hotline.desk.page.promise')}
      foot={
        <Button kind="go" busy={add.isPending} disabled={!day || minute === undefined} onClick={send}>
          {t('hotline.desk.page.promise-go')}
        </Button>
      }
    >
      <div data-form className="contact-dialog">
        {add.error && <Notice kind="bad" lead={add.error.message} />}
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
        <DayInput label={t('hotline.desk.form.due-day')} value={day} onChange={setDay} today={today} ahead />
        <TextInput
          label={t('hotline.desk.form.due-time')}
          hint={t('hotline.desk.form.hint.due-time')}
          value={time}
          onChange={setTime}
          short
          error={minute === undefined ? t('hotline.desk.form.time-unclear') : undefined}
          input={{ inputMode: 'numeric', placeholder: '10:30' }}
        />
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
