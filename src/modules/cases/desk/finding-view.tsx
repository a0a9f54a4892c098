import { deciders, exploitationForms } from '../../../codelists/index.ts';
import { Button, SealedText, Section, useWords } from '../../../platform/desk-kit/index.ts';
import type { FindingCard, FindingVersion } from '../contract.ts';
import { findingOutcomes, findingReasons } from '../finding-lists.ts';

interface Props {
  readonly finding: FindingCard;
  readonly busy: boolean;
  readonly onOpen: () => void;
  readonly onCorrect: (() => void) | undefined;
}

/** One finding: what we hold now, and beneath it every version before. */
export function FindingView({ finding, busy, onOpen, onCorrect }: Props) {
  const { t, codeLabel, formatDay } = useWords();
  const { current, earlier } = finding;
  const forms = current.forms.map((form) => codeLabel(exploitationForms, form)).join(', ');
  return (
    <Section
      title={codeLabel(findingOutcomes, current.outcome)}
      end={
        onCorrect && (
          <Button small onClick={onCorrect}>
            {t('cases.finding.correct')}
          </Button>
        )
      }
    >
      <p>
        {formatDay(current.day)}, {codeLabel(deciders, current.rule)}
        {forms && `, ${forms}`}
      </p>
      {current.report && (
        <p className="mute">{t('cases.finding.from-report', { day: formatDay(current.report.day) })}</p>
      )}
      {current.hasNote && (
        <SealedText
          line={t('cases.finding.words-line')}
          verb={t('cases.finding.show-words')}
          busy={busy}
          onOpen={onOpen}
          text={current.note ?? undefined}
        />
      )}
      <ol className="plain">
        {[current, ...earlier].map((version) => (
          <VersionLine key={version.version} version={version} />
        ))}
      </ol>
    </Section>
  );
}

function VersionLine({ version }: { version: FindingVersion }) {
  const { t, codeLabel, formatDay } = useWords();
  return (
    <li className="mute">
      {t('cases.finding.version', { version: version.version, day: formatDay(version.recordedDay) })}
      {': '}
      {codeLabel(findingOutcomes, version.outcome)}
      {version.reason && ` (${codeLabel(findingReasons, version.reason)})`}
    </li>
  );
}
