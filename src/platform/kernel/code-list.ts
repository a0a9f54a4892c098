import type { Day } from './days.ts';

/** One answer of a closed list. Labels in English and Serbian (Latin); Cyrillic is made from the Latin. */
export interface Code {
  readonly code: string;
  readonly en: string;
  readonly sr: string;
  /** code in the same or the parent list, e.g. the category of a subcategory */
  readonly parent?: string;
  readonly validFrom?: Day;
  /** first day on which it may no longer be chosen; stored values stay */
  readonly validUntil?: Day;
  /** accepted from an import, not offered on a form */
  readonly importOnly?: boolean;
}

/** A closed list: snake_case codes that are disabled, never deleted. `source` names the standard it comes from. */
export interface CodeList<C extends string = string> {
  readonly id: string;
  readonly version: number;
  readonly source: string;
  readonly codes: readonly (Code & { readonly code: C })[];
  /** an organisation may leave codes of this list out, but not these; without it, none */
  readonly needed?: readonly string[];
}

/** List → codes that an organisation does not offer. */
export type DisabledCodes = ReadonlyMap<string, ReadonlySet<string>>;

export const isDisabled = (disabled: DisabledCodes, list: CodeList, code: string): boolean =>
  disabled.get(list.id)?.has(code) ?? false;

export function codeList<const C extends string>(list: {
  id: string;
  version: number;
  source: string;
  codes: readonly (Code & { readonly code: C })[];
  needed?: readonly NoInfer<C>[];
}): CodeList<C> {
  return list;
}

const sets = new WeakMap<CodeList, ReadonlySet<string>>();

export function hasCode(list: CodeList, code: string): boolean {
  let set = sets.get(list);
  if (!set) {
    set = new Set(list.codes.map((c) => c.code));
    sets.set(list, set);
  }
  return set.has(code);
}

export const codesOf = <C extends string>(list: CodeList<C>): readonly C[] => list.codes.map((c) => c.code);
