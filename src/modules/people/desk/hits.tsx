import { countries } from '../../../codelists/countries.ts';
import { sexes } from '../../../codelists/sexes.ts';
import { Button, type Column, Marked, Table, useWords } from '../../../platform/desk-kit/index.ts';
import type { PersonHit } from '../contract.ts';
import { matchWords } from './match-words.ts';
import { langOf } from './other-script.ts';
import { reasonWords, Zone } from './waterfall.tsx';

/** Who may be meant: the zone by shape and word, and why, conflicts first; never a number. ↑ ↓ and Enter take a row. */
export function Hits({
  hits,
  more,
  silent = 0,
  onOpen,
  onShowMore,
  narrow,
}: {
  hits: readonly PersonHit[];
  more: boolean;
  /** so many are hardly meant and are not among the hits */
  silent?: number;
  onShowMore?: () => void;
  onOpen: (hit: PersonHit) => void;
  narrow?: boolean;
}) {
  const words = useWords();
  const { t, codeLabel } = words;
  const columns: readonly Column<PersonHit>[] = [
    {
      id: 'name',
      head: t('people.desk.hits.name'),
      cell: (hit) => (
        <span className="people-name" lang={langOf(hit.label)}>
          <Marked text={hit.label} />
        </span>
      ),
    },
    { id: 'code', head: t('people.desk.hits.code'), cell: (hit) => <span className="code">{hit.code}</span> },
    { id: 'equal', head: t('people.desk.hits.why'), cell: (hit) => <Why hit={hit} /> },
    { id: 'born', head: t('people.desk.hits.born'), cell: (hit) => born(hit) },
    ...(narrow
      ? []
      : [
          {
            id: 'sex',
            head: t('people.desk.hits.sex'),
            cell: (hit: PersonHit) => known(codeLabel(sexes, hit.sex), hit.sex),
          },
          {
            id: 'citizenship',
            head: t('people.desk.hits.citizenship'),
            cell: (hit: PersonHit) => known(codeLabel(countries, hit.citizenship), hit.citizenship),
          },
        ]),
  ];
  const calibrated = hits.every((hit) => hit.calibrated);
  return (
    <>
      {hits.length > 0 && (
        <Table
          stacks
          label={t('people.desk.hits.title')}
          rows={hits}
          rowKey={(hit) => hit.id}
          onOpen={onOpen}
          columns={columns}
          foot={
            more
              ? t('people.desk.hits.more', { count: hits.length })
              : t('people.desk.hits.all', { count: hits.length })
          }
        />
      )}
      {hits.length > 0 && <p className="meta">{t(calibrated ? 'people.match.learned' : 'people.match.thumb')}</p>}
      {silent > 0 && onShowMore && (
        <p className="people-silent">
          {t('people.desk.hits.silent', { count: silent })}{' '}
          <Button onClick={onShowMore}>{t('people.desk.hits.show-more')}</Button>
        </p>
      )}
    </>
  );
}

const known = (label: string, code: string) => (code === 'unknown' ? <span className="faint none">–</span> : label);

const born = ({ birthYear }: PersonHit) => {
  if (!birthYear) return <span className="faint none">–</span>;
  const { from, until } = birthYear;
  return <span className="num">{from === until ? from : `${from}–${until}`}</span>;
};

const SHAPES = { for: '▲', against: '▼', neither: '◇' } as const;

/** The zone, then each reason with its shape; a code or a number alone says what met. */
function Why({ hit }: { hit: PersonHit }) {
  const words = useWords();
  const { t } = words;
  const lines =
    hit.reasons.length > 0
      ? hit.reasons.map((reason, at) => ({
          id: String(at),
          direction: reason.direction,
          text: reasonWords(words, reason),
        }))
      : matchWords(words, hit.matches).map(({ text }) => ({ id: text, direction: 'for' as const, text }));
  return (
    <>
      <Zone of={hit.zone} />
      <ul className="people-equal">
        {lines.map(({ id, direction, text }) => (
          <li key={id} className={`wf-${direction}`}>
            <span aria-hidden="true">{SHAPES[direction]} </span>
            <span className="vh">{t(`people.desk.hits.${direction}`)} </span>
            {text}
          </li>
        ))}
      </ul>
    </>
  );
}
