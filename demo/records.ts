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
  YesNoUnknown,
} from '../src/codelists/index.ts';
import type { Day } from '../src/platform/kernel/days.ts';
import type { LineGroup } from './recipe.ts';

/**
 * What the generator hands out. People are named by their index in the synthetic organisation; ids are made by whoever
 * loads the records. Every record carries `synthetic: true`: it never was and never is a person.
 */
export type StaffCode = 'consultant' | 'consultant2' | 'coordinator';

export interface ContactRecord {
  readonly index: number;
  readonly synthetic: true;
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
  readonly concerns: readonly number[];
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
  readonly signpostTypes: readonly InstitutionType[];
  readonly reached: 'reached' | null;
  readonly followUp: 'none' | 'callback' | 'task' | 'referral' | 'case' | 'passed_on';
}

export interface ContactTexts {
  readonly summary: string;
  readonly callerWords: string | null;
}

export type Birth =
  | { readonly known: 'date'; readonly day: Day }
  | { readonly known: 'year'; readonly year: number }
  | { readonly known: 'age'; readonly age: number; readonly on: Day };

export interface ClientRecord {
  readonly index: number;
  readonly synthetic: true;
  readonly lineGroup: LineGroup;
  readonly firstDay: Day;
  readonly firstContact: number;
  /** null: a code-only person */
  readonly name: { readonly given: string; readonly surname: string | null; readonly script: 'Latn' | 'Cyrl' } | null;
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
  readonly countryOfExploitation: Country;
  readonly crossBorder: boolean;
  readonly means: readonly MeansOfControl[];
  readonly sector: Sector | null;
  readonly sexualKinds: readonly SexualKind[];
  readonly recruiterRelation: RecruiterRelation;
  readonly durationBand: DurationBand;
  readonly district: District | null;
  /** the contact in which she was reported, or null */
  readonly reportContact: number | null;
}
