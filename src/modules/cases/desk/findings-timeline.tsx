import { useEffect } from 'react';
import { exploitationForms } from '../../../codelists/exploitation-forms.ts';
import { PageLink, type TimelineEntry, useAsk, useWords, type Words } from '../../../platform/desk-kit/index.ts';
import type { Id } from '../../../platform/kernel/ids.ts';
import type { TimelineSource } from '../../people/desk/index.tsx';
import type { FindingCard } from '../contract.ts';
import { findingOutcomes } from '../finding-lists.ts';
import { listFindingsOfPerson } from './calls.ts';

/** The findings in a person's stream: each on its day, the identification as a milestone. Draws nothing itself. */
export default function FindingsTimeline({
  personId,
  onEntries,
}: {
  personId: Id<'person'>;
  onEntries: (source: TimelineSource) => void;
}) {
  const words = useWords();
  const { data, error, isPending } = useAsk(listFindingsOfPerson, { personId });
  useEffect(() => {
    onEntries({
      id: 'cases',
      label: words.t('cases.finding.title'),
      entries: (data?.findings ?? []).map((finding) => entryOf(words, finding)),
      waiting: isPending,
      failed: error !== null && !data,
    });
  }, [data, error, isPending, words, onEntries]);
  return null;
}

function entryOf(words: Words, { id, personId, current, earlier }: FindingCard): TimelineEntry {
  const { t, codeLabel, formatDay } = words;
  const forms = current.forms.map((form) => codeLabel(exploitationForms, form)).join(', ');
  const isVictim = current.outcome === 'identified';
  return {
    id: `finding-${id}`,
    day: current.day,
    kind: t('cases.finding.field.outcome'),
    pinned: isVictim,
    body: (
      <>
        <p>
          <PageLink to={`/cases/persons/${personId}/findings`}>
            {isVictim ? (
              <b>{codeLabel(findingOutcomes, current.outcome)}</b>
            ) : (
              codeLabel(findingOutcomes, current.outcome)
            )}
          </PageLink>
          {forms && `: ${forms}`}
          {current.report && ` ${t('cases.finding.from-report', { day: formatDay(current.report.day) })}`}
        </p>
        {earlier.length > 0 && (
          <p className="mute">
            {t('cases.finding.version', { version: current.version, day: formatDay(current.recordedDay) })}
          </p>
        )}
      </>
    ),
  };
}
