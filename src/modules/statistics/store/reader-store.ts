import type { Tx } from '../../../platform/database/index.ts';

/**
 * Is this one of the reader's own lines? The module whose line it is says so, of whoever asks and of nobody else, by a function
 * beside its facts: the role that counts still reads no table and learns of no other person.
 */
export async function isLineOfReader(tx: Tx, line: string): Promise<boolean> {
  const [row] = await tx.query<{ mine: boolean }>('select facts.is_line_of_reader($1) as mine', [line]);
  return row?.mine ?? false;
}
