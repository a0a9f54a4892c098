import { useState } from 'react';
import { CodeChips, Field, useOffers, useWords } from '../../../../platform/desk-kit/index.ts';
import {
  type ContactCategory,
  type ContactSubcategory,
  categoriesOf,
  contactCategories,
  contactSubcategories,
  subcategoriesOf,
} from '../../code-lists.ts';
import { chipsOf } from './chip-options.ts';
import type { Editing } from './editing.ts';

const UNSAID = 'not_specified';

/** What it was about: one digit, and one more. The form begins here. */
export function CategoryRow({ edit }: { edit: Editing }) {
  const words = useWords();
  const offers = useOffers();
  const { t } = words;
  const { category, subcategory } = edit.values;
  const [isUnsaid, setUnsaid] = useState(false);
  const kinds = category
    ? subcategoriesOf(category).filter((code) => offers(contactSubcategories, code, subcategory))
    : [];
  const pickCategory = (code: ContactCategory | null) => {
    setUnsaid(false);
    edit.set({ category: code, subcategory: null });
  };
  const pickKind = (code: ContactSubcategory | typeof UNSAID | null) => {
    setUnsaid(code === UNSAID);
    edit.set({ subcategory: code === UNSAID ? null : code });
  };
  return (
    <Field group label={t('hotline.desk.field.category')} error={edit.wrong('category') ?? edit.wrong('subcategory')}>
      {({ invalid }) => (
        <>
          <div data-first>
            <CodeChips
              label={t('hotline.desk.field.category')}
              options={chipsOf(
                words,
                contactCategories,
                categoriesOf(edit.group).filter((code) => offers(contactCategories, code, category)),
              )}
              value={category}
              onChange={pickCategory}
              invalid={invalid}
              advance
            />
          </div>
          {kinds.length > 0 && (
            <div className="contact-second">
              <CodeChips
                label={t('hotline.desk.field.subcategory')}
                options={[
                  ...chipsOf(words, contactSubcategories, kinds),
                  { code: UNSAID, label: t('hotline.desk.form.not-specified'), key: '0' },
                ]}
                value={subcategory ?? (isUnsaid ? UNSAID : null)}
                onChange={pickKind}
                advance
              />
            </div>
          )}
          {!category && <p className="contact-later">{t('hotline.desk.form.kinds-later')}</p>}
        </>
      )}
    </Field>
  );
}
