import './people.css';
import './links.css';
import {
  Button,
  EmptyState,
  ErrorState,
  Marked,
  Page,
  PageHead,
  Section,
  Table,
  useAsk,
  useGo,
  useKeySet,
  useWords,
  Waiting,
} from '../../../platform/desk-kit/index.ts';
import type { ProposedPair } from '../links-contract.ts';
import { listDuplicates, listUnsure } from './calls.ts';
import { queueKeys } from './keys.ts';
import { langOf } from './other-script.ts';
import { Refused } from './refused.tsx';
import { useSweep } from './use-sweep.ts';
import { reasonWords, Zone } from './waterfall.tsx';

/** The queue: look for duplicates, decide one pair after another, see what was laid aside. */
export default function DuplicatesPage() {
  const words = useWords();
  const { t, formatNumber } = words;
  const go = useGo();
  const { data, error, refetch } = useAsk(listDuplicates, { limit: 50 }, { keep: true });
  const unsure = useAsk(listUnsure, {});
  const sweep = useSweep();
  const known = sweep.progress ?? data?.sweep ?? undefined;
  const isUnfinished = known?.state === 'running';
  const start = () => void sweep.start(known?.state === 'done');
  useKeySet(queueKeys, sweep.isRunning ? { stop: sweep.stop } : { start });
  if (error && !data)
    return (
      <Page>
        <ErrorState whole error={error} onRetry={() => void refetch()} />
      </Page>
    );
  if (!data)
    return (
      <Page>
        <Waiting />
      </Page>
    );
  return (
    <Page>
      <PageHead title={t('people.links.queue.title')} line={t('people.links.queue.line')} />
      <div className="dup-sweep">
        <Button
          kind={data.pairs.length === 0 ? 'go' : 'plain'}
          keyHint="a"
          onClick={sweep.isRunning ? sweep.stop : start}
        >
          {t(`people.links.queue.${sweep.isRunning ? 'stop' : isUnfinished ? 'go-on' : known ? 'again' : 'start'}`)}
        </Button>
        {sweep.isRunning ? (
          <Waiting what={t('people.links.queue.running')} done={sweep.progress?.done} of={sweep.progress?.total} />
        ) : (
          <SweepLine sweep={data.sweep} />
        )}
        {sweep.isBusy && <span className="mute">{t('people.links.queue.busy')}</span>}
      </div>
      <Refused error={sweep.error} />
      {data.pairs.length > 0 ? (
        <Section title={t('people.links.queue.waiting')} count={formatNumber(data.waiting)}>
          <Table
            stacks
            label={t('people.links.queue.title')}
            rows={data.pairs}
            rowKey={(pair) => `${pair.left.id} ${pair.right.id}`}
            onOpen={(pair) => go(`/people/duplicates/${pair.left.id}/${pair.right.id}`)}
            foot={t('people.links.queue.foot', { count: data.waiting })}
            columns={[
              { id: 'pair', head: t('people.links.queue.pair'), cell: (pair) => <Pair pair={pair} /> },
              { id: 'zone', head: t('people.links.queue.zone'), cell: (pair) => <Zone of={pair.explanation.zone} /> },
              {
                id: 'why',
                head: t('people.links.queue.why'),
                cell: (pair) => (
                  <ul className="dup-why">
                    {pair.explanation.reasons.slice(0, 4).map((reason) => (
                      <li key={`${reason.field} ${reason.level}`} className={`wf-${reason.direction}`}>
                        <span aria-hidden="true">
                          {reason.direction === 'against' ? '▼ ' : reason.direction === 'for' ? '▲ ' : ''}
                        </span>
                        {reasonWords(words, reason)}
                      </li>
                    ))}
                  </ul>
                ),
              },
            ]}
          />
        </Section>
      ) : (
        !sweep.isRunning && (
          <EmptyState title={t(data.sweep ? 'people.links.queue.none' : 'people.links.queue.never')}>
            {t(data.sweep ? 'people.links.queue.none-line' : 'people.links.queue.never-line')}
          </EmptyState>
        )
      )}
      {unsure.data && unsure.data.decisions.length > 0 && (
        <Section title={t('people.links.queue.unsure')} count={unsure.data.decisions.length}>
          <Table
            label={t('people.links.queue.unsure')}
            rows={unsure.data.decisions}
            rowKey={(one) => one.id}
            onOpen={(one) => go(`/people/compare/${one.left.id}/${one.right.id}`)}
            columns={[
              { id: 'pair', head: t('people.links.queue.pair'), cell: (one) => <Pair pair={one} /> },
              { id: 'reason', head: t('people.links.reason'), cell: (one) => one.reason },
            ]}
          />
        </Section>
      )}
    </Page>
  );
}

function SweepLine({
  sweep,
}: {
  sweep: { state: string; done: number; total: number; left: number; endedOn: string | null } | null;
}) {
  const { t, formatNumber, formatDay } = useWords();
  if (!sweep) return null;
  const total = formatNumber(sweep.total);
  return (
    <span className="mute">
      {sweep.state === 'done'
        ? t('people.links.queue.done', { total, day: sweep.endedOn ? formatDay(sweep.endedOn as never, 'short') : '' })
        : t('people.links.queue.at', { done: formatNumber(sweep.done), total })}
      {sweep.left > 0 && ` ${t('people.links.queue.left', { count: sweep.left })}`}
    </span>
  );
}

type Named = Pick<ProposedPair['left'], 'id' | 'code' | 'label'>;

const Pair = ({ pair }: { pair: { readonly left: Named; readonly right: Named } }) => (
  <>
    {[pair.left, pair.right].map((record) => (
      <span key={record.id} className="dup-pair">
        <span className="people-name" lang={langOf(record.label)}>
          <Marked text={record.label} />
        </span>{' '}
        {record.label !== record.code && <span className="code mute">{record.code}</span>}
      </span>
    ))}
  </>
);
