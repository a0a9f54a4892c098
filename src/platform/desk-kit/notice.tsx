import { type ReactNode, useEffect, useState } from 'react';
import { useWords } from './words.tsx';

/** One line that must be seen: first what, in bold, then the rest. `bad` is danger or loss only. */
export function Notice({
  kind = 'soon',
  lead,
  children,
  act,
}: {
  kind?: 'soon' | 'bad' | 'good';
  lead: string;
  children?: ReactNode;
  act?: ReactNode;
}) {
  return (
    <div className={kind === 'soon' ? 'note' : `note note-${kind}`} role={kind === 'bad' ? 'alert' : 'status'}>
      <b>{lead}</b>
      <span>{children}</span>
      {act}
    </div>
  );
}

export interface SavedAgoProps {
  /** when the last save was confirmed; undefined: nothing was saved yet */
  readonly at: Date | undefined;
  readonly waiting?: boolean;
  /** since when saving does not come through */
  readonly lostSince?: Date | undefined;
  /** "74 words", "sealed" */
  readonly more?: string;
}

/** Saved 2 s ago. Turns to words in brick when it does not come through. */
export function SavedAgo({ at, waiting, lostSince, more }: SavedAgoProps) {
  const { t } = useWords();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const tick = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(tick);
  }, []);
  const ago = (from: Date) => {
    const seconds = Math.max(0, Math.round((now - from.getTime()) / 1000));
    return seconds < 60
      ? t('kit.saved.seconds', { n: seconds })
      : t('kit.saved.minutes', { n: Math.floor(seconds / 60) });
  };
  if (lostSince)
    return (
      <span className="saved saved-late" role="alert">
        {t('kit.saved.lost')}
      </span>
    );
  if (waiting) return <span className="saved">{t('kit.saved.now')}</span>;
  if (!at) return <span className="saved">{t('kit.saved.nothing')}</span>;
  return (
    <span className="saved">
      <svg viewBox="0 0 14 14" aria-hidden="true">
        <path d="m2 7.5 3.5 3.5L12 3.5" fill="none" stroke="currentColor" strokeWidth="2" />
      </svg>
      <span>
        {t('kit.saved.ago', { ago: ago(at) })} {more}
      </span>
    </span>
  );
}
