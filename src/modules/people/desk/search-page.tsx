import './people.css';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import {
  Button,
  EmptyState,
  Notice,
  Page,
  PageHead,
  PageLink,
  Section,
  useGo,
  useKeySet,
  useMay,
  useSession,
  useWords,
  Waiting,
} from '../../../platform/desk-kit/index.ts';
import { lookUpPurposes } from '../look-up-purposes.ts';
import { Elsewhere } from './elsewhere.tsx';
import { Hits } from './hits.tsx';
import { searchKeys } from './keys.ts';
import { RecentPersons } from './recent-persons.tsx';
import { Refused } from './refused.tsx';
import SearchAlarms from './search-alarms.tsx';
import { SearchBox } from './search-box.tsx';
import { type Answered, usePurpose, useSearch } from './use-search.ts';

const NewPerson = lazy(() => import('./new-person.tsx'));

/** Finding somebody who is known: why, who, and the hits. Nobody is opened by a search. */
export default function SearchPage() {
  const { t } = useWords();
  const go = useGo();
  const may = useMay();
  const [purpose, setPurpose] = usePurpose();
  const search = useSearch({ keeps: true });
  const { answered } = search;
  const [typed, setTyped] = useState(answered?.typed ?? '');
  const [needsPurpose, setNeedsPurpose] = useState(false);
  const [making, setMaking] = useState(false);
  const results = useRef<HTMLDivElement>(null);
  const maySearch = may('people.search');
  const make = may('people.record') ? () => setMaking(true) : undefined;

  useKeySet(searchKeys, { find: () => focusIn('.people-search input'), make });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only on coming here
  useEffect(() => {
    if (!answered) focusIn(purpose ? '.people-search input' : '.people-search .chip');
  }, []);

  // the hits have the focus: Enter opens the first, also on coming back from somebody
  useEffect(() => {
    if (answered) results.current?.querySelector<HTMLElement>('tr[data-row="0"]')?.focus();
  }, [answered]);

  const send = () => {
    if (!purpose) {
      setNeedsPurpose(true);
      return focusIn('.people-search .chip');
    }
    setNeedsPurpose(false);
    void search.send(typed.trim(), purpose).catch(() => {});
  };

  return (
    <Page>
      <PageHead
        title={t('people.desk.nav')}
        line={t('people.desk.find.line')}
        acts={
          <>
            {may('people.sweep') && <PageLink to="/people/duplicates">{t('people.links.queue.title')}</PageLink>}
            {make && (
              <Button keyHint="a" onClick={make}>
                {t('people.desk.new.title')}
              </Button>
            )}
          </>
        }
      />
      {maySearch && (
        <SearchBox
          purpose={purpose}
          onPurpose={(code) => {
            setPurpose(code);
            setNeedsPurpose(false);
          }}
          typed={typed}
          onTyped={setTyped}
          isAsking={search.isAsking}
          onSend={send}
        />
      )}
      {needsPurpose && (
        <Notice kind="bad" lead={t('people.desk.find.no-purpose')}>
          {t('people.desk.find.no-purpose-line')}
        </Notice>
      )}
      <Refused error={search.error} />
      <div ref={results} aria-live="polite" className="people-results">
        {search.isAsking && <Waiting what={t('people.desk.find.waiting')} />}
        {!search.isAsking && <Elsewhere known={answered?.answer.elsewhere} />}
        {answered && !search.error && !search.isAsking && (
          <Answer
            answered={answered}
            onOpen={(id) => go(`/people/${id}`)}
            onShowMore={() => void search.send(answered.typed, answered.purpose, true).catch(() => {})}
            make={make}
          />
        )}
        {!answered && !search.isAsking && maySearch && (
          <EmptyState title={t('people.desk.find.empty')}>{t('people.desk.find.empty-line')}</EmptyState>
        )}
      </div>
      <SearchAlarms />
      <RecentPersons onOpen={(id) => go(`/people/${id}`)} />
      {making && (
        <Suspense fallback={null}>
          <NewPerson
            typed={answered?.typed ?? typed}
            onClose={() => setMaking(false)}
            onMade={(id) => go(`/people/${id}`)}
          />
        </Suspense>
      )}
    </Page>
  );
}

function Answer({
  answered,
  onOpen,
  onShowMore,
  make,
}: {
  answered: Answered;
  onOpen: (id: string) => void;
  onShowMore: () => void;
  make: (() => void) | undefined;
}) {
  const { t, codeLabel, formatTime } = useWords();
  const { organisation } = useSession();
  const { hits, more, silent } = answered.answer;
  const record = t('people.desk.hits.record', {
    time: formatTime(answered.at, organisation.zone),
    purpose: codeLabel(lookUpPurposes, answered.purpose),
  });
  if (hits.length === 0)
    return (
      <EmptyState
        title={t('people.desk.hits.none', { typed: answered.typed })}
        act={
          make && (
            <Button kind="go" keyHint="a" onClick={make}>
              {t('people.desk.new.title')}
            </Button>
          )
        }
      >
        {t(silent > 0 ? 'people.desk.hits.none-likely' : 'people.desk.hits.none-line')} {record}
        <Hits hits={[]} more={false} silent={silent} onOpen={() => {}} onShowMore={onShowMore} />
      </EmptyState>
    );
  return (
    <Section title={t('people.desk.hits.title')} count={hits.length} end={record}>
      <Notice lead={t('people.desk.hits.say-nothing')}>{t('people.desk.hits.say-nothing-line')}</Notice>
      <Hits hits={hits} more={more} silent={silent} onOpen={(hit) => onOpen(hit.id)} onShowMore={onShowMore} />
    </Section>
  );
}

const focusIn = (selector: string) =>
  requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus());
