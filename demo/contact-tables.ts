import type { AgeBand, Assistance, CallerRole, Channel, HowHeard, InstitutionType } from '../src/codelists/index.ts';
import recipe from './data/synthetic-recipe.json' with { type: 'json' };
import type { Theme } from './margins.ts';
import { type Choice, choice, choiceOfShares } from './random.ts';
import type { ContactRecord, StaffCode } from './records.ts';

/** Weights of everything about a contact that is not pinned. Channels are the recipe's; the others are assumed here. */
const CHANNELS = {
  to2012: choiceOfShares<Channel>(recipe.channel['2002-2012']),
  later: choiceOfShares<Channel>(recipe.channel['2013-2021']),
};
export const channels = (year: number): Choice<Channel> => (year <= 2012 ? CHANNELS.to2012 : CHANNELS.later);

const ABOUT_A_PERSON = choice<CallerRole>([
  ['self_victim', 57],
  ['family', 17],
  ['institution', 17],
  ['ngo', 6],
  ['friend_acquaintance', 3],
]);
const CITIZEN_ASKS = choice<CallerRole>([
  ['citizen', 45],
  ['media_student', 25],
  ['institution', 18],
  ['ngo', 12],
]);
const PARENTS = choice<CallerRole>([
  ['family', 86],
  ['friend_acquaintance', 6],
  ['citizen', 5],
  ['institution', 3],
]);
const NEIGHBOURS = choice<CallerRole>([
  ['family', 32],
  ['citizen', 24],
  ['friend_acquaintance', 18],
  ['other', 16],
  ['institution', 10],
]);

export const callerRoles: Readonly<Record<Theme, Choice<CallerRole>>> = {
  report: choice<CallerRole>([
    ['family', 36],
    ['friend_acquaintance', 17],
    ['institution', 20],
    ['citizen', 17],
    ['ngo', 10],
  ]),
  post_festum: ABOUT_A_PERSON,
  support_followup: choice<CallerRole>([
    ['family', 36],
    ['institution', 26],
    ['self_at_risk', 20],
    ['ngo', 10],
    ['friend_acquaintance', 8],
  ]),
  potential_victim_at_risk: choice<CallerRole>([
    ['self_at_risk', 46],
    ['family', 32],
    ['friend_acquaintance', 12],
    ['institution', 7],
    ['ngo', 3],
  ]),
  job_offer_check: choice<CallerRole>([
    ['job_seeker', 84],
    ['worker_group', 9],
    ['family', 7],
  ]),
  information: CITIZEN_ASKS,
  mc_report: PARENTS,
  mc_family_support: PARENTS,
  mc_sighting: choice<CallerRole>([['citizen', 1]]),
  mc_child_self: choice<CallerRole>([['child_self', 1]]),
  mc_missing_babies: PARENTS,
  mc_custody_advice: PARENTS,
  mc_information: CITIZEN_ASKS,
  other_violence: NEIGHBOURS,
  silent_prank_wrong: choice<CallerRole>([['unknown', 1]]),
  offers_of_help: CITIZEN_ASKS,
};

export const howHeard: Choice<HowHeard> = choice<HowHeard>([
  ['internet_search', 22],
  ['not_asked', 20],
  ['poster_leaflet', 10],
  ['friend_family', 10],
  ['tv_radio', 8],
  ['own_site', 7],
  ['social_media', 6],
  ['police', 4],
  ['social_work_centre', 4],
  ['ngo', 3],
  ['school_workshop', 3],
  ['job_portal', 2],
  ['press', 1],
]);

const TALK: Choice<Assistance> = choice<Assistance>([
  ['psychological', 34],
  ['legal', 18],
  ['practical', 14],
  ['mediation', 12],
  ['crisis_support', 8],
  ['medical', 6],
  ['safety_planning', 8],
]);
const ADVICE: Choice<Assistance> = choice<Assistance>([
  ['information', 70],
  ['safety_planning', 14],
  ['legal', 10],
  ['psychological', 6],
]);
const OFFER: Choice<Assistance> = choice<Assistance>([['job_advice', 1]]);
const NEWS: Choice<Assistance> = choice<Assistance>([['information', 1]]);

export function assistanceFor(theme: Theme): Choice<Assistance> {
  if (theme === 'post_festum' || theme === 'support_followup' || theme === 'mc_family_support') return TALK;
  if (theme === 'job_offer_check') return OFFER;
  return theme === 'information' || theme === 'offers_of_help' || theme === 'mc_information' ? NEWS : ADVICE;
}

export const signposts: Choice<InstitutionType> = choice<InstitutionType>([
  ['police', 30],
  ['social_work_centre', 26],
  ['centre_for_protection', 14],
  ['labour_inspectorate', 8],
  ['health', 7],
  ['prosecution', 6],
  ['embassy_consular', 5],
  ['ngo', 4],
]);

export const nonDataKinds: Choice<NonNullable<ContactRecord['nonDataKind']>> = choice<
  NonNullable<ContactRecord['nonDataKind']>
>([
  ['silent', 52],
  ['wrong_number', 26],
  ['hoax', 15],
  ['abusive', 7],
]);

export const minutesOfTalk: Choice<number> = choice<number>(
  [2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 19, 22, 26, 31, 38, 48, 65].map((m) => [m, 1] as const),
);

export const followUps: Choice<ContactRecord['followUp']> = choice<ContactRecord['followUp']>([
  ['none', 72],
  ['callback', 10],
  ['task', 7],
  ['referral', 6],
  ['case', 3],
  ['passed_on', 2],
]);

export const numberStates: Choice<ContactRecord['numberState']> = choice<ContactRecord['numberState']>([
  ['known', 62],
  ['withheld', 15],
  ['not_asked', 18],
  ['unavailable', 5],
]);

const DANGER = choice<ContactRecord['dangerNow']>([
  ['no', 66],
  ['not_asked', 20],
  ['unknown', 9],
  ['yes', 5],
]);
const NO_DANGER = choice<ContactRecord['dangerNow']>([
  ['no', 58],
  ['not_asked', 42],
]);
const MAY_BE_URGENT: ReadonlySet<Theme> = new Set<Theme>([
  'report',
  'support_followup',
  'potential_victim_at_risk',
  'other_violence',
  'mc_report',
  'mc_child_self',
]);
export const dangersFor = (theme: Theme): Choice<ContactRecord['dangerNow']> =>
  MAY_BE_URGENT.has(theme) ? DANGER : NO_DANGER;

export const consultants: Choice<StaffCode> = choice<StaffCode>([
  ['consultant', 46],
  ['consultant2', 40],
  ['coordinator', 14],
]);

/** of the child that is missed: sex as published for 2012–2020 (71 girls, 49 boys), age assumed */
export const missingChildSex: Choice<'f' | 'm'> = choice<'f' | 'm'>([
  ['f', 71],
  ['m', 49],
]);
export const missingChildAge: Choice<AgeBand> = choice<AgeBand>([
  ['0-8', 18],
  ['9-11', 7],
  ['12-15', 42],
  ['16-17', 33],
]);
