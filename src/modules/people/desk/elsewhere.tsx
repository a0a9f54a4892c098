import { Notice, useWords } from '../../../platform/desk-kit/index.ts';

/** Another team knows the number that was looked for: whom to ask, and no word more. */
export function Elsewhere({ known }: { known: boolean | undefined }) {
  const { t } = useWords();
  return known ? <Notice lead={t('people.elsewhere.lead')}>{t('people.elsewhere.line')}</Notice> : null;
}
