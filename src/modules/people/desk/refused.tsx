import type { ReactNode } from 'react';
import { type Failure, isFailure, Notice, useWords } from '../../../platform/desk-kit/index.ts';

/** What the server refused, in its own sentence, and what to do now. */
export function Refused({ error, act }: { error: unknown; act?: ReactNode }) {
  const { t } = useWords();
  if (!error) return null;
  const failure = isFailure(error) ? error : undefined;
  if (failure?.status === 0)
    return (
      <Notice kind="bad" lead={t('kit.error.gone.title')}>
        {t('people.desk.refused.gone')}
      </Notice>
    );
  const seconds = failure?.status === 429 ? Number(failure.data.seconds ?? 0) : 0;
  // a wait of minutes is the hour's look-ups, a wait of seconds only haste
  if (seconds > 60)
    return (
      <Notice kind="bad" lead={t('people.desk.refused.limit')}>
        {t('people.desk.refused.limit-next', { count: Math.ceil(seconds / 60) })}
      </Notice>
    );
  return (
    <Notice kind="bad" lead={failure?.message || t('kit.error.broken.title')} act={act}>
      {failure?.message ? '' : t('kit.error.broken.next')}
    </Notice>
  );
}

/** The sentence for one field of the form: the refusal's own path, or an issue below it. */
export function wrongAt(error: Failure | null | undefined, ...path: (string | number)[]): string | undefined {
  if (!error) return undefined;
  const begins = (other: readonly (string | number)[] | undefined) => path.every((part, at) => other?.[at] === part);
  const issue = error.issues.find((one) => begins(one.path));
  if (issue) return issue.message;
  return error.path && begins(error.path) ? error.message : undefined;
}
