import './people.css';
import { lazy, Suspense, useState } from 'react';
import {
  Button,
  ErrorState,
  Marked,
  Notice,
  Page,
  PageHead,
  PageLink,
  Slot,
  useAsk,
  useKeySet,
  useMay,
  usePart,
  useWords,
  Waiting,
} from '../../../platform/desk-kit/index.ts';
import type { Id } from '../../../platform/kernel/ids.ts';
import type { PersonPage } from '../contract.ts';
import { getPerson } from './calls.ts';
import { personKeys } from './keys.ts';
import { langOf, otherScript } from './other-script.ts';
import { PersonAside } from './person-aside.tsx';
import { PersonCard } from './person-card.tsx';
import { PersonTimeline } from './person-timeline.tsx';
import { factWords } from './person-words.ts';
import { useToday } from './use-now.ts';
import { usePoints } from './use-points.ts';

const EditPerson = lazy(() => import('./edit-person.tsx'));
const ErasePerson = lazy(() => import('./erase-person.tsx'));

/** One person: who she is, how she may be reached, and then everything else. */
export default function Person() {
  const { t } = useWords();
  const id = usePart('id') as Id<'person'>;
  const { data: person, error, refetch } = useAsk(getPerson, { id });
  if (error?.code === 'people.person-erased')
    return (
      <Page>
        <PageHead title={t('people.desk.erased.title')} line={t('people.desk.erased.line')} />
        <PageLink to="/people">{t('people.desk.erased.act')}</PageLink>
      </Page>
    );
  if (error && !person)
    return (
      <Page>
        <ErrorState whole error={error} onRetry={() => void refetch()} />
      </Page>
    );
  if (!person)
    return (
      <Page>
        <Waiting />
      </Page>
    );
  return <Shown key={person.id} person={person} />;
}

function Shown({ person }: { person: PersonPage }) {
  const { t } = useWords();
  const may = useMay();
  const points = usePoints();
  const [over, setOver] = useState<'edit' | 'erase'>();
  const close = () => setOver(undefined);
  const mayEdit = may('people.record') && person.state !== 'erased' && person.identityState !== 'closed';
  const edit = mayEdit ? () => setOver('edit') : undefined;
  useKeySet(personKeys, { edit });
  return (
    <div className="page people-page">
      <Head person={person} onEdit={edit} />
      {person.survivorId && (
        <Notice lead={t('people.desk.merged.lead')}>
          <PageLink to={`/people/${person.survivorId}`}>{t('people.desk.merged.act')}</PageLink>
        </Notice>
      )}
      {person.identityState === 'closed' && (
        <Notice lead={t('people.desk.closed.lead')}>{t('people.desk.closed.line')}</Notice>
      )}
      <PersonCard person={person} points={points} hasNumberKey />
      <div className="people-two">
        <PersonTimeline person={person} />
        <PersonAside
          person={person}
          points={points}
          onErase={may('people.erase') && person.state !== 'erased' ? () => setOver('erase') : undefined}
        />
      </div>
      <Suspense fallback={null}>
        {over === 'edit' && <EditPerson person={person} onClose={close} />}
        {over === 'erase' && <ErasePerson person={person} onClose={close} />}
      </Suspense>
    </div>
  );
}

function Head({ person, onEdit }: { person: PersonPage; onEdit: (() => void) | undefined }) {
  const words = useWords();
  const { t } = words;
  const today = useToday();
  const isNamed = person.label !== person.code;
  const other = isNamed ? otherScript(person.label) : undefined;
  const facts = factWords(words, person, today);
  return (
    <PageHead
      title={
        <>
          <span lang={langOf(person.label)} className={isNamed ? undefined : 'code'}>
            <Marked text={person.label} />
          </span>
          {other && (
            <small className="people-other" lang={other.lang}>
              <Marked text={other.text} />
            </small>
          )}
        </>
      }
      line={
        <>
          {isNamed && <span className="code">{person.code}</span>}
          {isNamed && facts.length > 0 && ', '}
          {facts.join(', ')}
          {!isNamed && facts.length === 0 && t('people.desk.code-only')}
        </>
      }
      acts={
        <>
          {onEdit && (
            <Button keyHint="e" onClick={onEdit}>
              {t('people.desk.edit.act')}
            </Button>
          )}
          <Slot
            name="people.person.acts"
            with={{ personId: person.id, code: person.code, label: person.label, state: person.state }}
          />
        </>
      }
    />
  );
}
