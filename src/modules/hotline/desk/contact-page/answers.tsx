import { Section, useWords } from '../../../../platform/desk-kit/index.ts';
import type { ContactField } from '../../contact-fields.ts';
import type { FullContact } from '../../contact-shapes.ts';
import { useFieldWords } from '../field-words.ts';

/** Coded answers in the order of the form. Not asked and unknown are answers, but not ones to read again and again. */
const ALWAYS: readonly ContactField[] = ['category', 'subcategory', 'callerRole', 'channel', 'direction'];
const WHEN_SAID: readonly (readonly [ContactField, unknown])[] = [
  ['nonDataKind', null],
  ['reached', null],
  ['minutes', null],
  ['dangerNow', 'not_asked'],
  ['safeToTalk', 'unknown'],
  ['childInvolved', 'unknown'],
  ['assistance', null],
  ['signposts', null],
  ['followUp', 'none'],
  ['howHeard', 'not_asked'],
  ['language', null],
  ['interpreter', 'none'],
  ['sex', 'unknown'],
  ['ageBand', 'unknown'],
  ['citizenship', 'unknown'],
  ['suspectedForms', null],
  ['exploitationCountry', null],
  ['district', null],
  ['clientSince', null],
  ['numberState', 'not_asked'],
];

export function Answers({ contact }: { contact: FullContact }) {
  const { t } = useWords();
  const shown = useFieldWords();
  const value = (name: ContactField) => (contact as Record<string, unknown>)[name];
  const isSaid = ([name, empty]: readonly [ContactField, unknown]) => {
    const said = value(name);
    return said !== null && said !== empty && !(Array.isArray(said) && said.length === 0);
  };
  const names =
    contact.kind === 'non_data'
      ? (['nonDataKind', 'channel', 'direction'] as const)
      : [...ALWAYS, ...WHEN_SAID.filter(isSaid).map(([name]) => name)];
  return (
    <Section title={t('hotline.desk.page.answers')}>
      <dl className="contact-answers">
        {names.map((name) => (
          <div key={name} className="mm">
            <dt className="mm-margin">
              <span className="mm-label">{t(`hotline.desk.field.${name}`)}</span>
            </dt>
            <dd>{shown(name, value(name))}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
