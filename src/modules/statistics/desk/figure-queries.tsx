import { useState } from 'react';
import { ErrorState, useAsk, useWords, Waiting } from '../../../platform/desk-kit/index.ts';
import type { OutputOf } from '../../../platform/kernel/endpoint.ts';
import { findFigures } from '../contract.ts';
import type { AskedReport } from './asked-report.ts';

type Query = OutputOf<typeof findFigures>['queries'][number];

/** Under the report, folded: where each number comes from. Asked for when it is opened, because it counts once more. */
export function FigureQueries({ asked }: { asked: AskedReport }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <details className="report-queries" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('statistics.queries.title')}</summary>
      {open && <Queries asked={asked} />}
    </details>
  );
}

function Queries({ asked }: { asked: AskedReport }) {
  const { t } = useWords();
  const answer = useAsk(findFigures, asked);
  if (answer.isPending) return <Waiting />;
  if (answer.isError) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />;
  return (
    <>
      <p className="report-note">{t('statistics.queries.how')}</p>
      {answer.data.queries.map((query) => (
        <OneQuery key={query.hash} query={query} />
      ))}
    </>
  );
}

function OneQuery({ query }: { query: Query }) {
  const { t, formatNumber } = useWords();
  return (
    <section className="report-query" aria-label={query.title}>
      <h3>{query.title}</h3>
      <dl>
        <dt>{t('statistics.queries.definition')}</dt>
        <dd>
          <code>{query.definition}</code>
        </dd>
        <dt>{t('statistics.queries.figures')}</dt>
        <dd>
          {query.figures.map(({ at, n }) => (
            <span key={at} className="report-query-figure">
              <code>{at}</code> {n === null ? '–' : formatNumber(n)}
            </span>
          ))}
        </dd>
        <dt>{t('statistics.queries.text')}</dt>
        <dd>
          <pre>{query.text}</pre>
        </dd>
        <dt>{t('statistics.queries.values')}</dt>
        <dd>
          <ol>
            {query.values.map((value, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a value's place is its name ($1, $2 …)
              <li key={i}>
                <code>
                  ${i + 1} = {JSON.stringify(value)}
                </code>
              </li>
            ))}
          </ol>
        </dd>
        <dt>SHA-256</dt>
        <dd>
          <code>{query.hash.slice('sha256:'.length)}</code>
        </dd>
      </dl>
    </section>
  );
}
