import { type ReactNode, useCallback, useMemo, useState } from 'react';
import {
  EmptyState,
  type FilterChip,
  FilterChips,
  Section,
  Slot,
  Timeline,
  type TimelineEntry,
  useWords,
  Waiting,
} from '../../../platform/desk-kit/index.ts';
import type { PersonPage } from '../contract.ts';

/** What an upper module adds to a person's one stream, told through `onEntries` of the slot people.person.timeline. */
export interface TimelineSource {
  /** 'hotline' */
  readonly id: string;
  /** the words of its filter chip */
  readonly label: string;
  readonly entries: readonly TimelineEntry[];
  readonly waiting?: boolean;
  readonly failed?: boolean;
  /** what can be done there: "Record a finding", "Show earlier contacts" */
  readonly act?: ReactNode;
}

/** One stream of what happened, whoever knows of it; filters by source, jumps by month. */
export function PersonTimeline({ person }: { person: PersonPage }) {
  const { t } = useWords();
  const [told, setTold] = useState<ReadonlyMap<string, TimelineSource>>(new Map());
  const [filter, setFilter] = useState('all');
  const onEntries = useCallback(
    (source: TimelineSource) => setTold((before) => new Map(before).set(source.id, source)),
    [],
  );
  const own = useMemo(
    (): TimelineSource => ({ id: 'people', label: t('people.desk.timeline.own'), entries: ownEntries(t, person) }),
    [t, person],
  );
  const sources = [...told.values(), own];
  const all = useMemo(() => [...told.values(), own].flatMap((source) => source.entries), [told, own]);
  const chosen = sources.find((source) => source.id === filter);
  const entries = chosen?.entries ?? all;
  const chips: readonly FilterChip[] = [
    { code: 'all', label: t('people.desk.timeline.all'), count: all.length },
    ...sources.map(({ id, label, entries: of }) => ({ code: id, label, count: of.length })),
  ];
  const acts = sources.filter((source) => source.act && (!chosen || chosen === source));
  return (
    <div className="people-stream">
      <Slot name="people.person.timeline" with={{ personId: person.id, onEntries }} />
      <Section
        title={t('people.desk.timeline.title')}
        count={all.length}
        end={acts.map((source) => <span key={source.id}>{source.act}</span>)}
      >
        {sources.length > 1 && (
          <FilterChips
            label={t('people.desk.timeline.kinds')}
            chips={chips}
            value={chosen ? filter : 'all'}
            onChange={setFilter}
          />
        )}
        {sources.some((source) => source.waiting) && <Waiting />}
        {sources.some((source) => source.failed) && <p className="late">{t('people.desk.timeline.failed')}</p>}
        {entries.length === 0 ? (
          <EmptyState title={t('people.desk.timeline.none')}>{t('people.desk.timeline.none-line')}</EmptyState>
        ) : (
          <Timeline label={t('people.desk.timeline.title')} entries={entries} />
        )}
      </Section>
    </div>
  );
}

const ownEntries = (t: (key: string) => string, person: PersonPage): readonly TimelineEntry[] =>
  person.entries.map((entry, at) => ({
    id: `people-${person.entries.length - at}`,
    day: entry.day,
    kind: t('people.desk.timeline.own'),
    body: <p>{t(`people.desk.entry.${entry.kind}`)}</p>,
  }));
