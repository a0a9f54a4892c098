import type { GroupCode } from '../access/index.ts';
import type { IndexedField } from '../vault/index.ts';

/**
 * Whose members find people by number: both desks, under one key, so that a number known to the other team can be told to
 * be so and nothing else (security.md section 10). References of imported files are the duty desk's alone.
 */
const INDEXES: Partial<Record<GroupCode, readonly IndexedField[]>> = {
  hotline: ['phone', 'email', 'document', 'import-reference'],
  cases: ['phone', 'email', 'document'],
};

export const indexesOf = (code: string): readonly IndexedField[] => INDEXES[code as GroupCode] ?? [];
