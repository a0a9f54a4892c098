import { useEffect, useRef } from 'react';
import { Button, Marked, useKeys, useSession, useWords } from '../../../../platform/desk-kit/index.ts';
import { readCard } from '../read-safety-card.ts';
import { SafetyCardView } from '../safety-card-view.tsx';
import type { CallerLookUp } from './use-caller.ts';

/** The card before everything else. Only "it is this person" opens her history; nothing is said before that. */
export function CallerCard({ caller, onDone }: { caller: CallerLookUp; onDone: () => void }) {
  const { t, formatTime } = useWords();
  const { organisation } = useSession();
  const ground = useRef<HTMLDivElement>(null);
  const { match, confirmed } = caller;
  const person = match?.person;
  const isOpen = match !== undefined && !confirmed;
  // biome-ignore lint/correctness/useExhaustiveDependencies: with every new card
  useEffect(() => {
    if (isOpen) ground.current?.querySelector<HTMLElement>('.btn-go')?.focus();
  }, [person, isOpen]);

  const itIsShe = async () => {
    await caller.itIsShe();
    onDone();
  };
  const someoneElse = () => {
    caller.someoneElse();
    onDone();
  };
  useKeys(
    t('kit.safe.title'),
    {
      1: { does: t('hotline.desk.caller.is-person'), run: () => void itIsShe() },
      2: { does: t('hotline.desk.caller.someone-else'), run: someoneElse },
    },
    { off: !isOpen },
  );
  if (!match) return null;
  const { codeWord } = readCard(match.safetyCard, 1);
  return (
    <div ref={ground} className="contact-card">
      <SafetyCardView
        card={match.safetyCard}
        keyHint="F2"
        end={confirmed ? <span className="code">{confirmed.code}</span> : t('hotline.desk.caller.known')}
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
              <Button kind="go" small keyHint="1" busy={caller.isAsking} onClick={() => void itIsShe()}>
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
    </div>
  );
}
