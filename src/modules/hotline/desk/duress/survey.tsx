import { useEffect, useRef, useState } from 'react';
import { strokeOf, useKeyNow, useKeys, useWords } from '../../../../platform/desk-kit/index.ts';
import { formKeys, surveyKeys } from '../keys.ts';
import type { Telling } from './tell-duress.ts';
import './survey.css';

/** three pages of questions, then thanks */
const PAGES = [
  ['heard', 'often', 'clear'],
  ['polite', 'fast', 'again'],
  ['best', 'comment'],
] as const;
const OPTIONS: Readonly<Record<string, number>> = {
  heard: 5,
  often: 4,
  clear: 5,
  polite: 5,
  fast: 5,
  again: 3,
  best: 4,
};

const TWICE = 800;
const TAPS = 5;

/**
 * What somebody sees who looks over the shoulder: a customer survey. Its answers go nowhere. The record lies underneath and
 * goes on being saved. The way back is F2 twice, or five presses on the page count; nothing on the page says so. Whether the
 * call for help has come through it says as any survey might: "saved", or "not saved yet".
 */
export function Survey({ onBack, kept }: { onBack: () => void; kept: Telling['state'] | undefined }) {
  const { t } = useWords();
  const [page, setPage] = useState(0);
  const [answers, setAnswers] = useState<Readonly<Record<string, number>>>({});
  const [comment, setComment] = useState('');
  const ground = useRef<HTMLDialogElement>(null);
  const taps = useRef<number[]>([]);
  const back = useRef(onBack);
  back.current = onBack;
  const away = useKeyNow(formKeys.acts.duress.key);
  const home = useKeyNow(surveyKeys.acts.back.key);
  // no key of the desk is heard through it
  useKeys(t('hotline.survey.title'), {}, { alone: true });
  useEffect(() => {
    const shown = ground.current;
    shown?.showModal();
    const title = document.title;
    document.title = t('hotline.survey.title');
    // the page beneath renames itself now and then
    const keep = setInterval(() => {
      document.title = t('hotline.survey.title');
    }, 500);
    let last = Number.NEGATIVE_INFINITY;
    const listen = (event: KeyboardEvent) => {
      const stroke = strokeOf(event);
      if (stroke === away || stroke === home) event.preventDefault();
      if (stroke !== home || event.repeat) return;
      if (event.timeStamp - last < TWICE) back.current();
      last = event.timeStamp;
    };
    document.addEventListener('keydown', listen, true);
    return () => {
      document.removeEventListener('keydown', listen, true);
      clearInterval(keep);
      document.title = title;
      shown?.close();
    };
  }, [t, away, home]);
  const tap = (at: number) => {
    taps.current = [...taps.current.filter((one) => at - one < 3000), at];
    if (taps.current.length >= TAPS) onBack();
  };
  const questions = PAGES[page];
  return (
    <dialog
      ref={ground}
      className="survey"
      aria-labelledby="survey-title"
      onCancel={(event) => event.preventDefault()}
      // a browser closes a dialog at the second Esc whatever one says; the screen must not fall open
      onClose={() => ground.current?.isConnected && !ground.current.open && ground.current.showModal()}
    >
      <div className="survey-sheet">
        <h1 id="survey-title">{t('hotline.survey.title')}</h1>
        {questions ? (
          <>
            <p>{t('hotline.survey.intro')}</p>
            {questions.map((name) =>
              name === 'comment' ? (
                <label key={name} className="survey-question">
                  <span>{t('hotline.survey.comment')}</span>
                  <textarea
                    rows={4}
                    autoComplete="off"
                    value={comment}
                    onChange={(event) => setComment(event.currentTarget.value)}
                  />
                </label>
              ) : (
                <fieldset key={name} className="survey-question">
                  <legend>{t(`hotline.survey.${name}.ask`)}</legend>
                  {Array.from({ length: OPTIONS[name] ?? 0 }, (_, n) => n + 1).map((n) => (
                    <label key={n}>
                      <input
                        type="radio"
                        name={name}
                        checked={answers[name] === n}
                        onChange={() => setAnswers({ ...answers, [name]: n })}
                      />{' '}
                      {t(`hotline.survey.${name}.${n}`)}
                    </label>
                  ))}
                </fieldset>
              ),
            )}
            <div className="survey-foot">
              {page > 0 && (
                <button type="button" onClick={() => setPage(page - 1)}>
                  {t('hotline.survey.previous')}
                </button>
              )}
              <button type="button" className="survey-next" onClick={() => setPage(page + 1)}>
                {t(page < PAGES.length - 1 ? 'hotline.survey.next' : 'hotline.survey.send')}
              </button>
              <output>{kept && t(`hotline.survey.kept.${kept}`)}</output>
              {/* biome-ignore lint/a11y/noStaticElementInteractions: not to be seen as a control; F2 twice is its key */}
              {/* biome-ignore lint/a11y/useKeyWithClickEvents: the same */}
              <span onClick={(event) => tap(event.timeStamp)}>
                {t('hotline.survey.page', { n: page + 1, of: PAGES.length })}
              </span>
            </div>
          </>
        ) : (
          <>
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: as above */}
            <p onClick={(event) => tap(event.timeStamp)}>{t('hotline.survey.thanks')}</p>
            <div className="survey-foot">
              <button type="button" onClick={() => setPage(0)}>
                {t('hotline.survey.new')}
              </button>
              <output>{kept && t(`hotline.survey.kept.${kept}`)}</output>
            </div>
          </>
        )}
      </div>
    </dialog>
  );
}
