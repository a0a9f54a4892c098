import { ageBands } from '../../../codelists/age-bands.ts';
import { countries } from '../../../codelists/countries.ts';
import { languages } from '../../../codelists/languages.ts';
import { sexes } from '../../../codelists/sexes.ts';
import { yesNo } from '../../../codelists/yes-no.ts';
import { Button, Marked, Section, Slot, useWords } from '../../../platform/desk-kit/index.ts';
import type { PersonPage } from '../contract.ts';
import { nameKinds } from '../name-kinds.ts';
import type { Birth } from '../person.ts';
import { documentKinds } from '../personal-document.ts';
import { relativeKinds } from '../relatives.ts';
import { ContactPoints } from './contact-points.tsx';
import { langOf } from './other-script.ts';
import { birthWords } from './person-words.ts';
import { placeWords } from './place-words.ts';
import { SamePerson } from './same-person.tsx';
import type { Points } from './use-points.ts';

/** What stands beside the stream: how to reach her, what upper modules know, what is written down of her. */
export function PersonAside({
  person,
  points,
  onErase,
}: {
  person: PersonPage;
  points: Points;
  onErase: (() => void) | undefined;
}) {
  const words = useWords();
  const { t, codeLabel, formatDay } = words;
  const { id, code, label } = person;
  const interpreter = person.interpreter !== 'not_asked' && codeLabel(yesNo, person.interpreter);
  const facts: readonly (readonly [string, string | false | null])[] = [
    [t('people.desk.field.birth'), person.birth && birthWords(words, person.birth as Birth)],
    [
      t('people.desk.field.age-then'),
      !person.birth && person.ageBand !== 'unknown' && codeLabel(ageBands, person.ageBand),
    ],
    [t('people.desk.hits.sex'), person.sex !== 'unknown' && codeLabel(sexes, person.sex)],
    [t('people.desk.hits.citizenship'), person.citizenship !== 'unknown' && codeLabel(countries, person.citizenship)],
    [t('people.desk.field.place'), person.place && placeWords(words, person.place)],
    [t('people.desk.field.languages'), person.languages.map((one) => codeLabel(languages, one)).join(', ')],
    [t('people.desk.field.interpreter'), interpreter],
    [t('people.desk.field.known-since'), formatDay(person.madeOn, 'short')],
    [t('people.desk.recent.changed'), formatDay(person.changedOn, 'short')],
  ];
  return (
    <aside className="people-facts" aria-label={t('people.desk.aside')}>
      <ContactPoints person={person} points={points} />
      <SamePerson person={person} />
      <Slot name="people.person.aside" with={{ personId: id, code, label }} />
      <Written
        title={t('people.desk.field.names')}
        rows={person.names.map((name) => [name.value, codeLabel(nameKinds, name.kind)])}
      />
      <Written
        title={t('people.desk.field.relatives')}
        rows={person.relatives.map((one) => [one.name, codeLabel(relativeKinds, one.relation)])}
      />
      <Written
        title={t('people.desk.field.documents')}
        rows={person.documents.map((one) => [one.number, codeLabel(documentKinds, one.kind)])}
      />
      <Section small title={t('people.desk.known')}>
        <dl className="kv">
          {facts.map(
            ([what, value]) =>
              value && (
                <Fact key={what} what={what}>
                  {value}
                </Fact>
              ),
          )}
        </dl>
        {onErase && (
          <p className="people-erase">
            <Button kind="stop" small onClick={onErase}>
              {t('people.desk.erase.act')}
            </Button>
          </p>
        )}
      </Section>
    </aside>
  );
}

const Fact = ({ what, children }: { what: string; children: string }) => (
  <>
    <dt>{what}</dt>
    <dd>{children}</dd>
  </>
);

/** What was written down, and what it is; nothing where there is none. */
const Written = ({ title, rows }: { title: string; rows: readonly (readonly [string, string])[] }) =>
  rows.length > 0 && (
    <Section small title={title}>
      <ul>
        {rows.map(([text, kind]) => (
          <li key={`${kind} ${text}`}>
            <span lang={langOf(text)}>
              <Marked text={text} />
            </span>
            <span className="people-sub">{kind}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
