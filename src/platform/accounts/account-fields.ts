import { z } from 'zod';
import * as schema from '../kernel/schema.ts';

/** Fields that the door, set-up, joining and the users' page have in common. */
export const languages = ['sr-Latn', 'sr-Cyrl', 'en'] as const;
export type Language = (typeof languages)[number];
export const language = z.enum(languages, { error: 'unknown_code' });

/** security.md §7: 15–128 characters, no rule of composition. */
export const passwordLength = { min: 15, max: 128 } as const;

/** What is typed at the door: any length that may once have been a password, so that an old one is refused, not explained. */
export const givenPassword = schema.text(1024).min(1, { error: 'missing' });
export const newPassword = schema
  .text(passwordLength.max)
  .refine((typed) => [...typed].length >= passwordLength.min, { error: 'too_short' });

export const username = schema.neededText(64).regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u, { error: 'not_a_username' });
