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
  const next = failure?.status === 429 ? t('people.desk.refused.limit') : failure?.status === 409 ? '' : null;
  return (
    <Notice kind="bad" lead={failure?.message || t('kit.error.broken.title')} act={act}>
      {next ?? (failure?.message ? '' : t('kit.error.broken.next'))}
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
