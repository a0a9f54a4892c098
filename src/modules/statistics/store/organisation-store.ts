import type { Tx } from '../../../platform/database/index.ts';

/** Whose report it is: the one thing outside facts that a figure prints. */
export async function readOrganisation(
  tx: Tx,
): Promise<{ organisation: { id: string; name: string }; synthetic: boolean }> {
  const [row] = await tx.query<{ name: string; synthetic: boolean }>(
    'select name, synthetic from access.organisation where org_id = $1',
    [tx.actor.org],
  );
  if (!row) throw new Error('a report needs an organisation');
  return { organisation: { id: tx.actor.org, name: row.name }, synthetic: row.synthetic };
}
