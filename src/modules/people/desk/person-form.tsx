import { useMemo } from 'react';
import { ageBands } from '../../../codelists/age-bands.ts';
import { countries } from '../../../codelists/countries.ts';
import { type Language, languages } from '../../../codelists/languages.ts';
import { type Sex, sexes } from '../../../codelists/sexes.ts';
import { type YesNo, yesNo } from '../../../codelists/yes-no.ts';
import {
  CodeChips,
  type Failure,
  Field,
  Pick,
  PickMany,
  TextInput,
  useWords,
} from '../../../platform/desk-kit/index.ts';
import { documentKinds, mostDocuments } from '../personal-document.ts';
import { mostRelatives, relativeKinds } from '../relatives.ts';
import { readBirth } from './birth-words.ts';
import { KnownRows } from './known-rows.tsx';
import { NameRows } from './name-rows.tsx';
import { chipsOf, picksOf } from './options.ts';
import type { PersonFields } from './person-fields.ts';
import { birthWords } from './person-words.ts';
import { type PlaceCode, placePicks } from './place-words.ts';
import { wrongAt } from './refused.tsx';
import { useToday } from './use-now.ts';

/** What is known of a person. Nothing is required: whoever is only a code is a person too. */
export function PersonForm({
  fields,
  onChange,
  error,
}: {
  fields: PersonFields;
  onChange: (fields: PersonFields) => void;
  error: Failure | null;
}) {
  const words = useWords();
  const { t } = words;
  const today = useToday();
  const set = (next: Partial<PersonFields>) => onChange({ ...fields, ...next });
  const read = readBirth(fields.birth, today);
  const places = useMemo(() => placePicks(words), [words]);
  return (
    <>
      <NameRows names={fields.names} onChange={(names) => set({ names })} error={error} />
      <TextInput
        short
        label={t('people.desk.field.birth')}
        hint={t('people.desk.edit.birth-hint')}
        value={fields.birth}
        onChange={(birth) => set({ birth })}
        foot={
          read.kind === 'birth' ? t('people.desk.edit.understood', { what: birthWords(words, read.birth) }) : undefined
        }
        error={wrongAt(error, 'birth') ?? (read.kind === 'unclear' ? t('people.desk.edit.birth-unclear') : undefined)}
      />
      {read.kind === 'empty' && (
        <Pick
          label={t('people.desk.field.age')}
          hint={t('people.desk.edit.age-hint')}
          options={chipsOf(words, ageBands)}
          value={fields.ageBand === 'unknown' ? null : fields.ageBand}
          onChange={(ageBand) => set({ ageBand: ageBand ?? 'unknown' })}
        />
      )}
      <Field label={t('people.desk.hits.sex')} group>
        {() => (
          <CodeChips<Sex>
            label={t('people.desk.hits.sex')}
            options={chipsOf(words, sexes, ['f', 'm', 'other'])}
            value={fields.sex === 'unknown' ? null : fields.sex}
            onChange={(sex) => set({ sex: sex ?? 'unknown' })}
          />
        )}
      </Field>
      <Pick
        label={t('people.desk.hits.citizenship')}
        options={picksOf(words, countries, ['SRB']).filter((one) => one.code !== 'unknown')}
        value={fields.citizenship === 'unknown' ? null : fields.citizenship}
        onChange={(citizenship) => set({ citizenship: citizenship ?? 'unknown' })}
      />
      <PickMany<Language>
        label={t('people.desk.field.languages')}
        options={picksOf(words, languages, ['sr', 'en'])}
        value={fields.languages}
        onChange={(chosen) => set({ languages: [...chosen] })}
      />
      <Field label={t('people.desk.field.interpreter')} group>
        {() => (
          <CodeChips<YesNo>
            label={t('people.desk.field.interpreter')}
            options={chipsOf(words, yesNo, ['yes', 'no'])}
            value={fields.interpreter === 'yes' || fields.interpreter === 'no' ? fields.interpreter : null}
            onChange={(code) => set({ interpreter: code ?? 'not_asked' })}
          />
        )}
      </Field>
      <Pick<PlaceCode>
        label={t('people.desk.field.place')}
        hint={t('people.desk.edit.place-hint')}
        options={places}
        value={fields.place}
        onChange={(place) => set({ place })}
      />
      <KnownRows
        label={t('people.desk.field.relatives')}
        hint={t('people.desk.edit.relatives-hint')}
        add={t('people.desk.edit.add-relative')}
        kindLabel={t('people.desk.edit.relative-kind')}
        textLabel={t('people.desk.edit.relative-name')}
        list={relativeKinds}
        rows={fields.relatives.map(({ relation, name }) => ({ kind: relation, text: name }))}
        most={mostRelatives}
        longest={200}
        onChange={(rows) => set({ relatives: rows.map(({ kind, text }) => ({ relation: kind, name: text })) })}
        error={error}
        path="relatives"
      />
      <KnownRows
        label={t('people.desk.field.documents')}
        hint={t('people.desk.edit.documents-hint')}
        foot={t('people.desk.edit.documents-foot')}
        add={t('people.desk.edit.add-document')}
        kindLabel={t('people.desk.edit.document-kind')}
        textLabel={t('people.desk.edit.document-number')}
        list={documentKinds}
        rows={fields.documents.map(({ kind, number }) => ({ kind, text: number }))}
        most={mostDocuments}
        longest={60}
        onChange={(rows) => set({ documents: rows.map(({ kind, text }) => ({ kind, number: text })) })}
        error={error}
        path="documents"
      />
    </>
  );
}
