import { ageBands } from '../../../codelists/age-bands.ts';
import { sexes } from '../../../codelists/sexes.ts';
import { Marked, Section, Table, useAsk, useMay, useWords } from '../../../platform/desk-kit/index.ts';
import { listRecentPersons } from './calls.ts';
import { langOf } from './other-script.ts';

/** The persons of one's own groups that were worked on last: a list for going on, not for looking around. */
export function RecentPersons({ onOpen }: { onOpen: (id: string) => void }) {
  const { t, codeLabel, formatDay } = useWords();
  const may = useMay();
  const { data } = useAsk(listRecentPersons, { limit: 12 }, { when: may('people.read') });
  if (!data || data.persons.length === 0) return null;
  const known = (label: string, code: string) => (code === 'unknown' ? <span className="faint none">–</span> : label);
  return (
    <Section title={t('people.desk.recent.title')} end={t('people.desk.recent.line')}>
      <Table
        stacks
        label={t('people.desk.recent.title')}
        rows={data.persons}
        rowKey={(row) => row.id}
        onOpen={(row) => onOpen(row.id)}
        columns={[
          {
            id: 'name',
            head: t('people.desk.hits.name'),
            cell: (row) => (
              <span className="people-name" lang={langOf(row.label)}>
                {row.label === row.code ? (
                  <span className="faint">{t('people.desk.code-only')}</span>
                ) : (
                  <Marked text={row.label} />
                )}
              </span>
            ),
          },
          { id: 'code', head: t('people.desk.hits.code'), cell: (row) => <span className="code">{row.code}</span> },
          {
            id: 'age',
            head: t('people.desk.field.age-then'),
            cell: (row) => known(codeLabel(ageBands, row.ageBand), row.ageBand),
          },
          { id: 'sex', head: t('people.desk.hits.sex'), cell: (row) => known(codeLabel(sexes, row.sex), row.sex) },
          { id: 'changed', head: t('people.desk.recent.changed'), cell: (row) => formatDay(row.changedOn, 'short') },
        ]}
      />
    </Section>
  );
}
