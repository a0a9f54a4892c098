import { type CodeList, type DisabledCodes, isDisabled } from '../kernel/index.ts';
import { refuse } from './errors.ts';

type Values = Readonly<Record<string, unknown>>;

const codesIn = (value: unknown): readonly string[] =>
  typeof value === 'string' ? [value] : Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

/**
 * What is newly chosen must be offered; what stood there before may stay.
 * @param lists field → the list its codes are from
 * @throws codelists.disabled-code 422 with the first path, and every one in `data.issues`
 */
export function checkOffered(
  disabled: DisabledCodes,
  lists: Readonly<Record<string, CodeList>>,
  given: Values,
  before: Values = {},
): void {
  if (disabled.size === 0) return;
  const issues = Object.entries(lists).flatMap(([field, list]) => {
    const kept = codesIn(before[field]);
    const isLeftOut = (code: string) => isDisabled(disabled, list, code) && !kept.includes(code);
    return codesIn(given[field]).some(isLeftOut) ? [{ path: [field], code: 'disabled_code' }] : [];
  });
  const [first] = issues;
  if (first) throw refuse('disabled-code', { path: first.path, data: { issues } });
}

/** Does it name a code at all? Most autosaves send words alone, and need not ask what is disabled. */
export const namesCodes = (lists: Readonly<Record<string, CodeList>>, given: Values): boolean =>
  Object.entries(lists).some(([field, list]) => list.needed !== undefined && codesIn(given[field]).length > 0);
