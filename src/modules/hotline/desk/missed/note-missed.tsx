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
import type { LocalTime } from '../../../../platform/kernel/clock.ts';
import type { Day } from '../../../../platform/kernel/days.ts';
import type { Id } from '../../../../platform/kernel/ids.ts';
import { getMissedOutline, listMissed, noteMissed } from '../calls.ts';
import { useLines } from '../use-lines.ts';

/** Somebody saw on the telephone that it had rung. */
export function NoteMissed({ now, onClose }: { now: LocalTime; onClose: () => void }) {
  const { t } = useWords();
  const lines = useLines();
  const active = lines.all.filter((line) => line.active);
  const note = useAct(noteMissed, { refresh: [listMissed, getMissedOutline] });
  const [id] = useState(() => crypto.randomUUID() as Id<'missed-attempt'>);
  const [line, setLine] = useState<string | null>(null);
  const [number, setNumber] = useState('');
  const [day, setDay] = useState<Day | null>(now.day);
  const [hour, setHour] = useState(String(now.hour));
  const [voicemail, setVoicemail] = useState<'yes' | null>(null);
  const [words, setWords] = useState('');
  const wrong = (field: string) =>
    note.error?.path?.[0] === field
      ? note.error.message
      : note.error?.issues.find((issue) => issue.path[0] === field)?.message;
  const chosen = line ?? active[0]?.code;
  const send = () => {
    if (!chosen || !day) return;
    const at = { day, hour: Number(hour), voicemail: voicemail === 'yes' };
    note.mutate({ id, line: chosen, number, note: words, ...at }, { onSuccess: onClose });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('hotline.night.missed.add')}
      foot={
        <Button kind="go" busy={note.isPending} disabled={!chosen || !day || hour.trim() === ''} onClick={send}>
          {t('hotline.night.missed.add-go')}
        </Button>
      }
    >
      <div data-form className="flag-dialog">
        {note.error && !note.error.path && note.error.issues.length === 0 && (
          <Notice kind="bad" lead={note.error.message} />
        )}
        <TextInput
          label={t('hotline.desk.field.callerNumber')}
          hint={t('hotline.night.missed.hint-number')}
          value={number}
          onChange={setNumber}
          error={wrong('number')}
          input={{ type: 'tel', autoComplete: 'off' }}
        />
        <Pick
          label={t('hotline.desk.field.line')}
          options={active.map((one) => ({ code: one.code, label: one.name }))}
          value={chosen ?? null}
          onChange={setLine}
          error={wrong('line')}
        />
        <DayInput
          label={t('hotline.desk.field.day')}
          value={day}
          onChange={setDay}
          today={now.day}
          error={wrong('day')}
        />
        <TextInput
          label={t('hotline.desk.field.hour')}
          value={hour}
          onChange={setHour}
          short
          error={wrong('hour')}
          input={{ inputMode: 'numeric' }}
        />
        <Field group label={t('hotline.night.missed.message')}>
          {() => (
            <CodeChips
              label={t('hotline.night.missed.message')}
              options={[{ code: 'yes', label: t('hotline.night.missed.voicemail'), key: 'm' }]}
              value={voicemail}
              onChange={setVoicemail}
            />
          )}
        </Field>
        <TextArea
          label={t('hotline.desk.duty.note')}
          value={words}
          onChange={setWords}
          max={2000}
          rows={1}
          foot={t('hotline.night.sealed')}
          last
        />
      </div>
    </Dialog>
  );
}
