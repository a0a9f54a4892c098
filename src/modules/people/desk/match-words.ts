import type { Words } from '../../../platform/desk-kit/index.ts';
import { nameKinds } from '../name-kinds.ts';

/** What of a hit met the question, as find-person answers it. */
export interface Match {
  readonly field: string;
  readonly how: string;
}

const EQUAL = new Set(['exact', 'folded']);

/** Equal things first, each once: `same surname`, `same given name, other spelling`, `given name is a short form`. */
export function matchWords(words: Pick<Words, 't' | 'codeLabel'>, matches: readonly Match[]): readonly MatchWord[] {
  const seen = new Set<string>();
  return matches
    .map(({ field, how }) => ({
      isEqual: EQUAL.has(how) || how === 'last_seven',
      text: words.t(`people.desk.match.${how}`, { field: fieldWord(words, field) }),
    }))
    .filter(({ text }) => !seen.has(text) && seen.add(text))
    .sort((a, b) => Number(b.isEqual) - Number(a.isEqual));
}

export interface MatchWord {
  readonly text: string;
  readonly isEqual: boolean;
}

/** In Serbian every field of a match is neuter or made so, so that one adjective fits them all. */
function fieldWord({ t, codeLabel }: Pick<Words, 't' | 'codeLabel'>, field: string): string {
  const known = ['birth_year', 'phone', 'email', 'handle', 'document', 'code', 'full_name'].includes(field);
  return known ? t(`people.desk.match.field.${field}`) : codeLabel(nameKinds, field).toLocaleLowerCase();
}
