import { useEffect, useState } from 'react';
import { languages } from '../../../../codelists/languages.ts';
import { Button, PageLink, useSession, useWords } from '../../../../platform/desk-kit/index.ts';
import { callStates, type LineAction } from '../../line-codes.ts';
import type { LineCallCard } from '../../line-contract.ts';

const TICKING: readonly string[] = ['offered', 'queued', 'ringing', 'lost'];
/** whoever has waited longer than this is marked */
const LONG_SECONDS = 60;

export const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;

/** One call: before it is accepted its line, language, wait and whether the number is known; nothing else. */
export function CallRow({
  call,
  lines,
  asked,
  isFirst,
  busy,
  onAnswer,
  onAct,
}: {
  call: LineCallCard;
  lines: readonly { code: string; name: string }[];
  /** when the server said how long it has waited, in the browser's milliseconds */
  asked: number;
  isFirst: boolean;
  busy: boolean;
  onAnswer: () => void;
  onAct: (action: LineAction) => void;
}) {
  const { t, codeLabel } = useWords();
  const { user } = useSession();
  const isTicking = TICKING.includes(call.state);
  const [now, setNow] = useState(asked);
  useEffect(() => {
    setNow(Date.now());
    if (!isTicking) return;
    const tick = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(tick);
  }, [isTicking]);
  const seconds = call.waitedSeconds + (isTicking ? Math.max(0, (now - asked) / 1000) : 0);
  const name = lines.find((line) => line.code === call.line)?.name ?? call.line;
  const isMine = call.takenBy === user.id;
  // while it rings they hang up or leave a message; whoever talks says when it is over
  const others = call.actions.filter((action) => action !== 'answer' && (isTicking ? action !== 'hangup' : isMine));
  const language = languages.codes.some((one) => one.code === call.language)
    ? codeLabel(languages, call.language as (typeof languages.codes)[number]['code'])
    : null;
  return (
    <li className={isFirst ? 'line-call line-call-first' : 'line-call'}>
      <span className="line-call-head">
        <b>{name}</b>
        {isTicking && <span className={seconds > LONG_SECONDS ? 'late num' : 'num'}>{clock(seconds)}</span>}
      </span>
      <span className="mute">
        {[
          t(`hotline.line.caller.${call.number}`),
          language,
          !isTicking && codeLabel(callStates, call.state),
          call.atHead && t('hotline.line.at-head'),
          call.state === 'lost' && codeLabel(callStates, 'lost'),
        ]
          .filter(Boolean)
          .join(', ')}
      </span>
      <span className="line line-call-acts">
        {call.actions.includes('answer') && (
          <Button small kind="go" busy={busy} {...(isFirst ? { keyHint: 'Enter' } : {})} onClick={onAnswer}>
            {t('hotline.line.answer')}
          </Button>
        )}
        {call.isUntaken && (
          <Button small kind="go" busy={busy} {...(isFirst ? { keyHint: 'Enter' } : {})} onClick={onAnswer}>
            {t('hotline.line.mine')}
          </Button>
        )}
        {isTicking && call.actions.length === 0 && <span className="mute">{t('hotline.line.at-telephone')}</span>}
        {others.map((action) => (
          <Button
            key={action}
            small
            {...(isTicking ? { kind: 'bare' as const } : {})}
            busy={busy}
            onClick={() => onAct(action)}
          >
            {t(`hotline.line.act.${action}`)}
          </Button>
        ))}
        {call.contact && isMine && (
          <PageLink to={`/hotline/contacts/${call.contact}/edit`}>{t('hotline.line.draft')}</PageLink>
        )}
      </span>
    </li>
  );
}
