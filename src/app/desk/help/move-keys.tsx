import { useEffect, useRef, useState } from 'react';
import {
  Button,
  canMove,
  Dialog,
  type KeyChoices,
  KeyHint,
  type KeySet,
  Notice,
  printed,
  strokeOf,
  useKeyChoices,
  useWords,
  withChoice,
  wrongWith,
} from '../../../platform/desk-kit/index.ts';
import { chooseOwnDesk } from '../own-desk.ts';

/** a second stroke makes it "g t"; without one the first alone counts */
const SECOND = 900;

/** Every key that can be moved, with all that it does; a clash is refused with words. */
export default function MoveKeys({ sets, onClose }: { sets: readonly KeySet[]; onClose: () => void }) {
  const { t } = useWords();
  const now = useKeyChoices();
  const [asked, setAsked] = useState<string>();
  const [told, setTold] = useState<{ kind: 'good' | 'bad'; words: string }>();
  const ground = useRef<HTMLDivElement>(null);
  const acts = sets.flatMap((set) => Object.values(set.acts));
  const all = [...new Set(acts.map(({ key }) => key))];
  const movable = all.filter(canMove);
  const doing = (key: string) =>
    [...new Set(acts.filter((act) => act.key === key).map(({ does }) => t(does)))].join(' · ');
  const moved = Object.keys(now).length;

  const keep = async (chosen: KeyChoices, words: string) => {
    setTold({ kind: 'good', words });
    try {
      await chooseOwnDesk({ keys: { ...chosen } });
    } catch {
      setTold({ kind: 'bad', words: t('help.move.not-kept') });
    }
  };
  const take = (key: string, wanted: string) => {
    setAsked(undefined);
    ground.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus();
    const names = { key: printed(key), wanted: printed(wanted) };
    const wrong = wrongWith(key, wanted, all, now);
    if (wrong) setTold({ kind: 'bad', words: t(`help.move.wrong.${wrong}`, names) });
    else void keep(withChoice(now, key, wanted), t('help.move.moved', names));
  };
  const latest = useRef(take);
  latest.current = take;

  // the next stroke is the answer: nothing else on the page may hear it, neither the dialog nor Hide but for the second Esc
  useEffect(() => {
    if (!asked) return;
    let first: string | undefined;
    let wait: ReturnType<typeof setTimeout> | undefined;
    const listen = (event: KeyboardEvent) => {
      const stroke = strokeOf(event);
      if (!stroke || event.repeat) return;
      event.preventDefault();
      event.stopPropagation();
      clearTimeout(wait);
      if (stroke === 'Esc') return setAsked(undefined);
      if (first) return latest.current(asked, `${first} ${stroke}`);
      if (stroke.length > 1) return latest.current(asked, stroke);
      first = stroke;
      wait = setTimeout(() => latest.current(asked, stroke), SECOND);
    };
    document.addEventListener('keydown', listen, true);
    return () => {
      clearTimeout(wait);
      document.removeEventListener('keydown', listen, true);
    };
  }, [asked]);

  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('help.move.title')}
      foot={moved > 0 && <Button onClick={() => void keep({}, t('help.move.none'))}>{t('help.move.all-back')}</Button>}
    >
      <div ref={ground}>
        <p>{t('help.move.line')}</p>
        <div className="move-told" aria-live="polite">
          {asked ? (
            <Notice lead={t('help.move.press')} />
          ) : told ? (
            <Notice kind={told.kind} lead={told.words} />
          ) : (
            <p className="mute">{moved === 0 ? t('help.move.none') : t('help.move.count', { count: moved })}</p>
          )}
        </div>
        <ul className="move-keys">
          {movable.map((key) => (
            <li key={key} data-asked={asked === key || undefined}>
              <KeyHint of={key} />
              <span>{doing(key)}</span>
              {now[key] !== undefined && (
                <Button
                  small
                  kind="bare"
                  onClick={() =>
                    void keep(
                      withChoice(now, key, key),
                      t('help.move.moved', { key: printed(key), wanted: printed(key) }),
                    )
                  }
                >
                  {t('help.move.back', { key: printed(key) })}
                </Button>
              )}
              <Button
                small
                data-key={key}
                aria-label={t('help.move.change-of', { key: printed(now[key] ?? key), does: doing(key) })}
                onClick={() => setAsked(key)}
              >
                {t('help.move.change')}
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
