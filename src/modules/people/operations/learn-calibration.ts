import type { It } from '../../../platform/operations/index.ts';
import { type Calibration, calibrationFrom, type Decided, stepsOf } from '../matching/index.ts';
import { findCalibration, findHeldDecisions, putCalibration } from '../store/calibration-store.ts';
import { linkPlace } from '../store/places.ts';
import type { DecisionWords } from './decide.ts';

/** What this organisation's own decisions taught; undefined below two hundred: a rule of thumb. */
export async function calibrationNow(it: It): Promise<Calibration | undefined> {
  const learned = await findCalibration(it.tx);
  return learned && calibrationFrom(learned);
}

/**
 * Learns from the weights that stood on the screen when people decided. The weight is kept with each decision, sealed; so
 * this runs in a session that opens them, and leaves numbers behind.
 * @param prior of the sweep, in bits: what a weight is added to
 */
export async function learnCalibration(it: It, prior: number): Promise<void> {
  const rows = await findHeldDecisions(it.tx);
  const keyIds = rows.flatMap((row) => row.key_id ?? []);
  const act = { kind: 'people.open-links', payload: { count: rows.length, to: 'learn' } };
  const keys = keyIds.length > 0 ? await it.keys.openKeys(it.tx, keyIds, act) : new Map();
  const decided = rows.flatMap((row): Decided[] => {
    const key = row.key_id ? keys.get(row.key_id) : undefined;
    if (!key || !row.sealed) return [];
    const { explanation }: DecisionWords = JSON.parse(it.keys.openText(key, linkPlace(row.id), row.sealed));
    if (!explanation) return [];
    const weight = explanation.reasons.reduce((sum, reason) => sum + reason.weight, 0);
    return [{ bits: weight + prior, same: row.kind === 'same' }];
  });
  await putCalibration(it.tx, stepsOf(decided), it.today);
}
