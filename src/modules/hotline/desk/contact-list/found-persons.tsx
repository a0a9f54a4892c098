import { useEffect, useState } from 'react';
import {
  EmptyState,
  ErrorState,
  type FoundThing,
  Marked,
  PageLink,
  Section,
  useMay,
  useWords,
  Waiting,
} from '../../../../platform/desk-kit/index.ts';
import type { Id } from '../../../../platform/kernel/ids.ts';
import { people } from '../../../people/desk/index.tsx';

/** A name in the box: the people it may mean, by the finder of `people`, with its purpose and on its record. */
const finder = people.finders?.find((one) => one.id === 'people.call_back');

export function FoundPersons({
  typed,
  onChoose,
}: {
  typed: string;
  onChoose: (person: { id: Id<'person'>; label: string }) => void;
}) {
  const { t } = useWords();
  const may = useMay();
  const [found, setFound] = useState<readonly FoundThing[]>();
  const [error, setError] = useState<unknown>();
  const allowed = finder !== undefined && (!finder.permission || may(finder.permission));
  useEffect(() => {
    if (!allowed || !finder) return setFound([]);
    const asking = new AbortController();
    setFound(undefined);
    setError(undefined);
    finder.find(typed, asking.signal).then(setFound, (refusal) => {
      if (!asking.signal.aborted) setError(refusal);
    });
    return () => asking.abort();
  }, [typed, allowed]);
  if (error) return <ErrorState error={error} />;
  if (!found) return <Waiting />;
  if (found.length === 0)
    return <EmptyState title={t('hotline.desk.list.none')}>{t('hotline.desk.list.none-line')}</EmptyState>;
  return (
    <Section title={t('hotline.desk.list.read-as.person')} count={found.length}>
      <ul className="list-persons">
        {found.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              className="btn btn-bare"
              onClick={() => onChoose({ id: one.id as Id<'person'>, label: one.label })}
            >
              <span>
                <Marked text={one.label} />
              </span>
            </button>
            <span className="mute">{one.aside}</span>
            <PageLink to={one.path} className="push">
              {t('hotline.desk.list.open-person')}
            </PageLink>
          </li>
        ))}
      </ul>
    </Section>
  );
}
