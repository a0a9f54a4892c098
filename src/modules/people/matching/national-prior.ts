import variants from '../data/variants.json' with { type: 'json' };
import { foldedForms } from '../name-folding.ts';

/**
 * How common a name is in the country, for the while that an organisation has few cards of its own: names listed as common in
 * data/variants.json count as common, the first of the list more than the last. No official count: general knowledge.
 */
let shares: ReadonlyMap<string, number> | undefined;

const FIRST_SURNAME = 0.012;
const COMMON_GIVEN = 0.006;

export function nationalShare(form: string): number | undefined {
  shares ??= made();
  return shares.get(form);
}

function made(): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const put = (name: string, share: number) => {
    const [form] = foldedForms(name);
    if (form !== undefined && (found.get(form) ?? 0) < share) found.set(form, share);
  };
  for (const list of Object.values(variants.surnames))
    for (const [rank, name] of list.entries()) put(name, FIRST_SURNAME / (rank + 2));
  for (const name of Object.keys(variants.hypocorisms)) put(name, COMMON_GIVEN);
  return found;
}
