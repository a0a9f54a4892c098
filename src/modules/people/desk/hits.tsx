import { countries } from '../../../codelists/countries.ts';
import { sexes } from '../../../codelists/sexes.ts';
import { type Column, Marked, Table, useWords } from '../../../platform/desk-kit/index.ts';
import type { PersonHit } from '../contract.ts';
import { matchWords } from './match-words.ts';
import { langOf } from './other-script.ts';

/** Who may be meant: what was equal in words, never a probability. ↑ ↓ and Enter take a row. */
export function Hits({
  hits,
  more,
  onOpen,
  narrow,
}: {
  hits: readonly PersonHit[];
  more: boolean;
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
    { id: 'equal', head: t('people.desk.hits.equal'), cell: (hit) => <Equal hit={hit} /> },
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
  return (
    <Table
      label={t('people.desk.hits.title')}
      rows={hits}
      rowKey={(hit) => hit.id}
      onOpen={onOpen}
      columns={columns}
      foot={
        more ? t('people.desk.hits.more', { count: hits.length }) : t('people.desk.hits.all', { count: hits.length })
      }
    />
  );
}

const known = (label: string, code: string) => (code === 'unknown' ? <span className="faint">–</span> : label);

const born = ({ birthYear }: PersonHit) => {
  if (!birthYear) return <span className="faint">–</span>;
  const { from, until } = birthYear;
  return <span className="num">{from === until ? from : `${from}–${until}`}</span>;
};

function Equal({ hit }: { hit: PersonHit }) {
  const words = useWords();
  return (
    <ul className="people-equal">
      {matchWords(words, hit.matches).map(({ text, isEqual }) => (
        <li key={text} className={isEqual ? undefined : 'mute'}>
          {text}
        </li>
      ))}
    </ul>
  );
}
