import { z } from 'zod';
import { type CodeList, codesOf } from './code-list.ts';

/** Zod schema of one code of the list; refuses with the issue code `unknown_code`. */
export const oneOf = <C extends string>(list: CodeList<C>) =>
  z.enum(codesOf(list) as [C, ...C[]], { error: () => 'unknown_code' });

/** Zod schema of a set of codes (no doubles, at most `max`). */
export const setOf = <C extends string>(list: CodeList<C>, max = 20) =>
  z
    .array(oneOf(list))
    .max(max)
    .refine((a) => new Set(a).size === a.length, 'duplicate');
