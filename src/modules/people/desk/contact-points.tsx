import { lazy, Suspense, useState } from 'react';
import { Section, useAct, useMay, useWords } from '../../../platform/desk-kit/index.ts';
import { contactPointKinds, isUsed } from '../contact-point.ts';
import type { PersonPage } from '../contract.ts';
import { endContactPoint, getPerson } from './calls.ts';
import { CoveredPoint } from './covered-point.tsx';
import { pointDays } from './person-card.tsx';
import { Refused } from './refused.tsx';
import { useToday } from './use-now.ts';
import type { Point, Points } from './use-points.ts';

const AddContactPoint = lazy(() => import('./add-contact-point.tsx'));

/** Every number and address, covered; the ones no longer used stand last and still find their person. */
export function ContactPoints({ person, points }: { person: PersonPage; points: Points }) {
  const { t } = useWords();
  const may = useMay();
  const today = useToday();
  const [adding, setAdding] = useState(false);
  const end = useAct(endContactPoint, { refresh: [getPerson] });
  if (person.identityState === 'closed') return null;
  const mayChange = may('people.record') && person.state === 'active';
  const used = person.contactPoints.filter((point) => isUsed(pointDays(point), today));
  const former = person.contactPoints.filter((point) => !used.includes(point));
  const add = mayChange && (
    <button type="button" className="link" onClick={() => setAdding(true)}>
      {t('people.desk.point.add')}
    </button>
  );
  return (
    <Section small title={t('people.desk.field.reach')} end={add}>
      <Refused error={end.error} />
      {person.contactPoints.length === 0 && <p className="mute people-none">{t('people.desk.point.none')}</p>}
      <ul>
        {[...used, ...former].map((point) => (
          <li key={point.id}>
            <div className="line">
              {may('people.open-number') ? (
                <CoveredPoint point={point} points={points} />
              ) : (
                <span>{point.covered}</span>
              )}
            </div>
            <div className="people-about">
              <About point={point} />
              {mayChange && used.includes(point) && (
                <button
                  type="button"
                  className="link"
                  aria-busy={end.isPending && end.variables?.id === point.id}
                  onClick={() => end.isPending || end.mutate({ id: point.id })}
                >
                  {t('people.desk.point.end')}
                </button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {adding && (
        <Suspense fallback={null}>
          <AddContactPoint personId={person.id} onClose={() => setAdding(false)} />
        </Suspense>
      )}
    </Section>
  );
}

function About({ point }: { point: Point }) {
  const { t, codeLabel, formatDay } = useWords();
  const facts = [
    codeLabel(contactPointKinds, point.kind),
    point.belongsTo === 'other' && t('people.desk.point.of-other'),
    point.checkedOn && t('people.desk.point.checked', { day: formatDay(point.checkedOn, 'short') }),
    point.endedOn && t('people.desk.point.ended', { day: formatDay(point.endedOn, 'short') }),
  ];
  return <span className="people-sub">{facts.filter(Boolean).join(', ')}</span>;
}
