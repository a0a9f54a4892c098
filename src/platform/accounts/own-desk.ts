import { z } from 'zod';

/** What a user chose for her own desk, kept with her account like its language: other keys, and the tour that she was offered. */
const stroke = z.string().regex(/^[\p{L}\p{N}+?/.,;:'\-[\]\\=` ]{1,20}$/u, { error: 'unknown_code' });

export const ownDesk = z.strictObject({
  /** the key as the screens know it → the key that she presses */
  keys: z.record(stroke, stroke).refine((keys) => Object.keys(keys).length <= 80, { error: 'too_many' }),
  /** offered and answered: it does not come by itself again */
  tourSeen: z.boolean(),
});
export type OwnDesk = z.output<typeof ownDesk>;

export const untouchedDesk: OwnDesk = { keys: {}, tourSeen: false };
