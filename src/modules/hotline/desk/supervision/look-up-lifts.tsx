import { useState } from 'react';
import {
  Button,
  Dialog,
  Marked,
  Notice,
  Pick,
  Section,
  TextInput,
  useAct,
  useColleagues,
  useSession,
  useWords,
} from '../../../../platform/desk-kit/index.ts';
import { localTime } from '../../../../platform/kernel/clock.ts';
import type { UserId } from '../../../../platform/kernel/ids.ts';
import type { LookUpLift } from '../../look-up-contract.ts';
import { endLookUpLift, getSupervision, liftLookUps } from '../calls.ts';
import { untilWords } from '../shifts/shift-words.ts';

/** Whose limit of look-ups is lifted now, by whom, until when and why. It ends by itself, or here. */
export function LookUpLifts({ lifts }: { lifts: readonly LookUpLift[] }) {
  const words = useWords();
  const { t } = words;
  const { organisation } = useSession();
  const today = localTime(new Date(), organisation.zone).day;
  const colleagues = useColleagues({ when: lifts.length > 0 });
  const end = useAct(endLookUpLift, { refresh: [getSupervision] });
  if (lifts.length === 0) return null;
  const nameOf = (id: string) => colleagues.nameOf(id) ?? t('hotline.desk.page.colleague');
  return (
    <Section title={t('hotline.night.queue.lifts')} count={lifts.length}>
      <ul className="work">
        {lifts.map((lift) => (
          <li key={lift.id}>
            <div className="queue-row">
              <span className="num">{t('hotline.night.lift.until', { time: untilWords(words, lift, today) })}</span>
              <span>
                <b>{nameOf(lift.user)}</b>{' '}
                <span className="mute">{t('hotline.night.lift.by', { name: nameOf(lift.by) })}</span>
                <span className="reason">
                  <Marked text={lift.reason} />
                </span>
              </span>
              <span className="push line">
                {end.error && <span className="late">{end.error.message}</span>}
                <Button
                  small
                  busy={end.isPending}
                  aria-label={[t('hotline.night.lift.end'), nameOf(lift.user)].join(', ')}
                  onClick={() => end.mutate({ id: lift.id })}
                >
                  {t('hotline.night.lift.end')}
                </Button>
              </span>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** For whom, why, and for how long at most. One's own is not among them. */
export function LiftLookUps({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const { user } = useSession();
  const lift = useAct(liftLookUps, { refresh: [getSupervision] });
  const colleagues = useColleagues()
    .inGroup('hotline')
    .filter((one) => one.code !== user.id);
  const [whose, setWhose] = useState<UserId | null>(null);
  const [reason, setReason] = useState('');
  const [hours, setHours] = useState('');
  const most = hours.trim() === '' ? 12 : Number(hours);
  const isUnclear = !Number.isInteger(most) || most < 1 || most > 12;
  const wrong = (field: string) =>
    lift.error?.path?.[0] === field
      ? lift.error.message
      : lift.error?.issues.find((issue) => issue.path[0] === field)?.message;
  const send = () => {
    if (whose && !isUnclear) lift.mutate({ user: whose, reason, hours: most }, { onSuccess: onClose });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('hotline.night.lift.title')}
      foot={
        <Button kind="go" busy={lift.isPending} disabled={!whose || isUnclear || reason.trim() === ''} onClick={send}>
          {t('hotline.night.lift.go')}
        </Button>
      }
    >
      <div data-form className="contact-dialog">
        {lift.error && !lift.error.path && lift.error.issues.length === 0 && (
          <Notice kind="bad" lead={lift.error.message} />
        )}
        <p className="mute">{t('hotline.night.lift.line')}</p>
        <Pick
          label={t('hotline.night.lift.whose')}
          options={colleagues}
          value={whose}
          onChange={setWhose}
          error={wrong('user')}
        />
        <TextInput
          label={t('hotline.desk.duty.reason')}
          hint={t('hotline.desk.duty.hint.reason')}
          value={reason}
          onChange={setReason}
          error={wrong('reason')}
        />
        <TextInput
          label={t('hotline.night.lift.hours')}
          hint={t('hotline.night.lift.hint-hours')}
          value={hours}
          onChange={setHours}
          short
          error={isUnclear ? t('hotline.night.lift.hours-unclear') : wrong('hours')}
          input={{ inputMode: 'numeric', placeholder: '12' }}
          last
        />
      </div>
    </Dialog>
  );
}
