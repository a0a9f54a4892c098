import {
  ageBands,
  assistance,
  callerRoles,
  channels,
  countries,
  directions,
  districts,
  exploitationForms,
  howHeard,
  institutionTypes,
  languages,
  sexes,
  yesNo,
  yesNoUnknown,
} from '../../../codelists/index.ts';
import { useColleagues, useWords } from '../../../platform/desk-kit/index.ts';
import type { CodeList } from '../../../platform/kernel/code-list.ts';
import { type Day, isDay } from '../../../platform/kernel/days.ts';
import {
  contactCategories,
  contactKinds,
  contactSubcategories,
  followUps,
  interpreterNeeds,
  nonDataKinds,
  numberStates,
  reachedResults,
} from '../code-lists.ts';
import type { ContactField } from '../contact-fields.ts';

const LISTS: Readonly<Partial<Record<ContactField, CodeList>>> = {
  ageBand: ageBands,
  assistance,
  callerRole: callerRoles,
  category: contactCategories,
  channel: channels,
  childInvolved: yesNoUnknown,
  citizenship: countries,
  dangerNow: yesNo,
  direction: directions,
  district: districts,
  exploitationCountry: countries,
  followUp: followUps,
  howHeard,
  interpreter: interpreterNeeds,
  kind: contactKinds,
  language: languages,
  nonDataKind: nonDataKinds,
  numberState: numberStates,
  reached: reachedResults,
  safeToTalk: yesNoUnknown,
  sex: sexes,
  signposts: institutionTypes,
  subcategory: contactSubcategories,
  suspectedForms: exploitationForms,
};

/** A stored value in the reader's words: codes by their labels, days written out, nothing as a dash. */
export function useFieldWords(): (field: ContactField, value: unknown) => string {
  const { t, codeLabel, formatDay } = useWords();
  const colleagues = useColleagues();
  return (field, value) => {
    if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0))
      return '–';
    if (field === 'consultant') return colleagues.nameOf(String(value)) ?? t('hotline.desk.page.colleague');
    const list = LISTS[field];
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
