import { useRef, useState } from 'react';
import { Marked, useColleagues, useWords } from '../../../../platform/desk-kit/index.ts';
import type { Day } from '../../../../platform/kernel/days.ts';
import { missedCallEnds } from '../../code-lists.ts';
import type { Line } from '../../contact-shapes.ts';
import type { MissedCall } from '../../missed-contract.ts';
import { lineName } from '../use-lines.ts';
import { momentWords } from './missed-words.ts';
import { SettleMissed } from './settle-missed.tsx';
import '../today/today.css';

/** One number that rang in vain: when, how often, whether we know it. It is dealt with where it stands. */
export function MissedRow({
  missed,
  lines,
  today,
  startOpen = false,
}: {
  missed: MissedCall;
  lines: readonly Line[];
  today: Day;
  startOpen?: boolean;
}) {
  const words = useWords();
  const { t, codeLabel, formatDay } = words;
  const colleagues = useColleagues({ when: missed.assignee !== null || missed.settledBy !== null });
  const [isOpen, setOpen] = useState(startOpen);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    opener.current?.focus();
  };
  const nameOf = (id: string) => colleagues.nameOf(id as never) ?? t('hotline.desk.page.colleague');
  const caller = t(`hotline.night.missed.${missed.caller}`);
  return (
    <li className={isOpen ? 'work-open' : undefined}>
      <div className="work-row">
        <time dateTime={missed.last.day} className={missed.hasRisen ? 'late' : undefined}>
          {momentWords(words, missed.last, today)}
        </time>
        <span>{lineName(lines, missed.line)}</span>
        <span>
          <b>{caller}</b>
          {missed.attempts > 1 && (
            <>
              {', '}
              {t('hotline.night.missed.rang', { count: missed.attempts })}{' '}
              <span className="mute">
                {t('hotline.night.missed.first', { when: momentWords(words, missed.first, today) })}
              </span>
            </>
          )}
          {missed.voicemail && <span> {t('hotline.night.missed.voicemail')}</span>}
          {missed.cameBack && <span className="soon"> {t('hotline.night.missed.came-back')}</span>}
          {missed.hasRisen && <span className="late"> {t('hotline.night.missed.risen')}</span>}
          {missed.assignee && (
            <span className="mute"> {t('hotline.desk.duty.for', { name: nameOf(missed.assignee) })}</span>
          )}
          {missed.note && (
            <span className="mute">
              {' '}
              <Marked text={missed.note.replaceAll('\n\n', ' · ')} />
            </span>
          )}
        </span>
        <span className="push">
          {missed.end ? (
            <span className="mute">
              {codeLabel(missedCallEnds, missed.end)}
              {missed.settledOn && `, ${formatDay(missed.settledOn, 'short')}`}
              {missed.settledBy && `, ${nameOf(missed.settledBy)}`}
            </span>
          ) : (
            <button
              ref={opener}
              type="button"
              className="btn btn-small"
              aria-expanded={isOpen}
              aria-label={[t('hotline.night.missed.settle'), caller, momentWords(words, missed.last, today)].join(', ')}
              onClick={() => setOpen(!isOpen)}
            >
              {t('hotline.night.missed.settle')}
            </button>
          )}
        </span>
      </div>
      {isOpen && !missed.end && <SettleMissed missed={missed} onDone={close} />}
    </li>
  );
}
