import type {
  AgeBand,
  Assistance,
  CallerRole,
  Channel,
  Country,
  Direction,
  District,
  DurationBand,
  ExploitationForm,
  HowHeard,
  InstitutionType,
  Language,
  MeansOfControl,
  RecruiterRelation,
  Sector,
  Sex,
  SexualKind,
  TraffickingAct,
  YesNoUnknown,
} from '../src/codelists/index.ts';
import type { Day, Month } from '../src/platform/kernel/days.ts';
import type { LineGroup } from './recipe.ts';

/**
 * What the generator hands out. People are named by their index in the synthetic organisation; ids are made by whoever
 * loads the records. Every record carries `synthetic: true`: it never was and never is a person.
 */
export type StaffCode = 'consultant' | 'consultant2' | 'coordinator';

export interface ContactRecord {
  readonly index: number;
  readonly synthetic: true;
  /** `H<yy>-<6 digits or more>`: from 1 in each year, the SOS line first */
  readonly number: string;
  readonly lineGroup: LineGroup;
  readonly line: 'sos-main' | 'mc-116000';
  readonly direction: Direction;
  readonly channel: Channel;
  readonly day: Day;
  /** 0–23, null = unknown */
  readonly hour: number | null;
  readonly minutes: number | null;
  readonly entry: 'live' | 'after_the_fact' | 'from_channel';
  readonly consultant: StaffCode;
  readonly kind: 'data' | 'non_data';
  readonly nonDataKind: 'silent' | 'wrong_number' | 'hoax' | 'abusive' | null;
  readonly category: string;
  readonly subcategory: string | null;
  readonly callerRole: CallerRole;
  readonly howHeard: HowHeard;
  /** indexes of clients: none for non-data, else at least one */
  readonly clients: readonly number[];
  /** persons spoken about who are not the client of this contact */
  readonly concerns: readonly number[];
  /** who the person in `concerns` is to the caller: code of hotline's list caller-relation; null where there is none */
  readonly concernRelation: 'child' | 'sibling' | 'other_family' | 'friend' | 'client' | 'other' | null;
  /** as the consultant typed it, or null */
  readonly callerNumber: string | null;
  readonly numberState: 'known' | 'withheld' | 'unavailable' | 'not_asked';
  readonly language: Language;
  readonly interpreter: 'none' | 'needed' | 'used';
  readonly dangerNow: 'yes' | 'no' | 'unknown' | 'not_asked';
  readonly safeToTalk: YesNoUnknown;
  readonly childInvolved: YesNoUnknown;
  readonly sex: Sex;
  readonly ageBand: AgeBand;
  readonly citizenship: Country | 'unknown';
  readonly suspectedForms: readonly ExploitationForm[];
  readonly exploitationCountry: Country | null;
  readonly district: District | null;
  readonly assistance: readonly Assistance[];
  readonly signposts: readonly InstitutionType[];
  readonly reached: 'reached' | null;
  readonly followUp: 'none' | 'callback' | 'task' | 'referral' | 'case' | 'passed_on';
  readonly hardCall: boolean;
}

export interface ContactTexts {
  readonly summary: string;
  readonly callerWords: string | null;
}

/** The date, the year, or an age and the day on which it was said. */
export type Birth = { readonly date: Day } | { readonly year: number } | { readonly age: number; readonly on: Day };

export interface NameRecord {
  readonly kind: 'given' | 'surname';
  /** in Latin or Cyrillic letters, without the mark ◇, which is put on screen */
  readonly value: string;
}

export interface ClientRecord {
  readonly index: number;
  readonly synthetic: true;
  readonly lineGroup: LineGroup;
  readonly firstDay: Day;
  readonly firstContact: number;
  /** none: a code-only person */
  readonly names: readonly NameRecord[];
  readonly alias: string | null;
  readonly sex: Sex;
  readonly birth: Birth | null;
  readonly citizenship: Country | 'unknown';
  readonly languages: readonly Language[];
  readonly phones: readonly string[];
  readonly email: string | null;
  readonly district: District | null;
  /** index of the finding, if she is identified one day */
  readonly victim: number | null;
}

export interface VictimRecord {
  readonly index: number;
  readonly synthetic: true;
  readonly client: number;
  readonly identifiedDay: Day;
  readonly deciders: readonly [StaffCode, StaffCode];
  readonly forms: readonly ExploitationForm[];
  readonly sex: 'f' | 'm';
  readonly ageBand: AgeBand;
  /** under 18 on the day of the finding */
  readonly child: boolean;
  readonly citizenship: Country;
  /** where the exploitation happened */
  readonly countries: readonly Country[];
  readonly crossBorder: 'yes' | 'no';
  readonly acts: readonly TraffickingAct[];
  readonly means: readonly MeansOfControl[];
  readonly sector: Sector;
  readonly sexualKinds: readonly SexualKind[];
  readonly recruiterRelation: RecruiterRelation;
  readonly fromMonth: Month | null;
  readonly toMonth: Month | null;
  readonly durationBand: DurationBand;
  readonly district: District | null;
  /** the contact in which she was reported, or null */
  readonly reportContact: number | null;
}
