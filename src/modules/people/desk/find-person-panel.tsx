import './people.css';
import { useEffect, useRef, useState } from 'react';
import { Button, EmptyState, Notice, SidePanel, useWords, Waiting } from '../../../platform/desk-kit/index.ts';
import type { Id } from '../../../platform/kernel/ids.ts';
import type { LookUpPurpose } from '../look-up-purposes.ts';
import { Elsewhere } from './elsewhere.tsx';
import { Hits } from './hits.tsx';
import { Refused } from './refused.tsx';
import { SearchBox } from './search-box.tsx';
import { usePurpose, useSearch } from './use-search.ts';

export interface ChosenPerson {
  readonly id: Id<'person'>;
  readonly code: string;
  readonly label: string;
}

export interface FindPersonPanelProps {
  readonly title?: string;
  readonly purpose?: LookUpPurpose;
  readonly onClose: () => void;
  readonly onChoose: (person: ChosenPerson) => void;
  /** offered as "New, code only" when given */
  readonly onCodeOnly?: () => void;
}

/** Finding a person from inside a form: a panel beside it, the text of the form stays. Choosing opens nothing. */
export default function FindPersonPanel({
  title,
  purpose: preset,
  onClose,
  onChoose,
  onCodeOnly,
}: FindPersonPanelProps) {
  const { t } = useWords();
  const [purpose, setPurpose] = usePurpose(preset ?? 'open_contact');
  const search = useSearch();
  const [typed, setTyped] = useState('');
  const [needsPurpose, setNeedsPurpose] = useState(false);
  const ground = useRef<HTMLDivElement>(null);
  const hits = search.answered?.answer.hits;
  const silent = search.answered?.answer.silent ?? 0;
  const showMore = () => {
    if (search.answered) void search.send(search.answered.typed, search.answered.purpose, true).catch(() => {});
  };
  // the purpose is given: one begins with the name
  useEffect(() => ground.current?.querySelector('input')?.focus(), []);
  useEffect(() => {
    if (hits && hits.length > 0) ground.current?.querySelector<HTMLElement>('tr[data-row="0"]')?.focus();
  }, [hits]);
  const send = () => {
    setNeedsPurpose(purpose === null);
    if (purpose) void search.send(typed.trim(), purpose).catch(() => {});
  };
  return (
    <SidePanel open onClose={onClose} title={title ?? t('people.desk.find.panel')}>
      <div ref={ground} className="people-panel">
        <SearchBox
          purpose={purpose}
          onPurpose={setPurpose}
          typed={typed}
          onTyped={setTyped}
          isAsking={search.isAsking}
          onSend={send}
        />
        {needsPurpose && <Notice kind="bad" lead={t('people.desk.find.no-purpose')} />}
        <Refused error={search.error} />
        {search.isAsking && <Waiting what={t('people.desk.find.waiting')} />}
        {!search.isAsking && <Elsewhere known={search.answered?.answer.elsewhere} />}
        {hits && !search.isAsking && hits.length > 0 && (
          <>
            <Notice lead={t('people.desk.hits.say-nothing')}>{t('people.desk.hits.say-nothing-line')}</Notice>
            <Hits
              narrow
              hits={hits}
              more={search.answered?.answer.more ?? false}
              silent={search.answered?.answer.silent ?? 0}
              onShowMore={showMore}
              onOpen={({ id, code, label }) => onChoose({ id, code, label })}
            />
          </>
        )}
        {hits?.length === 0 && !search.isAsking && (
          <EmptyState title={t('people.desk.hits.none', { typed: search.answered?.typed ?? '' })}>
            {t(silent > 0 ? 'people.desk.hits.none-likely' : 'people.desk.hits.none-panel')}
            <Hits narrow hits={[]} more={false} silent={silent} onOpen={() => {}} onShowMore={showMore} />
          </EmptyState>
        )}
        {onCodeOnly && (
          <p className="people-code-only">
            <Button onClick={onCodeOnly}>{t('people.desk.new.code-only')}</Button>
          </p>
        )}
      </div>
    </SidePanel>
  );
}
