import './people.css';
import './links.css';
import { lazy, Suspense, useState } from 'react';
import {
  Button,
  ErrorState,
  Marked,
  Notice,
  Page,
  PageHead,
  PageLink,
  Section,
  useAsk,
  useGo,
  useKeySet,
  useMay,
  usePart,
  useWords,
  Waiting,
} from '../../../platform/desk-kit/index.ts';
import type { Id } from '../../../platform/kernel/ids.ts';
import type { LinkKind } from '../link-kinds.ts';
import type { ComparedPerson } from '../links-contract.ts';
import { comparePersons, listDuplicates } from './calls.ts';
import { comparedRows } from './compared-rows.ts';
import { compareKeys } from './keys.ts';
import { LinkHistory } from './link-history.tsx';
import { langOf } from './other-script.ts';
import { Waterfall, Zone } from './waterfall.tsx';

const DecideDialog = lazy(() => import('./decide-dialog.tsx'));

/** Two records in two columns. In the queue the next pair comes by itself after a decision. */
export default function ComparePage() {
  const left = usePart('left') as Id<'person'>;
  const right = usePart('right') as Id<'person'>;
  const isQueue = location.pathname.includes('/duplicates/');
  return <Compared key={`${left} ${right}`} left={left} right={right} isQueue={isQueue} />;
}

function Compared({ left, right, isQueue }: { left: Id<'person'>; right: Id<'person'>; isQueue: boolean }) {
  const words = useWords();
  const { t } = words;
  const go = useGo();
  const may = useMay();
  const [deciding, setDeciding] = useState<LinkKind>();
  const queue = useAsk(listDuplicates, { limit: 50 }, { when: isQueue, keep: true });
  const sweep = queue.data?.sweep?.id;
  const { data, error, refetch } = useAsk(
    comparePersons,
    { left, right, ...(isQueue && sweep ? { sweep } : {}) },
    { when: !isQueue || queue.isFetched },
  );
  const isOpen = data !== undefined && !data.isOneCluster && may('people.link');
  const act = (kind: LinkKind) => isOpen && (() => setDeciding(kind));
  useKeySet(compareKeys, { same: act('same'), not_same: act('not_same'), unsure: act('unsure') });
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
  const { explanation } = data;
  const rows = comparedRows(words, data.left, data.right, explanation.reasons);
  const next = queue.data?.pairs.find((pair) => pair.left.id !== left || pair.right.id !== right);
  const done = () => {
    setDeciding(undefined);
    if (!isQueue) go(`/people/${left}`);
    else if (next) go(`/people/duplicates/${next.left.id}/${next.right.id}`, { replace: true });
    else go('/people/duplicates', { replace: true });
  };
  return (
    <div className="page people-page cmp-page">
      <PageHead
        title={t('people.links.title')}
        line={<Zone of={explanation.zone} />}
        acts={isQueue && <PageLink to="/people/duplicates">{t('people.links.queue.title')}</PageLink>}
      />
      <Notice lead={t('people.links.say-nothing')}>{t('people.links.line')}</Notice>
      <table className="cmp">
        <colgroup>
          <col className="cmp-what" />
          <col />
          <col />
          <col className="cmp-meets" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{t('people.links.what')}</th>
            <Head person={data.left} title={t('people.links.left')} />
            <Head person={data.right} title={t('people.links.right')} />
            <th scope="col">{t('people.links.meets')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className={`is-${row.verdict}`}>
              <th scope="row">{t(`people.links.row.${row.id}`)}</th>
              <Cell values={row.left} />
              <Cell values={row.right} />
              <td className={`cmp-verdict cmp-${row.verdict}`}>
                <span aria-hidden="true">{SHAPE[row.verdict]} </span>
                {t(`people.links.verdict.${row.verdict}`)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Section title={t('people.match.waterfall')}>
        <Waterfall explanation={explanation} />
      </Section>
      {data.isOneCluster && <Notice lead={t('people.links.already')} />}
      {isOpen && (
        <Section title={t('people.links.decide')}>
          <div className="cmp-acts">
            {(['same', 'not_same', 'unsure'] as const).map((kind) => (
              <Button key={kind} keyHint={compareKeys.acts[kind].key} onClick={() => setDeciding(kind)}>
                {t(`people.links.${kind}.act`)}
              </Button>
            ))}
          </div>
        </Section>
      )}
      {data.decisions.length > 0 && (
        <Section title={t('people.links.history')} count={data.decisions.length}>
          <LinkHistory decisions={data.decisions} />
        </Section>
      )}
      {deciding && (
        <Suspense fallback={null}>
          <DecideDialog
            kind={deciding}
            one={left}
            other={right}
            code={data.countsUnder}
            onClose={() => setDeciding(undefined)}
            onDone={done}
          />
        </Suspense>
      )}
    </div>
  );
}

const SHAPE = { equal: '=', alike: '≈', different: '≠', one: '–', none: '–' } as const;

const Head = ({ person, title }: { person: ComparedPerson; title: string }) => (
  <th scope="col">
    <span className="people-sub">{title}</span>
    <PageLink to={`/people/${person.id}`} className="cmp-name">
      <span lang={langOf(person.label)}>
        <Marked text={person.label} />
      </span>
    </PageLink>
    {person.label !== person.code && <span className="code mute">{person.code}</span>}
  </th>
);

const Cell = ({ values }: { values: readonly string[] }) => (
  <td>
    {values.length === 0 ? (
      <span className="faint">–</span>
    ) : (
      <ul>
        {values.map((value) => (
          <li key={value} lang={langOf(value)}>
            {value}
          </li>
        ))}
      </ul>
    )}
  </td>
);
