import './links.css';
import { lazy, Suspense, useState } from 'react';
import {
  Button,
  Marked,
  PageLink,
  Section,
  useAsk,
  useGo,
  useMay,
  useWords,
} from '../../../platform/desk-kit/index.ts';
import type { PersonPage } from '../contract.ts';
import { listLinks } from './calls.ts';
import { LinkHistory } from './link-history.tsx';
import { langOf } from './other-script.ts';

const FindPersonPanel = lazy(() => import('./find-person-panel.tsx'));

/** Under which other records this person is known, how that came about, and the way to compare her with one more. */
export function SamePerson({ person }: { person: PersonPage }) {
  const { t } = useWords();
  const go = useGo();
  const may = useMay();
  const [picking, setPicking] = useState(false);
  const { data } = useAsk(listLinks, { id: person.id });
  const mayCompare = may('people.search') && person.identityState !== 'closed';
  const cluster = data && data.cluster.length > 1 ? data.cluster : [];
  if (cluster.length === 0 && !data?.decisions.length && !mayCompare) return null;
  return (
    <Section
      small
      title={cluster.length > 0 ? t('people.links.cluster', { count: cluster.length }) : t('people.links.history')}
    >
      {cluster.length > 0 && (
        <ul>
          {cluster.map((record) => (
            <li key={record.id}>
              {record.id === person.id ? (
                <b className="code">{record.code}</b>
              ) : (
                <PageLink to={`/people/${record.id}`} className="code">
                  {record.code}
                </PageLink>
              )}{' '}
              {record.label !== record.code && (
                <span lang={langOf(record.label)}>
                  <Marked text={record.label} />
                </span>
              )}
              {record.id === data?.survivorId && <span className="people-sub">{t('people.links.counts-under')}</span>}
            </li>
          ))}
        </ul>
      )}
      {data && data.decisions.length > 0 && <LinkHistory decisions={data.decisions} self={person.id} />}
      {mayCompare && (
        <p className="people-erase">
          <Button small onClick={() => setPicking(true)}>
            {t('people.links.compare')}
          </Button>
        </p>
      )}
      {picking && (
        <Suspense fallback={null}>
          <FindPersonPanel
            title={t('people.links.pick')}
            purpose="duplicate"
            onClose={() => setPicking(false)}
            onChoose={({ id }) => {
              setPicking(false);
              if (id !== person.id) go(`/people/compare/${person.id}/${id}`);
            }}
          />
        </Suspense>
      )}
    </Section>
  );
}
