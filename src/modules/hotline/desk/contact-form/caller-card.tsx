import { Suspense } from 'react';
import { Button, Marked, useKeySet, useSession, useWords } from '../../../../platform/desk-kit/index.ts';
import type { Id } from '../../../../platform/kernel/ids.ts';
import { SafetyCardView, type SafetyCardViewProps } from '../../../people/desk/index.tsx';
import { callerKeys } from '../keys.ts';
import type { CallerLookUp } from './use-caller.ts';

/** The next act has the focus as soon as the card is there. */
const focusIt = (button: HTMLButtonElement | null) => button?.focus();

/** The card before everything else. Only "it is this person" opens her history; nothing is said before that. */
export function CallerCard({
  caller,
  onDone,
  onSomeoneElse,
}: {
  caller: CallerLookUp;
  onDone: () => void;
  /** it was not the person of this card */
  onSomeoneElse: (person: Id<'person'>, isLast: boolean) => void;
}) {
  const { t, formatTime } = useWords();
  const { organisation } = useSession();
  const { match, confirmed } = caller;
  const isOpen = match !== undefined && !confirmed;
  const itIsShe = async () => {
    await caller.itIsShe();
    onDone();
  };
  const someoneElse = () => {
    if (!match) return;
    caller.someoneElse();
    onDone();
    onSomeoneElse(match.person, caller.left === 0);
  };
  useKeySet(callerKeys, { isShe: () => void itIsShe(), other: someoneElse }, { off: !isOpen });
  if (!match) return null;
  // our contract passes the card on as people made it
  const card = match.safetyCard as unknown as SafetyCardViewProps['card'];
  const codeWord = card?.codeWord;
  return (
    <div key={match.person} className="contact-card">
      <Suspense fallback={null}>
        <SafetyCardView
          card={card}
          keyHint="F2"
          end={
            confirmed ? (
              <>
                <span className="code">{confirmed.code}</span>
                {'. '}
              </>
            ) : (
              `${t('hotline.desk.caller.known')}. `
            )
          }
          foot={
            confirmed ? (
              <>
                <span>
                  <b>{t('hotline.desk.caller.confirmed', { time: formatTime(confirmed.at, organisation.zone) })}</b>{' '}
                  {t('hotline.desk.caller.history-open')}
                </span>
                <Button kind="bare" small onClick={caller.notThisPerson}>
                  {t('hotline.desk.caller.not-this')}
                </Button>
              </>
            ) : (
              <>
                <span>
                  {codeWord ? (
                    <>
                      {t('hotline.desk.caller.ask')}{' '}
                      <b>
                        <Marked text={codeWord} />
                      </b>
                    </>
                  ) : (
                    t('hotline.desk.caller.ask-neutral')
                  )}
                </span>
                <Button ref={focusIt} kind="go" small keyHint="1" busy={caller.isAsking} onClick={() => void itIsShe()}>
                  {t('hotline.desk.caller.is-person')}
                </Button>
                <Button small keyHint="2" onClick={someoneElse}>
                  {t('hotline.desk.caller.someone-else')}
                </Button>
                {caller.left > 0 && <span className="push">{t('hotline.desk.caller.more', { n: caller.left })}</span>}
              </>
            )
          }
        />
      </Suspense>
    </div>
  );
}
