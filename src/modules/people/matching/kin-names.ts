import kin from '../data/name-kin.json' with { type: 'json' };
import { foldedForms } from '../name-folding.ts';
import type { NameRole } from './features.ts';

/**
 * Which names may stand for one another: short and pet names, one name in several languages (Rebecca and Rivka), spellings
 * of one East Asian family name (Lee and Yi). A soft link for comparison alone, never equality and never a key of the desk.
 */
let tables: Readonly<Record<'given' | 'surname', ReadonlyMap<string, number[]>>> | undefined;

function tableOf(groups: readonly string[], from: number): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const [n, group] of groups.entries())
    for (const form of new Set(group.split(' ').map((name) => foldedForms(name)[0] as string))) {
      const known = found.get(form);
      if (known) known.push(from + n);
      else found.set(form, [from + n]);
    }
  return found;
}

/** Numbers of the groups in which a name stands, by its likeliest reading. */
export function kinGroups(forms: readonly string[], role: NameRole): readonly number[] {
  tables ??= { given: tableOf(kin.given, 0), surname: tableOf(kin.surname, kin.given.length) };
  const first = forms[0] as string;
  const given = role === 'surname' ? undefined : tables.given.get(first);
  const surname = role === 'given' ? undefined : tables.surname.get(first);
  return given && surname ? [...given, ...surname] : (given ?? surname ?? NONE);
}

const NONE: readonly number[] = [];
