/**
 * Closed lists that two modules or more use, each with its source. Codes are stored, labels are shown; a code is disabled,
 * never deleted. Lists of one module stand in that module.
 */
import type { CodeList } from '../platform/kernel/code-list.ts';
import { ageBands } from './age-bands.ts';
import { assistance } from './assistance.ts';
import { callerRoles } from './caller-roles.ts';
import { channels } from './channels.ts';
import { countries } from './countries.ts';
import { deciders } from './deciders.ts';
import { directions } from './directions.ts';
import { districts, regions } from './districts.ts';
import { durationBands } from './duration-bands.ts';
import { exploitationForms } from './exploitation-forms.ts';
import { howHeard } from './how-heard.ts';
import { institutionGroups, institutionTypes } from './institution-types.ts';
import { languages } from './languages.ts';
import { meansOfControl } from './means-of-control.ts';
import { municipalities } from './municipalities.ts';
import { recruiterRelations } from './recruiter-relations.ts';
import { sectors } from './sectors.ts';
import { sexes } from './sexes.ts';
import { sexualKinds } from './sexual-kinds.ts';
import { traffickingActs } from './trafficking-acts.ts';
import { yesNo, yesNoUnknown } from './yes-no.ts';

export * from './age-bands.ts';
export * from './age-groupings.ts';
export * from './assistance.ts';
export * from './caller-roles.ts';
export * from './channels.ts';
export * from './countries.ts';
export * from './country-alpha-2.ts';
export * from './crosswalk.ts';
export * from './deciders.ts';
export * from './directions.ts';
export * from './districts.ts';
export * from './duration-bands.ts';
export * from './exploitation-forms.ts';
export * from './how-heard.ts';
export * from './institution-types.ts';
export * from './languages.ts';
export * from './means-of-control.ts';
export * from './municipalities.ts';
export * from './recruiter-relations.ts';
export * from './sectors.ts';
export * from './sexes.ts';
export * from './sexual-kinds.ts';
export * from './trafficking-acts.ts';
export * from './yes-no.ts';

/** Every list, for `migrate`, which copies them to the schema `codelists`. Parents stand before their children. */
export const codeLists: readonly CodeList[] = [
  ageBands,
  assistance,
  callerRoles,
  channels,
  countries,
  deciders,
  directions,
  regions,
  districts,
  durationBands,
  exploitationForms,
  howHeard,
  institutionGroups,
  institutionTypes,
  languages,
  meansOfControl,
  municipalities,
  recruiterRelations,
  sectors,
  sexes,
  sexualKinds,
  traffickingActs,
  yesNo,
  yesNoUnknown,
];
