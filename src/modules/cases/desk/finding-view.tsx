import type { ReactNode } from 'react';
import {
  ageBands,
  countries,
  deciders,
  districts,
  durationBands,
  exploitationForms,
  meansOfControl,
  recruiterRelations,
  sectors,
  sexualKinds,
  traffickingActs,
  yesNoUnknown,
} from '../../../codelists/index.ts';
import {
  Button,
  PageLink,
  SealedText,
  Section,
  useMay,
  useWords,
  type Words,
} from '../../../platform/desk-kit/index.ts';
import type { CodeList } from '../../../platform/kernel/code-list.ts';
import type { FindingCard, FindingVersion } from '../contract.ts';
import { findingOutcomes, findingReasons } from '../finding-lists.ts';

interface Props {
  readonly finding: FindingCard;
  readonly busy: boolean;
  /** of the colleagues, by id */
  readonly names: ReadonlyMap<string, string>;
  readonly onOpen: () => void;
  readonly onCorrect: (() => void) | undefined;
}

/** One finding: what we hold now, line by line, only what is known; beneath it every version before. */
export function FindingView({ finding, busy, names, onOpen, onCorrect }: Props) {
  const words = useWords();
  const { t, codeLabel, formatDay } = words;
  const may = useMay();
  const { current, earlier } = finding;
  const { report } = current;
  return (
    <Section
      title={codeLabel(findingOutcomes, current.outcome)}
      count={formatDay(current.day)}
      end={
        onCorrect && (
          <Button small onClick={onCorrect}>
            {t('cases.finding.correct')}
          </Button>
        )
      }
    >
      <dl>
        {linesOf(words, current, names).map(([field, value]) => (
          <Line key={field} what={t(`cases.finding.field.${field}`)}>
            {value}
          </Line>
        ))}
        {report && (
          <Line what={t('cases.finding.field.report')}>
            {may('hotline.read') ? (
              <PageLink to={`/hotline/contacts/${report.id}`}>{formatDay(report.day)}</PageLink>
            ) : (
              formatDay(report.day)
            )}
          </Line>
        )}
        {current.hasNote && (
          <Line what={t('cases.finding.field.note')}>
            <SealedText
              line={t('cases.finding.words-line')}
              verb={t('cases.finding.show-words')}
              busy={busy}
              onOpen={onOpen}
              text={current.note ?? undefined}
            />
          </Line>
        )}
        <Line what={t('cases.finding.versions')}>
          <ol>
            {[current, ...earlier].map((version) => (
              <VersionLine key={version.version} version={version} />
            ))}
          </ol>
        </Line>
      </dl>
    </Section>
  );
}

const Line = ({ what, children }: { what: string; children: ReactNode }) => (
  <div className="mm finding-line">
    <dt className="mm-margin">{what}</dt>
    <dd>{children}</dd>
  </div>
);

/** What is known, in the order of the form; what nobody knows has no line. */
function linesOf(words: Words, version: FindingVersion, names: Props['names']): readonly (readonly [string, string])[] {
  const { codeLabel, formatMonth } = words;
  const many = <C extends string>(list: CodeList<C>, codes: readonly C[]) =>
    codes.map((code) => codeLabel(list, code)).join(', ');
  const one = <C extends string>(list: CodeList<C>, code: C | null) =>
    code === null || code === 'unknown' ? '' : codeLabel(list, code);
  const { fromMonth, toMonth } = version;
  const months = [fromMonth, toMonth].map((month) => (month ? formatMonth(month) : '…')).join(' – ');
  const lines: readonly (readonly [string, string])[] = [
    ['rule', codeLabel(deciders, version.rule)],
    ['decidedBy', [...new Set(version.decidedBy)].flatMap((id) => names.get(id) ?? []).join(', ')],
    ['forms', many(exploitationForms, version.forms)],
    ['sexualKinds', many(sexualKinds, version.sexualKinds)],
    ['means', many(meansOfControl, version.means)],
    ['acts', many(traffickingActs, version.acts)],
    ['sector', one(sectors, version.sector)],
    ['recruiterRelation', one(recruiterRelations, version.recruiterRelation)],
    ['countries', many(countries, version.countries)],
    ['crossBorder', one(yesNoUnknown, version.crossBorder)],
    ['district', one(districts, version.district)],
    ['months', fromMonth || toMonth ? months : ''],
    ['durationBand', one(durationBands, version.durationBand)],
    ['ageBand', one(ageBands, version.ageBand)],
  ];
  return lines.filter(([, value]) => value !== '');
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
