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
} from '../../codelists/index.ts';
import type { CodeList } from '../../platform/kernel/code-list.ts';
import {
  contactCategories,
  contactKinds,
  contactSubcategories,
  followUps,
  interpreterNeeds,
  nonDataKinds,
  numberStates,
  reachedResults,
} from './code-lists.ts';

/**
 * Which list a coded field of a contact takes its codes from, once: the contract checks with it (contact-fields.ts), the
 * screen finds labels in it (desk/field-words.ts). No schema in here: the desk need not carry the library.
 */
export const contactLists = {
  direction: directions,
  channel: channels,
  kind: contactKinds,
  nonDataKind: nonDataKinds,
  category: contactCategories,
  subcategory: contactSubcategories,
  callerRole: callerRoles,
  howHeard,
  numberState: numberStates,
  language: languages,
  interpreter: interpreterNeeds,
  dangerNow: yesNo,
  safeToTalk: yesNoUnknown,
  childInvolved: yesNoUnknown,
  sex: sexes,
  ageBand: ageBands,
  citizenship: countries,
  suspectedForms: exploitationForms,
  exploitationCountry: countries,
  district: districts,
  assistance,
  signposts: institutionTypes,
  reached: reachedResults,
  followUp: followUps,
} as const satisfies Readonly<Record<string, CodeList>>;
