import { useEffect, useId, useRef, useState } from 'react';
import { Button, keySet, useKeySet, useWords } from '../../../platform/desk-kit/index.ts';
import { KeyWord } from '../key-rows.tsx';
import { tourSteps } from './tour-steps.ts';

const tourKeys = keySet('help.tour.again', { end: ['Esc', 'help.tour.end'] });

/** One step at a time, inside the page; the thing it speaks of is marked. Enter goes on, Esc ends it. */
export function Tour({ onEnd }: { onEnd: () => void }) {
  const { t } = useWords();
  const id = useId();
  const [at, setAt] = useState(0);
  const next = useRef<HTMLButtonElement>(null);
  const step = tourSteps[at];
  const isLast = at === tourSteps.length - 1;
  useKeySet(tourKeys, { end: onEnd });
  useEffect(() => next.current?.focus(), []);
  useEffect(() => {
    const there = step ? document.querySelector(step.at) : null;
    there?.classList.add('tour-at');
    return () => there?.classList.remove('tour-at');
  }, [step]);
  if (!step) return null;
  return (
    <div className="tour tour-on" role="dialog" aria-labelledby={`${id}-title`} aria-describedby={`${id}-words`}>
      <div aria-live="polite" aria-atomic="true">
        <p className="tour-count mute">{t('help.tour.step', { step: at + 1, all: tourSteps.length })}</p>
        <h2 id={`${id}-title`}>{t(`help.tour.${step.id}.title`)}</h2>
        <p id={`${id}-words`}>
          {step.keys.map((key) => (
            <span key={key}>
              <KeyWord of={key} />{' '}
            </span>
          ))}
          {t(`help.tour.${step.id}.line`)}
        </p>
      </div>
      <div className="line">
        <Button ref={next} small kind="go" keyHint="Enter" onClick={isLast ? onEnd : () => setAt(at + 1)}>
          {t(isLast ? 'help.tour.done' : 'help.tour.next')}
        </Button>
        {at > 0 && (
          <Button small onClick={() => setAt(at - 1)}>
            {t('help.tour.back')}
          </Button>
        )}
        {!isLast && (
          <Button small kind="bare" keyHint="Esc" onClick={onEnd}>
            {t('help.tour.end')}
          </Button>
        )}
      </div>
    </div>
  );
}
