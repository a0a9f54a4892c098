import { operation } from '../../../platform/operations/index.ts';
import { listLines as face } from '../contract.ts';
import { findLines } from '../store/line-store.ts';

export const listLines = operation(face, {
  run: (it) => findLines(it.tx).then((lines) => [...lines]),
});
