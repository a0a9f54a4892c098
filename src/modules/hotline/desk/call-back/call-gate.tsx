import { useState } from 'react';
import { Button, Notice, TextInput, useWords } from '../../../../platform/desk-kit/index.ts';
import type { ContactNow } from '../../contact-now.ts';
import './call-back.css';

/** The next act has the focus as soon as it is there. */
const focusIt = (button: HTMLButtonElement | null) => button?.focus();

export const mayCall = (now: ContactNow): boolean => now === 'yes' || now === 'ask';

export interface ShownNumber {
  readonly value: string;
  readonly code: string | null;
}

/**
 * The gate before a number. Where the card allows it, one key opens it. Where it does not, the next act is not to call; who
 * must, says why and knows that a supervisor sees it.
 */
export function CallGate({
  now,
  numbers,
  line,
  isBusy,
  refusal,
  onOpen,
}: {
  now: ContactNow;
  numbers: readonly ShownNumber[] | undefined;
  /** name of the line that she is to see */
  line: string | null;
  isBusy: boolean;
  refusal: string | undefined;
  onOpen: (reason: string) => void;
}) {
  const { t } = useWords();
  const [why, setWhy] = useState('');
  const [isAsked, setAsked] = useState(false);
  if (numbers)
    return (
      <div className="call-number" role="status">
        {numbers.map((one) => (
          <span key={one.value}>
            <span className="num">{one.value}</span> {one.code && <span className="code mute">{one.code}</span>}
          </span>
        ))}
        {numbers.length === 0 && <span>{t('hotline.night.call.no-number')}</span>}
        {numbers.length > 0 && (
          <span className="mute">
            {line ? t('hotline.night.call.show-line', { line }) : t('hotline.night.call.hide-line')}
          </span>
        )}
      </div>
    );
  if (mayCall(now))
    return (
      <div className="call-number">
        {now === 'ask' && <span className="soon">{t('hotline.night.now.ask')}</span>}
        <Button ref={focusIt} kind="go" busy={isBusy} onClick={() => onOpen('')}>
          {t('hotline.night.call.show')}
        </Button>
        <span className="mute">{refusal ?? t('hotline.night.call.on-record')}</span>
      </div>
    );
  return (
    <>
      <Notice kind="bad" lead={t(`hotline.night.now.${now}`)}>
        {t(now === 'unknown_caller' ? 'hotline.night.call.not-unknown' : 'hotline.night.call.not-now')}
      </Notice>
      {isAsked ? (
        <div data-form>
          <TextInput
            label={t(now === 'unknown_caller' ? 'hotline.night.call.why-unknown' : 'hotline.night.call.why')}
            hint={t('hotline.night.call.why-hint')}
            value={why}
            onChange={setWhy}
            error={refusal}
            last
            input={{ 'data-autofocus': true } as object}
          />
          <div className="line">
            <Button kind="stop" small busy={isBusy} disabled={why.trim() === ''} onClick={() => onOpen(why)}>
              {t('hotline.night.call.override')}
            </Button>
          </div>
        </div>
      ) : (
        <div className="line">
          <Button kind="bare" small onClick={() => setAsked(true)}>
            {t(now === 'unknown_caller' ? 'hotline.night.call.must-unknown' : 'hotline.night.call.must')}
          </Button>
        </div>
      )}
    </>
  );
}
