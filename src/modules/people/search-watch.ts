import { codeList } from '../../platform/kernel/code-list.ts';
import type { Day } from '../../platform/kernel/days.ts';
import type { LookUpPurpose } from './look-up-purposes.ts';
import { foldName } from './name-folding.ts';

/**
 * Searches that stand out (matching.md section 6). An alarm forbids nothing and accuses nobody: the search is answered,
 * and somebody asks why it was needed.
 */
export const searchAlarmKinds = codeList({
  id: 'people.search-alarm-kind',
  version: 1,
  source: 'Wayout (matching.md section 6)',
  codes: [
    { code: 'many_names', en: 'Many different names within an hour', sr: 'Mnogo različitih imena za sat' },
    { code: 'at_night', en: 'At night, with nobody on the line', sr: 'Noću, bez ikoga na liniji' },
    { code: 'own_name', en: 'A name of the colleague’s own', sr: 'Ime kao kod same koleginice ili kolege' },
    { code: 'watched_name', en: 'A name on the list of watched names', sr: 'Ime sa spiska imena na koja se pazi' },
  ],
});
export type SearchAlarmKind = (typeof searchAlarmKinds.codes)[number]['code'];

export const searchAlarmResults = codeList({
  id: 'people.search-alarm-result',
  version: 1,
  source: 'Wayout (matching.md section 6)',
  codes: [
    { code: 'in_order', en: 'Was needed', sr: 'Bilo je potrebno' },
    { code: 'talked', en: 'Talked about it', sr: 'Razgovarano' },
    { code: 'passed_on', en: 'Passed on to the data officer', sr: 'Prosleđeno licu za zaštitu podataka' },
  ],
});

/** What a process remembers of one colleague's searches of this hour and this night; marks only, no words. */
export interface SearchMemory {
  readonly hour: string;
  /** marks of different questions of this hour */
  readonly questions: ReadonlySet<string>;
  /** what was raised already: an hour's or a night's alarm comes once */
  readonly raised: ReadonlySet<string>;
}

export const noMemory: SearchMemory = { hour: '', questions: new Set(), raised: new Set() };

export interface WatchedSearch {
  readonly day: Day;
  readonly hour: number;
  readonly purpose: LookUpPurpose;
  /** a mark that tells questions apart and says nothing of them */
  readonly question: string;
  readonly isOwnName: boolean;
  readonly isWatchedName: boolean;
  /** different names of this hour, counted over all processes; null: this question was among them already */
  readonly names: number | null;
  /** how many different names an hour may hold before it stands out */
  readonly mostNames: number;
}

/** Did this process hear another question than those before it in this hour? */
export const isNewQuestion = (
  before: SearchMemory,
  { day, hour, question }: Pick<WatchedSearch, 'day' | 'hour' | 'question'>,
) => before.hour !== `${day} ${hour}` || !before.questions.has(question);

/** Somebody is in contact: then a search at night is what the desk is for. */
const ON_THE_LINE: readonly LookUpPurpose[] = ['open_contact', 'call_back', 'after_the_fact'];
const isNight = (hour: number): boolean => hour >= 23 || hour < 5;

export function watched(
  before: SearchMemory,
  search: WatchedSearch,
): { readonly memory: SearchMemory; readonly alarms: readonly SearchAlarmKind[] } {
  const hour = `${search.day} ${search.hour}`;
  const questions = new Set([...(before.hour === hour ? before.questions : []), search.question]);
  const raised = new Set(before.raised);
  const alarms: SearchAlarmKind[] = [];
  const raise = (kind: SearchAlarmKind, once: string) => {
    if (raised.has(`${kind} ${once}`)) return;
    raised.add(`${kind} ${once}`);
    alarms.push(kind);
  };
  // the one that reaches it raises it: once an hour, whoever counted the others
  if (search.names === search.mostNames) raise('many_names', hour);
  if (isNight(search.hour) && !ON_THE_LINE.includes(search.purpose)) raise('at_night', search.day);
  if (search.isOwnName) raise('own_name', `${search.day} ${search.question}`);
  if (search.isWatchedName) raise('watched_name', `${search.day} ${search.question}`);
  return { memory: { hour, questions, raised }, alarms };
}

/** What two searches that ran beside each other leave to be remembered; the later hour is the one that counts. */
export const joined = (before: SearchMemory, after: SearchMemory): SearchMemory => ({
  hour: after.hour,
  questions: new Set([...(before.hour === after.hour ? before.questions : []), ...after.questions]),
  raised: new Set([...before.raised, ...after.raised]),
});

const LETTERS = 4;

/** Does one of the searched words sound like one of these names? Short words meet too much and are passed over. */
export function meetsName(searched: readonly (readonly string[])[], names: readonly string[]): boolean {
  const forms = new Set(
    names.flatMap((name) =>
      foldName(name)
        .parts.filter((part) => part.letters.length >= LETTERS)
        .flatMap((part) => part.forms),
    ),
  );
  return searched.some((word) => word.some((form) => form.length >= LETTERS - 1 && forms.has(form)));
}
