/**
 * Code lists of the hotline alone. Lists that other modules use too stand in src/codelists; the taxonomy of contacts in
 * contact-categories.ts.
 */
import { type CodeList, codeList } from '../../platform/kernel/code-list.ts';
import { callbackResults, missedCallEnds } from './call-back-lists.ts';
import { contactCategories, contactSubcategories, lineGroups } from './contact-categories.ts';
import { flagKinds } from './flag-kinds.ts';
import { callOutcomes, callStates, lineAdapters } from './line-codes.ts';

export * from './call-back-lists.ts';
export * from './contact-categories.ts';
export * from './flag-kinds.ts';

/** A data contact is a real conversation. */
export const contactKinds = codeList({
  id: 'contact-kind',
  version: 1,
  source: 'Wayout, hotline design',
  codes: [
    { code: 'data', en: 'Conversation', sr: 'Razgovor' },
    { code: 'non_data', en: 'No conversation', sr: 'Bez razgovora' },
  ],
});

export type ContactKind = (typeof contactKinds.codes)[number]['code'];

/** A test is in no figure. */
export const nonDataKinds = codeList({
  id: 'non-data-kind',
  version: 1,
  source: 'Wayout, hotline design',
  needed: ['silent', 'test'],
  codes: [
    { code: 'silent', en: 'Silence', sr: 'Ćutanje' },
    { code: 'wrong_number', en: 'Wrong number', sr: 'Pogrešan broj' },
    { code: 'hoax', en: 'Hoax', sr: 'Lažan poziv' },
    { code: 'abusive', en: 'Abusive', sr: 'Uvredljiv poziv' },
    { code: 'test', en: 'Test', sr: 'Proba' },
  ],
});

export type NonDataKind = (typeof nonDataKinds.codes)[number]['code'];

/** Drafts are not counted; a number is given at finalise. */
export const contactStates = codeList({
  id: 'contact-state',
  version: 1,
  source: 'Wayout, hotline design',
  codes: [
    { code: 'draft', en: 'Draft', sr: 'Nacrt' },
    { code: 'finalised', en: 'Finalised', sr: 'Završen' },
    { code: 'voided', en: 'Voided', sr: 'Poništen' },
    { code: 'discarded', en: 'Discarded', sr: 'Odbačen' },
  ],
});

export type ContactState = (typeof contactStates.codes)[number]['code'];

/** The path by which a contact was written down. */
export const contactEntries = codeList({
  id: 'contact-entry',
  version: 1,
  source: 'Wayout, hotline design',
  codes: [
    { code: 'live', en: 'During the conversation', sr: 'Tokom razgovora' },
    { code: 'after_the_fact', en: 'Afterwards', sr: 'Naknadno' },
    { code: 'from_channel', en: 'From the channel', sr: 'Sa kanala' },
    { code: 'import', en: 'Import', sr: 'Uvoz' },
  ],
});

export type ContactEntry = (typeof contactEntries.codes)[number]['code'];

/** What is known of the number behind a contact. */
export const numberStates = codeList({
  id: 'number-state',
  version: 1,
  source: 'Wayout, hotline design',
  codes: [
    { code: 'known', en: 'Known', sr: 'Poznat' },
    { code: 'withheld', en: 'Withheld', sr: 'Skriven' },
    { code: 'unavailable', en: 'Not available', sr: 'Nedostupan' },
    { code: 'not_asked', en: 'Not asked', sr: 'Nije pitano' },
  ],
});

export type NumberState = (typeof numberStates.codes)[number]['code'];

/** Was an interpreter needed, and was there one. */
export const interpreterNeeds = codeList({
  id: 'interpreter-need',
  version: 1,
  source: 'Wayout, hotline design',
  codes: [
    { code: 'none', en: 'Not needed', sr: 'Nije potreban' },
    { code: 'needed', en: 'Needed', sr: 'Potreban' },
    { code: 'used', en: 'Used', sr: 'Korišćen' },
  ],
});

export type InterpreterNeed = (typeof interpreterNeeds.codes)[number]['code'];

/** What became of an outgoing contact; only `reached` is counted as a call. */
export const reachedResults = codeList({
  id: 'reached-result',
  version: 1,
  source: 'Wayout, hotline design',
  codes: [
    { code: 'reached', en: 'Reached', sr: 'Dobijena osoba' },
    { code: 'no_answer', en: 'No answer', sr: 'Ne javlja se' },
    { code: 'busy', en: 'Busy', sr: 'Zauzeto' },
    { code: 'someone_else', en: 'Someone else answered', sr: 'Javio se neko drugi' },
    { code: 'wrong_number', en: 'Wrong number', sr: 'Pogrešan broj' },
    { code: 'not_permitted', en: 'Not permitted', sr: 'Nije dozvoljeno' },
  ],
});

export type ReachedResult = (typeof reachedResults.codes)[number]['code'];

