import { useState } from 'react';
import {
  Button,
  PageLink,
  TextInput,
  useAct,
  useGo,
  useMay,
  useSession,
  useWords,
} from '../../../../platform/desk-kit/index.ts';
import type { Day } from '../../../../platform/kernel/days.ts';
import { flagKinds } from '../../code-lists.ts';
import type { HandoverItem } from '../../shift-contract.ts';
import { getToday } from '../calls.ts';
import { aboutBriefly, nearDay } from '../contact-words.ts';
import { getHandover, takeOverAtHandover } from '../line/calls.ts';
import { writeMinute } from '../minute-words.ts';
import { lineName, useLines } from '../use-lines.ts';

/** One thing that was left open: by code, never by name. A draft can be taken over where it stands. */
export function HandoverRow({
  item,
  today,
  minute,
  owner,
  isTicked,
  onTick,
  isOnShift,
}: {
  item: HandoverItem;
  today: Day;
  /** of today, since midnight */
  minute: number;
  owner: string;
  isTicked: boolean;
  /** null: it is not this reader's to tick */
  onTick: (() => void) | null;
  isOnShift: boolean;
}) {
  const words = useWords();
  const { t, codeLabel } = words;
  const { user } = useSession();
  const may = useMay();
  const go = useGo();
  const lines = useLines();
  const [isTaking, setTaking] = useState(false);
  const [reason, setReason] = useState('');
  const take = useAct(takeOverAtHandover, { refresh: [getHandover, getToday] });
  const when = [
    item.day &&
      (item.kind === 'flag'
        ? t('hotline.shift.handover.until', { day: nearDay(words, item.day, today) })
        : nearDay(words, item.day, today)),
    item.minute === null ? null : writeMinute(item.minute),
  ]
    .filter(Boolean)
    .join(', ');
  const isLate =
    item.kind === 'callback' &&
    item.day !== null &&
    (item.day < today || (item.day === today && item.minute !== null && item.minute < minute));
  const what = item.flag
    ? codeLabel(flagKinds, item.flag)
    : item.category
      ? aboutBriefly(words, item)
      : item.line
        ? lineName(lines.all, item.line)
        : '';
  const label = [t(`hotline.shift.handover.kind.${item.kind}`), item.clients[0] ?? item.number ?? what, when]
    .filter(Boolean)
    .join(', ');
  const send = () => {
    const id = item.contact;
    if (id) take.mutate({ id, reasonText: reason }, { onSuccess: () => go(`/hotline/contacts/${id}/edit`) });
  };
  return (
    <li className={isTaking ? 'work-open' : undefined}>
      <div className="handover-row">
        {onTick ? (
          <input
            type="checkbox"
            aria-label={t('hotline.shift.handover.seen', { what: label })}
            checked={isTicked}
            onChange={onTick}
          />
        ) : (
          <span aria-hidden="true" />
        )}
        <time {...(item.day ? { dateTime: item.day } : {})} className={isLate ? 'late' : undefined}>
          {when}
          {isLate && <span className="vh"> {t('hotline.desk.duty.late')}</span>}
        </time>
        <span>
          {item.clients.map((code) => (
            <b key={code} className="code">
              {code}{' '}
            </b>
          ))}
          {item.contact && (
            <PageLink to={`/hotline/contacts/${item.contact}`} className="code">
              {item.number ?? t('hotline.desk.today.its-contact')}
            </PageLink>
          )}{' '}
          {what}
          {item.attempts !== null && item.attempts > 0 && (
            <span className="mute">
              {' · '}
              {t(item.kind === 'missed' ? 'hotline.shift.handover.rang' : 'hotline.desk.duty.attempts', {
                count: item.attempts,
              })}
            </span>
          )}
          {item.voicemail && <span className="soon"> {t('hotline.shift.handover.voicemail')}</span>}
          {owner && <span className="mute handover-screen"> {owner}</span>}
        </span>
        <span className="push">
          {item.mayTakeOver && isOnShift && item.owner !== user.id && may('hotline.record') && (
            <Button
              small
              aria-expanded={isTaking}
              aria-label={t('hotline.shift.handover.take-over-it', { what: label })}
              onClick={() => setTaking(!isTaking)}
            >
              {t('hotline.desk.page.take-over')}
            </Button>
          )}
        </span>
      </div>
      {isTaking && (
        <div className="work-act" data-form>
          <TextInput
            label={t('hotline.desk.duty.reason')}
            hint={t('hotline.desk.duty.hint.reason')}
            value={reason}
            onChange={setReason}
            error={take.error?.message}
            last
          />
          <p className="line">
            <Button kind="go" small busy={take.isPending} disabled={reason.trim() === ''} onClick={send}>
              {t('hotline.desk.page.take-over')}
            </Button>
            <Button small onClick={() => setTaking(false)}>
              {t('kit.close')}
            </Button>
          </p>
        </div>
      )}
    </li>
  );
}
