import { type Assistance, assistance } from '../../../../codelists/assistance.ts';
import { type InstitutionType, institutionTypes } from '../../../../codelists/institution-types.ts';
import { Field, ManyCodeChips, PickMany, useOffers, useWords } from '../../../../platform/desk-kit/index.ts';
import { chipsOf, picksOf } from './chip-options.ts';
import type { Editing } from './editing.ts';

/** What was given, and which services she was told about. */
export function AssistanceRows({ edit }: { edit: Editing }) {
  const words = useWords();
  const offers = useOffers();
  const { t } = words;
  return (
    <>
      <Field group label={t('hotline.desk.field.assistance')} error={edit.wrong('assistance')}>
        {() => (
          <ManyCodeChips
            label={t('hotline.desk.field.assistance')}
            options={chipsOf(words, assistance).filter(({ code }) => offers(assistance, code, edit.values.assistance))}
            value={edit.values.assistance}
            onChange={(codes) => edit.set({ assistance: codes as Assistance[] })}
          />
        )}
      </Field>
      <PickMany
        label={t('hotline.desk.field.signposts')}
        hint={t('hotline.desk.form.hint.signposts')}
        options={picksOf(words, institutionTypes).filter(({ code }) =>
          offers(institutionTypes, code, edit.values.signposts),
        )}
        value={edit.values.signposts}
        onChange={(codes) => edit.set({ signposts: codes as InstitutionType[] })}
        error={edit.wrong('signposts')}
      />
    </>
  );
}
