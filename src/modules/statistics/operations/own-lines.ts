import type { It } from '../../../platform/operations/index.ts';
import { refuse } from '../errors.ts';
import { isLineOfReader } from '../store/reader-store.ts';

/** Consultants see the report of their lines (statistics.md section 10); whoever is more than that sees every line. */
const seesEveryLine = (roles: readonly string[]): boolean => roles.some((role) => role !== 'consultant');

export const maySeeLine = async (it: It, line: string): Promise<boolean> =>
  seesEveryLine(it.roles) || (await isLineOfReader(it.tx, line));

/** @throws statistics.line-not-yours 403 */
export async function checkLine(it: It, line: string): Promise<void> {
  if (!(await maySeeLine(it, line))) throw refuse('line-not-yours', { path: ['line'] });
}
