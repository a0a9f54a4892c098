import type { Theme } from './margins.ts';
import { toCyrillic } from './names.ts';
import { PHRASES, type Wording } from './phrases.ts';
import type { Plan } from './plan.ts';
import { label } from './random.ts';
import type { ContactRecord, ContactTexts } from './records.ts';

/**
 * Sentences for the sealed fields of a contact, put together from phrase tables. They are plausible and harmless: what
 * was asked, what was said, what comes next; no method of harm, no name, no place, no real story.
 */
const LANGUAGE = label('text.language');
const OPENING = label('text.opening');
const MATTER = label('text.matter');
const OUTCOME = label('text.outcome');
const WORDS = label('text.words');
const QUOTED = label('text.quoted');

export function contactTexts(plan: Plan, contact: ContactRecord): ContactTexts {
  const { index } = contact;
  const { random } = plan;
  // of ten notes seven are in Latin letters, one in Cyrillic, two in English
  const tenth = random.below(LANGUAGE, index, 10);
  const language = tenth < 2 ? 'en' : 'sr';
  const script = tenth === 2 ? toCyrillic : (text: string) => text;
  const phrases = PHRASES[language];
  const one = (name: typeof OPENING, from: readonly string[]): string => from[random.below(name, index, from.length)]!;
  if (contact.kind === 'non_data') return { summary: script(one(MATTER, phrases.nobody)), callerWords: null };
  const theme = (contact.subcategory ?? contact.category) as Theme;
  const about: Wording = phrases.about[theme];
  const opening = one(OPENING, phrases.openings[openingOf(contact)]);
  const summary = `${opening} ${one(MATTER, about.matter)} ${one(OUTCOME, phrases.outcomes)}`;
  const quoted = random.below(QUOTED, index, 100) < 55;
  return { summary: script(summary), callerWords: quoted ? script(one(WORDS, about.words)) : null };
}

function openingOf({ channel, direction }: ContactRecord): 'in' | 'out' | 'in_person' | 'written' {
  if (channel === 'phone') return direction;
  return channel === 'in_person' ? 'in_person' : 'written';
}
