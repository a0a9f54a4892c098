import { ageBands } from '../../../codelists/age-bands.ts';
import { countries } from '../../../codelists/countries.ts';
import { languages } from '../../../codelists/languages.ts';
import type { Words } from '../../../platform/desk-kit/index.ts';
import type { Day } from '../../../platform/kernel/days.ts';
import type { PersonPage } from '../contract.ts';
import { agesOn, type Birth } from '../person.ts';

type Known = Pick<PersonPage, 'birth' | 'ageBand' | 'citizenship' | 'languages'>;

/** "27 to 29 years, citizen of Serbia, speaks Serbian": only what is known. */
export function factWords(words: Words, person: Known, today: Day): readonly string[] {
  const { t, codeLabel } = words;
  const spoken = person.languages.map((code) => inSentence(words, codeLabel(languages, code)));
  return [
    ageWords(words, person, today),
    person.citizenship !== 'unknown' &&
      t('people.desk.fact.citizen', { country: codeLabel(countries, person.citizenship) }),
    spoken.length > 0 && t('people.desk.fact.speaks', { languages: spoken.join(', ') }),
  ].filter((fact) => typeof fact === 'string');
}

export function ageWords(words: Words, person: Pick<Known, 'birth' | 'ageBand'>, today: Day): string | undefined {
  const { t, codeLabel } = words;
  if (person.birth) {
    const [from, to] = agesOn(person.birth as Birth, today);
    return from === to
      ? t('people.desk.fact.years', { count: from })
      : t('people.desk.fact.years-between', { from, to });
  }
  if (person.ageBand === 'unknown') return undefined;
  const label = codeLabel(ageBands, person.ageBand);
  if (person.ageBand === 'adult') return label;
  // a band is that of the day on which it was written down: a child of then may be an adult now
  return t(/\d/.test(label) ? 'people.desk.fact.band' : 'people.desk.fact.band-words', { band: label });
}

/** "14 December 1994" · "1994" · "27 years on 3 May 2026" */
export function birthWords(words: Words, birth: Birth): string {
  if ('date' in birth) return words.formatDay(birth.date);
  if ('year' in birth) return String(birth.year);
  return words.t('people.desk.fact.age-on', { count: birth.age, day: words.formatDay(birth.on, 'short') });
}

/** Names of languages stand lower case inside a Serbian sentence, with a capital in an English one. */
const inSentence = (words: Words, label: string) => (words.language === 'en' ? label : label.toLocaleLowerCase('sr'));
