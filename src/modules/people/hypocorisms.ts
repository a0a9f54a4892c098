import variants from './data/variants.json' with { type: 'json' };
import { foldedForms } from './name-folding.ts';

/**
 * Short and pet names as soft links (matching.md section 2, step 5): Saša is Aleksandar or Aleksandra. Never equality:
 * two names that merely share a short form (Nenad and Nebojša, both Neša) are not linked.
 */

let groupsOfForm: Map<string, Set<number>> | undefined;
const formsOfGroup: string[][] = [];

function linked(): Map<string, Set<number>> {
  if (groupsOfForm) return groupsOfForm;
  groupsOfForm = new Map();
  for (const [name, shorts] of Object.entries(variants.hypocorisms)) {
    const forms = [...new Set([name, ...shorts].map((n) => foldedForms(n)[0] as string))];
    const group = formsOfGroup.push(forms) - 1;
    for (const form of forms) groupsOfForm.set(form, (groupsOfForm.get(form) ?? new Set()).add(group));
  }
  return groupsOfForm;
}

/** Numbers of the groups in which one of these folded forms stands. */
export function hypocorismGroups(forms: readonly string[]): readonly number[] {
  const groups = new Set<number>();
  for (const form of forms) for (const group of linked().get(form) ?? []) groups.add(group);
  return [...groups];
}

/** Folded forms of other names in the same groups, without those given. */
export function hypocorismForms(forms: readonly string[]): readonly string[] {
  const found = new Set(hypocorismGroups(forms).flatMap((group) => formsOfGroup[group] as string[]));
  for (const form of forms) found.delete(form);
  return [...found];
}
