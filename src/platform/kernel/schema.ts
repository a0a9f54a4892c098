import { z } from 'zod';
import { type Day, isDay } from './days.ts';
import { type Id, isId } from './ids.ts';

/**
 * Building blocks of contracts. Every message is an issue code that the locales turn into a sentence
 * (`errors.input.<code>`); a message never repeats what was typed.
 */
export const id = <Kind extends string>() => z.custom<Id<Kind>>(isId, { error: 'not_an_id' });

export const day = () => z.custom<Day>(isDay, { error: 'not_a_date' });

// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is exactly what is refused
const BROKEN = /\u0000|[\ud800-\udbff](?![\udc00-\udfff])|(?:[^\ud800-\udbff]|^)[\udc00-\udfff]/;

/** Free text up to `max` characters: no NUL, no half of a surrogate pair; never cut, never trimmed silently. */
export const text = (max: number) =>
  z
    .string({ error: 'not_text' })
    .max(max, { error: 'too_long' })
    .refine((s) => !BROKEN.test(s), { error: 'broken_text' });

/** Text that must say something: only blanks count as missing. */
export const neededText = (max: number) => text(max).refine((s) => s.trim() !== '', { error: 'missing' });

export const wholeNumber = (min: number, max: number) =>
  z
    .number({ error: 'not_a_number' })
    .int({ error: 'not_a_number' })
    .min(min, { error: 'out_of_range' })
    .max(max, { error: 'out_of_range' });

/** An object that refuses every key it does not know. */
export const record = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject(shape);
