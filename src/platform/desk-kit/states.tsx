import { type ReactNode, useEffect, useState } from 'react';
import { isFailure } from './api.ts';
import { Button } from './button.tsx';
import { useWords } from './words.tsx';

export interface EmptyStateProps {
  readonly title: string;
  readonly children?: ReactNode;
  readonly act?: ReactNode;
  /** nothing else stands on the page: the title is its h1 */
  readonly whole?: boolean;
}

/** Nothing here yet: what would be here, and how to begin. */
export function EmptyState({ title, children, act, whole }: EmptyStateProps) {
  const Title = whole ? 'h1' : 'h2';
  return (
    <div className="state">
      <Title>{title}</Title>
      <p>{children}</p>
      {act && <div className="line">{act}</div>}
    </div>
  );
}

export interface ErrorStateProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
  readonly act?: ReactNode;
  /** nothing else stands on the page: the title is its h1 */
  readonly whole?: boolean;
}

/** It did not work: what happened, what to do next. The server's sentence is already in the reader's language. */
export function ErrorState({ error, onRetry, act, whole }: ErrorStateProps) {
  const { t } = useWords();
  const failure = isFailure(error) ? error : undefined;
  const Title = whole ? 'h1' : 'h2';
  const kind = failure?.status === 403 || failure?.status === 404 ? 'none' : failure?.status === 0 ? 'gone' : 'broken';
  return (
    <div className="state" role="alert">
      <Title>{t(`kit.error.${kind}.title`)}</Title>
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
