import { type ReactNode, useEffect, useState } from 'react';
import { isFailure } from './api.ts';
import { Button } from './button.tsx';
import { useWords } from './words.tsx';

/** Nothing here yet: what would be here, and how to begin. */
export const EmptyState = ({ title, children, act }: { title: string; children?: ReactNode; act?: ReactNode }) => (
  <div className="state">
    <h2>{title}</h2>
    <p>{children}</p>
    {act && <div className="line">{act}</div>}
  </div>
);

/** It did not work: what happened, what to do next. The server's sentence is already in the reader's language. */
export function ErrorState({ error, onRetry, act }: { error: unknown; onRetry?: () => void; act?: ReactNode }) {
  const { t } = useWords();
  const failure = isFailure(error) ? error : undefined;
  const kind = failure?.status === 403 || failure?.status === 404 ? 'none' : failure?.status === 0 ? 'gone' : 'broken';
  return (
    <div className="state" role="alert">
      <h2>{t(`kit.error.${kind}.title`)}</h2>
      <p>{failure && kind !== 'gone' && failure.message ? failure.message : t(`kit.error.${kind}.next`)}</p>
      {failure?.requestId && kind === 'broken' && (
        <p className="meta">{t('kit.error.number', { id: failure.requestId })}</p>
      )}
      <div className="line">
        {onRetry && <Button onClick={onRetry}>{t('kit.error.again')}</Button>}
        {act}
      </div>
    </div>
  );
}

/** Silent for 300 ms, then says what is being waited for; with `done` and `of` it shows how far it is. */
export function Waiting({ what, done, of }: { what?: string; done?: number | undefined; of?: number | undefined }) {
  const { t, formatNumber } = useWords();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const late = setTimeout(() => setShown(true), 300);
    return () => clearTimeout(late);
  }, []);
  const words = what ?? t('kit.waiting');
  if (!shown) return <div aria-hidden="true" style={{ minHeight: 64 }} />;
  return (
    <div className="waiting" role="status">
      <span>{words}</span>
      {of !== undefined && of > 0 ? (
        <>
          <progress value={done ?? 0} max={of} aria-label={words} />
          <span className="meta num">{t('kit.done-of', { done: formatNumber(done ?? 0), of: formatNumber(of) })}</span>
        </>
      ) : (
        <div className="running" aria-hidden="true">
          <i />
        </div>
      )}
    </div>
  );
}
