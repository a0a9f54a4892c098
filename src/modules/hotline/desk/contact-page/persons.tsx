import { Marked, PageLink, Section, useMay, useWords } from '../../../../platform/desk-kit/index.ts';
import { callerRelations } from '../../code-lists.ts';
import type { FullContact } from '../../contact-shapes.ts';

/** Whose contact it was and whom it was about: codes first, a name only where the reader may see it. */
export function Persons({ contact }: { contact: FullContact }) {
  const { t, codeLabel } = useWords();
  const may = useMay();
  const link = (id: string | null, code: string | null) =>
    id && may('people.read') ? (
      <PageLink to={`/people/${id}`} className="code">
        {code ?? t('hotline.desk.form.no-code')}
      </PageLink>
    ) : (
      <span className="code">{code ?? t('hotline.desk.page.erased')}</span>
    );
  return (
    <Section small title={t('hotline.desk.page.people')}>
      {contact.people.length + contact.concerns.length === 0 && (
        <p className="contact-none mute">{t('hotline.desk.page.nobody')}</p>
      )}
      <ul>
        {contact.people.map((person, at) => (
          <li key={person.id ?? at}>
            <b>{link(person.id, person.code)}</b>{' '}
            {person.label && person.label !== person.code && <Marked text={person.label} />}{' '}
            <span className="mute">{t('hotline.desk.field.clients').toLocaleLowerCase()}</span>
          </li>
        ))}
        {contact.concerns.map((one, at) => (
          <li key={one.person ?? at}>
            <b>{link(one.person, one.code)}</b>{' '}
            <span className="mute">
              {t('hotline.desk.field.concerns').toLocaleLowerCase()}
              {one.relation !== 'unknown' && `, ${codeLabel(callerRelations, one.relation).toLocaleLowerCase()}`}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
