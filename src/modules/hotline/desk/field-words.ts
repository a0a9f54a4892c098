import { useColleagues, useWords } from '../../../platform/desk-kit/index.ts';
import type { CodeList } from '../../../platform/kernel/code-list.ts';
import { type Day, isDay } from '../../../platform/kernel/days.ts';
import type { ContactField } from '../contact-fields.ts';
import { contactLists } from '../contact-lists.ts';

const lists: Readonly<Partial<Record<ContactField, CodeList>>> = contactLists;

/** A stored value in the reader's words: codes by their labels, days written out, nothing as a dash. */
export function useFieldWords(): (field: ContactField, value: unknown) => string {
  const { t, codeLabel, formatDay } = useWords();
  const colleagues = useColleagues();
  return (field, value) => {
    if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0))
      return '–';
    if (field === 'consultant') return colleagues.nameOf(String(value)) ?? t('hotline.desk.page.colleague');
    const list = lists[field];
    if (list)
      return [value]
        .flat()
        .map((code) => codeLabel(list, String(code)))
        .join(', ');
    if (typeof value === 'boolean') return t(`hotline.desk.answer.${value ? 'yes' : 'no'}`);
    if (Array.isArray(value)) return t('hotline.desk.persons', { count: value.length });
    if (isDay(value)) return formatDay(value as Day);
    return String(value);
  };
}
