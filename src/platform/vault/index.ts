/** The vault's front door. */
export type { DataKey, IndexedField, Keys, Place, Wrap } from './keys.ts';
