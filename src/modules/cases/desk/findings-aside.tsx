import { PageLink, Section, useAsk, useMay, useWords } from '../../../platform/desk-kit/index.ts';
import type { Id } from '../../../platform/kernel/ids.ts';
import { findingOutcomes } from '../finding-lists.ts';
import { listFindingsOfPerson } from './calls.ts';

/** Beside a person: what we hold to have happened, in one line each; the words stay closed here. */
export default function FindingsAside({ personId }: { personId: Id<'person'> }) {
  const { t, codeLabel, formatDay } = useWords();
  const may = useMay();
  const { data } = useAsk(listFindingsOfPerson, { personId });
  if (!data) return null;
  const to = `/cases/persons/${personId}/findings`;
  return (
    <Section small title={t('cases.finding.title')} count={data.findings.length}>
      {data.findings.length === 0 && <p className="mute">{t('cases.finding.none')}</p>}
      <ul className="plain">
        {data.findings.map(({ id, current }) => (
          <li key={id}>
            <PageLink to={to}>{codeLabel(findingOutcomes, current.outcome)}</PageLink>, {formatDay(current.day)}
          </li>
        ))}
      </ul>
      {data.findings.length === 0 && may('cases.record-finding') && (
        <p>
          <PageLink to={to}>{t('cases.finding.record')}</PageLink>
        </p>
      )}
    </Section>
  );
}
