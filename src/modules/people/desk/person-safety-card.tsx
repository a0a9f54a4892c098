import './people.css';
import { ErrorState, useAsk, Waiting } from '../../../platform/desk-kit/index.ts';
import type { Id } from '../../../platform/kernel/ids.ts';
import { getPerson } from './calls.ts';
import { PersonCard } from './person-card.tsx';
import { usePoints } from './use-points.ts';

/** The card of a person whom the page knows by her id; asking for it is on record. */
export default function PersonSafetyCard({ personId }: { personId: string }) {
  const asked = useAsk(getPerson, { id: personId as Id<'person'> });
  const points = usePoints();
  if (asked.error) return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Waiting />;
  return <PersonCard person={asked.data} points={points} />;
}
