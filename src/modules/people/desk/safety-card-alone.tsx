import { ErrorState, useAsk, Waiting } from '../../../platform/desk-kit/index.ts';
import type { Id } from '../../../platform/kernel/ids.ts';
import { getSafetyCard } from './calls.ts';
import SafetyCardView, { type SafetyCardViewProps } from './safety-card-view.tsx';

/** The card of a person who was chosen but not opened: no name and no number come with it. Asking is on record. */
export default function SafetyCardAlone({
  personId,
  ...look
}: { personId: string } & Pick<SafetyCardViewProps, 'keyHint' | 'foot'>) {
  const asked = useAsk(getSafetyCard, { id: personId as Id<'person'> });
  if (asked.error) return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Waiting />;
  return (
    <SafetyCardView
      card={asked.data.safetyCard}
      end={
        <>
          <span className="code">{asked.data.code}</span>
          {'. '}
        </>
      }
      {...look}
    />
  );
}
