import { codeList, codesOf } from '../../platform/kernel/code-list.ts';
import { foldName, tidyName } from './name-folding.ts';

/**
 * Whose mother, brother or child somebody is (matching.md section 1): names of relatives are identity and lie sealed; the
 * search card holds numbers made of them, so that two cards can be compared without a name. A card stores the place in
 * this list, so a new relation goes to the end, and there is room for eight.
 */
export const relativeKinds = codeList({
  id: 'people.relative-kind',
  version: 1,
  source: 'Wayout (matching.md section 1)',
  codes: [
    { code: 'mother', en: 'Mother', sr: 'Majka' },
    { code: 'father', en: 'Father', sr: 'Otac' },
    { code: 'partner', en: 'Husband, wife or partner', sr: 'Suprug, supruga, partner ili partnerka' },
    { code: 'child', en: 'Child', sr: 'Dete' },
    { code: 'sister', en: 'Sister', sr: 'Sestra' },
    { code: 'brother', en: 'Brother', sr: 'Brat' },
    { code: 'grandparent', en: 'Grandparent', sr: 'Baka ili deda' },
    { code: 'other', en: 'Other relative', sr: 'Drugi srodnik' },
  ],
});

export type RelativeKind = (typeof relativeKinds.codes)[number]['code'];

export interface Relative {
  readonly relation: RelativeKind;
  /** as the person says it, the given name first */
  readonly name: string;
}

/** as many as a card has room for: two numbers each */
export const mostRelatives = 7;

export const readRelatives = (typed: readonly Relative[]): Relative[] =>
  typed.map(({ relation, name }) => ({ relation, name: tidyName(name) })).filter((one) => one.name !== '');

/**
 * What of a relative is made into a number: the whole name in one order, and the first word alone, which says less.
 * @example marksOf({ relation: 'mother', name: 'Marija Primerić' }) are `mother marija primeric` and `mother marija`, folded
 */
export function marksOf({ relation, name }: Relative): readonly { readonly text: string; readonly isWhole: boolean }[] {
  const forms = foldName(name).parts.map((part) => part.forms[0] as string);
  if (forms.length === 0) return [];
  const first = { text: `${relation} ${forms[0]}`, isWhole: false };
  return forms.length === 1 ? [first] : [{ text: `${relation} ${[...forms].sort().join(' ')}`, isWhole: true }, first];
}

/** Bit 0: one word alone. Bits 1 to 3: the relation. The rest of a keyed hash. */
export const relativeNumber = (hash: number, { relation }: Pick<Relative, 'relation'>, isWhole: boolean): number =>
  ((hash & ~15) | (codesOf(relativeKinds).indexOf(relation) << 1) | (isWhole ? 0 : 1)) >>> 0;
