import { operation } from '../../../platform/operations/index.ts';
import { setLines as face } from '../contract.ts';
import { refuse } from '../errors.ts';
import { findLines, isLineUsed, putLines } from '../store/line-store.ts';

/** What was counted under a group stays there: a used line keeps its code and its group. */
export const setLines = operation(face, {
  async run(it, { lines }) {
    const before = await findLines(it.tx);
    for (const line of before) {
      const after = lines.find((one) => one.code === line.code);
      if (after?.group === line.group) continue;
      if (await isLineUsed(it.tx, line.code))
        throw refuse('line-in-use', { path: ['lines'], params: { line: line.code } });
    }
    await putLines(it.tx, lines);
    it.tx.record({ kind: 'hotline.set-lines', payload: { lines: lines.map((line) => line.code) } });
    return findLines(it.tx);
  },
});