/** What comes after the contact. */
export const followUps = codeList({
  id: 'follow-up',
  version: 1,
  source: 'Wayout, hotline design',
  codes: [
    { code: 'none', en: 'None', sr: 'Ništa' },
    { code: 'callback', en: 'Call back', sr: 'Povratni poziv' },
    { code: 'task', en: 'Task', sr: 'Zadatak' },
    { code: 'referral', en: 'Referral', sr: 'Upućivanje' },
    { code: 'case', en: 'Case', sr: 'Slučaj' },
    { code: 'passed_on', en: 'Passed on', sr: 'Prosleđeno' },
  ],
});

export type FollowUp = (typeof followUps.codes)[number]['code'];

/** Who the person spoken about is to the caller. */
export const callerRelations = codeList({
  id: 'caller-relation',
  version: 1,
  source: 'Wayout, hotline design',
  codes: [
    { code: 'self', en: 'The caller', sr: 'Lice koje zove' },
    { code: 'partner', en: 'Partner', sr: 'Partner' },
    { code: 'child', en: 'Child', sr: 'Dete' },
    { code: 'parent', en: 'Parent', sr: 'Roditelj' },
    { code: 'sibling', en: 'Brother, sister', sr: 'Brat, sestra' },
    { code: 'other_family', en: 'Other family', sr: 'Drugi srodnik' },
    { code: 'friend', en: 'Friend, acquaintance', sr: 'Prijatelj, poznanik' },
    { code: 'colleague', en: 'Colleague', sr: 'Kolega' },
    { code: 'client', en: 'Client of the caller’s institution', sr: 'Korisnik institucije' },
    { code: 'other', en: 'Other', sr: 'Drugo' },
    { code: 'unknown', en: 'Unknown', sr: 'Nepoznato' },
  ],
});

export type CallerRelation = (typeof callerRelations.codes)[number]['code'];

/** How long a conversation took, as statistics know it. */
export const minutesBands = codeList({
  id: 'minutes-band',
  version: 1,
  source: 'Wayout, hotline design',
  codes: [
    { code: 'up_to_5', en: 'Up to 5 minutes', sr: 'Do 5 minuta' },
    { code: 'from_6_to_15', en: '6 to 15 minutes', sr: 'Od 6 do 15 minuta' },
    { code: 'from_16_to_30', en: '16 to 30 minutes', sr: 'Od 16 do 30 minuta' },
    { code: 'from_31_to_60', en: '31 to 60 minutes', sr: 'Od 31 do 60 minuta' },
    { code: 'over_60', en: 'Over 60 minutes', sr: 'Duže od 60 minuta' },
    { code: 'unknown', en: 'Unknown', sr: 'Nepoznato' },
  ],
});

export type MinutesBand = (typeof minutesBands.codes)[number]['code'];

/** The band of a length in whole minutes, rounded up; empty is unknown. */
export function minutesBandOf(minutes: number | null): MinutesBand {
  if (minutes === null) return 'unknown';
  if (minutes <= 5) return 'up_to_5';
  if (minutes <= 15) return 'from_6_to_15';
  if (minutes <= 30) return 'from_16_to_30';
  return minutes <= 60 ? 'from_31_to_60' : 'over_60';
}

/** Why a finalised contact is not counted any more. */
export const voidReasons = codeList({
  id: 'void-reason',
  version: 1,
  source: 'Wayout, hotline design',
  codes: [
    { code: 'duplicate', en: 'Duplicate', sr: 'Duplikat' },
    { code: 'wrong_line', en: 'Wrong line', sr: 'Pogrešna linija' },
    { code: 'entered_by_mistake', en: 'Entered by mistake', sr: 'Uneto greškom' },
    { code: 'test', en: 'Test', sr: 'Proba' },
  ],
});

export type VoidReason = (typeof voidReasons.codes)[number]['code'];

/** Why a finalised contact got a new version. */
export const correctionReasons = codeList({
  id: 'correction-reason',
  version: 1,
  source: 'Wayout, hotline design',
  codes: [
    { code: 'typing', en: 'Typing error', sr: 'Greška u kucanju' },
    { code: 'new_information', en: 'New information', sr: 'Nova informacija' },
    { code: 'wrong_category', en: 'Wrong category', sr: 'Pogrešna kategorija' },
    { code: 'wrong_client', en: 'Wrong client', sr: 'Pogrešan klijent' },
    { code: 'wrong_date', en: 'Wrong date', sr: 'Pogrešan datum' },
    { code: 'review', en: 'Review', sr: 'Pregled' },
  ],
});

export type CorrectionReason = (typeof correctionReasons.codes)[number]['code'];

/** Every list of this module, for the manifest. */
export const hotlineCodeLists: readonly CodeList[] = [
  lineGroups,
  contactCategories,
  contactSubcategories,
  contactKinds,
  nonDataKinds,
  contactStates,
  contactEntries,
  numberStates,
  interpreterNeeds,
  reachedResults,
  followUps,
  callerRelations,
  minutesBands,
  voidReasons,
  correctionReasons,
  flagKinds,
  missedCallEnds,
  callbackResults,
  callStates,
  callOutcomes,
  lineAdapters,
];
