import { useState } from 'react';
import { ageBands } from '../../../../codelists/age-bands.ts';
import { type Country, countries } from '../../../../codelists/countries.ts';
import { districts } from '../../../../codelists/districts.ts';
import { type ExploitationForm, exploitationForms } from '../../../../codelists/exploitation-forms.ts';
import { howHeard } from '../../../../codelists/how-heard.ts';
import { type Language, languages } from '../../../../codelists/languages.ts';
import { sexes } from '../../../../codelists/sexes.ts';
import {
  CodeChips,
  Field,
  ManyCodeChips,
  Pick,
  TextInput,
  useOffers,
  useWords,
} from '../../../../platform/desk-kit/index.ts';
import { interpreterNeeds } from '../../code-lists.ts';
import type { ContactField } from '../../contact-fields.ts';
import { chipsOf, picksOf } from './chip-options.ts';
import type { ContactValues } from './contact-values.ts';
import type { Editing } from './editing.ts';

const ANSWERS: readonly (readonly [ContactField, unknown])[] = [
  ['howHeard', 'not_asked'],
  ['language', 'sr'],
  ['sex', 'unknown'],
  ['ageBand', 'unknown'],
  ['citizenship', 'unknown'],
  ['suspectedForms', null],
  ['exploitationCountry', null],
  ['district', null],
  ['clientSince', null],
];

const isAnswered = (values: ContactValues, [name, empty]: readonly [ContactField, unknown]): boolean => {
  const value = values[name as keyof ContactValues];
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== empty;
};

/** Coded details that a conversation rarely gives at once: folded, with how many are answered. */
export function DetailsRows({ edit }: { edit: Editing }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(() => ANSWERS.some(([name]) => edit.wrong(name) !== undefined));
  const answered = ANSWERS.filter((one) => isAnswered(edit.values, one)).length;
  const isWrong = ANSWERS.some(([name]) => edit.wrong(name) !== undefined);
  return (
    <>
      <Field group label={t('hotline.desk.form.details')} last={!isOpen}>
        {() => (
          <div className="contact-fold">
            <button type="button" aria-expanded={isOpen || isWrong} onClick={() => setOpen(!isOpen)}>
              {t('hotline.desk.form.details-list')}
            </button>{' '}
            <span className="mute">{t('hotline.desk.form.details-answered', { n: answered, of: ANSWERS.length })}</span>
          </div>
        )}
      </Field>
      {(isOpen || isWrong) && <Details edit={edit} />}
    </>
  );
}

function Details({ edit }: { edit: Editing }) {
  const words = useWords();
  const offers = useOffers();
  const { t } = words;
  const { values, set } = edit;
  const label = (name: ContactField) => t(`hotline.desk.field.${name}`);
  return (
    <>
      <Pick
        label={label('howHeard')}
        options={picksOf(words, howHeard).filter(({ code }) => offers(howHeard, code, values.howHeard))}
        value={values.howHeard === 'not_asked' ? null : values.howHeard}
        onChange={(code) => set({ howHeard: code ?? 'not_asked' })}
      />
      <Pick
        label={label('language')}
        options={picksOf<Language>(words, languages, ['sr', 'en', 'sq', 'hu', 'ro', 'ru'])}
        value={values.language}
        onChange={(code) => set({ language: code ?? 'sr' })}
      />
      <Field group label={label('interpreter')}>
        {() => (
          <CodeChips
            label={label('interpreter')}
            options={chipsOf(words, interpreterNeeds)}
            value={values.interpreter}
            onChange={(code) => set({ interpreter: code ?? 'none' })}
          />
        )}
      </Field>
      <Field group label={label('sex')} hint={t('hotline.desk.form.hint.about')}>
        {() => (
          <CodeChips
            label={label('sex')}
            options={chipsOf(words, sexes).filter((one) => one.code !== 'unknown')}
            value={values.sex === 'unknown' ? null : values.sex}
            onChange={(code) => set({ sex: code ?? 'unknown' })}
          />
        )}
      </Field>
      <Field group label={label('ageBand')}>
        {() => (
          <CodeChips
            label={label('ageBand')}
            options={chipsOf(words, ageBands).filter((one) => one.code !== 'unknown')}
            value={values.ageBand === 'unknown' ? null : values.ageBand}
            onChange={(code) => set({ ageBand: (code ?? 'unknown') as ContactValues['ageBand'] })}
          />
        )}
      </Field>
      <Pick
        label={label('citizenship')}
        options={picksOf<Country>(words, countries, ['SRB'])}
        value={values.citizenship === 'unknown' ? null : values.citizenship}
        onChange={(code) => set({ citizenship: code ?? 'unknown' })}
      />
      <Field group label={label('suspectedForms')}>
        {() => (
          <ManyCodeChips
            label={label('suspectedForms')}
            options={chipsOf(words, exploitationForms).filter(({ code }) =>
              offers(exploitationForms, code, values.suspectedForms),
            )}
            value={values.suspectedForms}
            onChange={(codes) => set({ suspectedForms: codes as ExploitationForm[] })}
          />
        )}
      </Field>
      <Pick
        label={label('exploitationCountry')}
        options={picksOf<Country>(words, countries, ['SRB'])}
        value={values.exploitationCountry}
        onChange={(code) => set({ exploitationCountry: code })}
      />
      <Pick
        label={label('district')}
        hint={t('hotline.desk.form.hint.district')}
        options={picksOf(words, districts)}
        value={values.district}
        onChange={(code) => set({ district: code })}
      />
      <TextInput
        label={label('clientSince')}
        hint={t('hotline.desk.form.hint.clientSince')}
        value={values.clientSince ?? ''}
        onChange={(text) => set({ clientSince: text.trim() === '' ? null : text.trim() })}
        error={edit.wrong('clientSince')}
        short
        input={{ placeholder: '2024-05' }}
      />
      <Field group label={label('hardCall')} hint={t('hotline.desk.form.hint.hardCall')}>
        {() => (
          <CodeChips
            label={label('hardCall')}
            options={[{ code: 'yes', label: t('hotline.desk.form.hard-call') }]}
            value={values.hardCall ? 'yes' : null}
            onChange={(code) => set({ hardCall: code === 'yes' })}
          />
        )}
      </Field>
    </>
  );
}
