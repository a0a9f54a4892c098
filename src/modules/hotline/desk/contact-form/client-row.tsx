import { Suspense, useState } from 'react';
import { Button, CodeChips, Field, Marked, useKeySet, useWords } from '../../../../platform/desk-kit/index.ts';
import { FindPersonPanel } from '../../../people/desk/index.tsx';
import { type CallerRelation, callerRelations } from '../../code-lists.ts';
import type { PersonId } from '../../contact.ts';
import { formKeys } from '../keys.ts';
import { chipsOf } from './chip-options.ts';
import type { Editing } from './editing.ts';

type Wanted = 'client' | 'concern';

/** Whose contact it is. Nobody named: a person with nothing but a code is made when the contact is closed. */
export function ClientRow({
  edit,
  isCorrection,
  isInDialog = false,
}: {
  edit: Editing;
  isCorrection: boolean;
  /** no key of the page is heard there */
  isInDialog?: boolean;
}) {
  const words = useWords();
  const { t } = words;
  const { values, set, known } = edit;
  const [finding, setFinding] = useState<Wanted>();
  useKeySet(formKeys, { client: () => setFinding('client') });
  const codeOf = (id: string) => known.get(id)?.code || t('hotline.desk.form.no-code');
  const labelOf = (id: string) => {
    const label = known.get(id)?.label;
    return label && label !== known.get(id)?.code ? label : undefined;
  };
  const choose = (id: PersonId) => {
    if (finding === 'client') {
      if (!values.clients.includes(id)) set({ clients: [...values.clients, id] });
    } else if (!values.concerns.some((one) => one.person === id)) {
      set({ concerns: [...values.concerns, { person: id, relation: 'unknown' }] });
    }
    setFinding(undefined);
    edit.leave();
  };
  const relate = (id: PersonId, relation: CallerRelation | null) =>
    set({
      concerns: values.concerns.map((one) => (one.person === id ? { ...one, relation: relation ?? 'unknown' } : one)),
    });

  return (
    <>
      <Field
        group
        label={t('hotline.desk.field.clients')}
        {...(isInDialog ? {} : { keyHint: 'F4' })}
        error={edit.wrong('clients')}
      >
        {() => (
          <div className="line">
            {values.clients.length === 0 && !isCorrection && (
              <span className="contact-token">
                <b>{t('hotline.desk.form.new-client')}</b> {t('hotline.desk.form.new-client-line')}
              </span>
            )}
            {values.clients.map((id) => (
              <span key={id} className="contact-token">
                <b className="code">{codeOf(id)}</b>
                {labelOf(id) && <Marked text={labelOf(id) ?? ''} />}
                <button
                  type="button"
                  aria-label={t('kit.remove', { what: codeOf(id) })}
                  onClick={() => set({ clients: values.clients.filter((one) => one !== id) })}
                >
                  ×
                </button>
              </span>
            ))}
            <Button kind="bare" small onClick={() => setFinding('client')}>
              {t(values.clients.length === 0 ? 'hotline.desk.form.known-client' : 'hotline.desk.form.other-client')}
            </Button>
            <Button kind="bare" small onClick={() => setFinding('concern')}>
              {t('hotline.desk.form.add-concern')}
            </Button>
          </div>
        )}
      </Field>
      {values.concerns.map(({ person, relation }) => (
        <Field
          key={person}
          group
          label={t('hotline.desk.field.concerns')}
          hint={t('hotline.desk.form.hint.concerns')}
          error={edit.wrong('concerns')}
        >
          {() => (
            <>
              <div className="line contact-concern">
                <span className="contact-token">
                  <b className="code">{codeOf(person)}</b>
                  {labelOf(person) && <Marked text={labelOf(person) ?? ''} />}
                  <button
                    type="button"
                    aria-label={t('kit.remove', { what: codeOf(person) })}
                    onClick={() => set({ concerns: values.concerns.filter((one) => one.person !== person) })}
                  >
                    ×
                  </button>
                </span>
              </div>
              <CodeChips
                label={t('hotline.desk.form.relation')}
                options={chipsOf(words, callerRelations).filter((one) => one.code !== 'unknown')}
                value={relation === 'unknown' ? null : relation}
                onChange={(code) => relate(person, code)}
              />
            </>
          )}
        </Field>
      ))}
      {finding && (
        <Suspense fallback={null}>
          <FindPersonPanel
            title={t(finding === 'client' ? 'hotline.desk.form.find-client' : 'hotline.desk.form.find-concern')}
            purpose="open_contact"
            onClose={() => setFinding(undefined)}
            onChoose={(person) => {
              edit.know(person.id, { code: person.code, label: person.label });
              choose(person.id as PersonId);
            }}
            {...(finding === 'client' && !isCorrection
              ? {
                  onCodeOnly: () => {
                    set({ clients: [] });
                    setFinding(undefined);
                  },
                }
              : {})}
          />
        </Suspense>
      )}
    </>
  );
}
