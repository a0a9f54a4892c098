import { followsFrom } from '../audit/index.ts';
import type { Tx } from '../database/index.ts';
import { isId, type OrganisationId } from '../kernel/index.ts';
import { BOX_BYTES, boxOpen, type KeyPair, type Keys } from '../vault/index.ts';
import { findMonthKeys, type SealedAct } from './act-store.ts';
import type { AuditAct } from './contract.ts';

/** Months → their key pairs, open until the answer. Opening them is the act of reading the log. */
export type MonthPairs = ReadonlyMap<string, KeyPair>;

export async function openMonths(
  { tx, keys }: { readonly tx: Tx; readonly keys: Keys },
  [from, to]: readonly [string, string],
  act: { readonly kind: string; readonly payload: Readonly<Record<string, unknown>> },
): Promise<MonthPairs> {
  const months = await findMonthKeys(tx, from.slice(0, 7), to.slice(0, 7));
  const opened = keys.openBoxes(tx, months, act);
  const pairs = new Map<string, KeyPair>();
  months.forEach(({ month, publicKey }, at) => {
    const secretKey = opened[at];
    if (secretKey) pairs.set(month, { publicKey, secretKey });
  });
  return pairs;
}

const shut = { at: null, by: null, details: {} } as const;

/** A row as its reader may see it; what does not open says so. */
export function openAct(org: OrganisationId, months: MonthPairs, row: SealedAct): AuditAct {
  const { seq, day, kind } = row;
  const link = followsFrom(org, row.previous, row) ? 'holds' : 'broken';
  const pair = months.get(row.month);
  if (!pair) return { seq, day, kind, ...shut, seal: 'closed', link };
  const payload = payloadOf(row, pair);
  if (!payload) return { seq, day, kind, ...shut, seal: 'broken', link };
  const { at, by } = payload;
  const time = typeof at === 'string' && !Number.isNaN(Date.parse(at)) ? at : null;
  return { seq, day, kind, at: time, by: isId(by) ? by : null, details: detailsOf(payload), seal: 'open', link };
}

function payloadOf(row: SealedAct, pair: KeyPair): Record<string, unknown> | undefined {
  const bytes = Buffer.alloc(Math.max(0, row.sealed.byteLength - BOX_BYTES));
  if (!boxOpen(bytes, row.sealed, pair)) return undefined;
  try {
    return JSON.parse(bytes.toString('utf8')) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

/** The first rows of a house had what the act says beside who acted, and a field of the same name in its place. */
function detailsOf({ at: _at, by: _by, as: _as, ...rest }: Record<string, unknown>): Record<string, unknown> {
  const { details } = rest;
  return typeof details === 'object' && details !== null ? (details as Record<string, unknown>) : rest;
}

/** Does the act name this id, as deep as it may lie? Whoever did it is not what it is about. */
export function isAbout(value: unknown, id: string): boolean {
  if (typeof value === 'string') return value === id;
  return typeof value === 'object' && value !== null && Object.values(value).some((one) => isAbout(one, id));
}
