import { lazy, Suspense, useState } from 'react';
import { useKeySet, useMay, useSession, useWords } from '../../../platform/desk-kit/index.ts';
import { isUsed } from '../contact-point.ts';
import type { PersonPage } from '../contract.ts';
import { answerAt, stateOf } from './card-words.ts';
import { CoveredPoint } from './covered-point.tsx';
import { cardKeys } from './keys.ts';
import { ReasonDialog } from './reason-dialog.tsx';
import { Refused } from './refused.tsx';
import SafetyCardView from './safety-card-view.tsx';
import { useNow, useToday } from './use-now.ts';
import type { Points } from './use-points.ts';

const EditSafetyCard = lazy(() => import('./edit-safety-card.tsx'));

/** The card of one person with the number it stands before. Opening asks the server, which looks at the card again. */
export function PersonCard({
  person,
  points,
  hasNumberKey = false,
}: {
  person: PersonPage;
  points: Points;
  /** a key opens the number; none where the card stands on a page whose letters are taken */
  hasNumberKey?: boolean;
}) {
  const { t } = useWords();
  const may = useMay();
  const today = useToday();
  const at = useNow();
  const { organisation } = useSession();
  const [editing, setEditing] = useState(false);
  const card = person.safetyCard;
  const answer = answerAt(card, at, organisation.zone);
  const first = person.contactPoints.find((point) => point.kind === 'phone' && isUsed(pointDays(point), today));
  const mayOpen = may('people.open-number') && first !== undefined;
  const edit = may('people.record-safety') && person.state === 'active' ? () => setEditing(true) : undefined;
  useKeySet(cardKeys, {
    card: () => document.querySelector<HTMLElement>('#person-card .safe-foot button, #person-card button')?.focus(),
    number: hasNumberKey && mayOpen && !points.opened.has(first.id) && (() => void points.open(first)),
    edit,
  });
  return (
    <div id="person-card">
      <SafetyCardView
        card={card}
        keyHint={cardKeys.acts.card.key}
        onUpdate={edit}
        foot={
          first ? (
            <>
              {mayOpen ? (
                <CoveredPoint
                  point={first}
                  points={points}
                  {...(hasNumberKey ? { keyHint: cardKeys.acts.number.key } : {})}
                />
              ) : (
                <span>{first.covered}</span>
              )}
              <span>
                {t(`people.desk.card.opening.${stateOf(answer) === 'open' || answer === 'ask' ? 'safe' : 'why'}`)}
              </span>
            </>
          ) : (
            <span>
              {t(person.identityState === 'closed' ? 'people.desk.card.closed' : 'people.desk.card.no-number')}
            </span>
          )
        }
      />
      <Refused error={points.failure} />
      <ReasonDialog points={points} answer={answer} />
      {editing && (
        <Suspense fallback={null}>
          <EditSafetyCard personId={person.id} card={card} onClose={() => setEditing(false)} />
        </Suspense>
      )}
    </div>
  );
}

export const pointDays = (point: PersonPage['contactPoints'][number]) =>
  point.endedOn === null ? {} : { endedOn: point.endedOn };
