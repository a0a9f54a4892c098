import type { ActorKind, AuditWriter, Tx } from '../database/index.ts';
import { type Clock, localTime, type OrganisationId } from '../kernel/index.ts';
import { BOX_BYTES, boxSeal, makeKeyPair, wipe } from '../vault/index.ts';

/**
 * Writes the audit rows of a transaction, last, under the lock of the organisation's chain. The payload (who, what,
 * exact time) is sealed to the month's public key: the writer cannot read it back, auditors can.
 */
export function auditWriter(
  clock: Clock,
  zoneOf: (tx: Tx) => Promise<string>,
  /** begins a month for roles that may not, in a transaction of its own as the desk; the worker has no such login */
  asDesk?: <T>(org: OrganisationId, run: (tx: Tx) => Promise<T>) => Promise<T>,
): AuditWriter {
  const monthKeys = new Map<string, Buffer>();

  async function publicKeyOf(tx: Tx, month: string): Promise<Buffer> {
    const name = `${tx.actor.org} ${month}`;
    const known = monthKeys.get(name);
    if (known) return known;
    const [row] = await tx.query<{ key: Buffer | null }>('select audit.month_public_key($1) as key', [month]);
    if (row?.key) {
      monthKeys.set(name, row.key);
      return row.key;
    }
    if (asDesk && !mayBegin.includes(tx.actor.kind)) {
      const begun = await asDesk(tx.actor.org, (desk) => beginMonth(desk, month));
      monthKeys.set(name, begun);
      return begun;
    }
    // not remembered: if this transaction rolls back, the pair was never there
    return beginMonth(tx, month);
  }

  return async (tx, acts) => {
    const now = clock.now();
    const { day } = localTime(now, await zoneOf(tx));
    const month = day.slice(0, 7);
    const key = await publicKeyOf(tx, month);
    const sealed = acts.map((act) => {
      // apart from what the act says of itself: a payload with a `by` of its own once stood in the place of who acted
      const who = { at: now.toISOString(), by: tx.actor.user, as: tx.actor.kind };
      const text = JSON.stringify({ ...who, details: act.payload });
      const box = Buffer.alloc(BOX_BYTES + Buffer.byteLength(text));
      boxSeal(box, Buffer.from(text), key);
      return box;
    });
    return { text: 'select audit.append($1, $2, $3, $4)', values: [day, month, acts.map((act) => act.kind), sealed] };
  };
}

/** As the database has it: neither the public side nor statistics brings a key (migration 0003). */
const mayBegin: readonly ActorKind[] = ['desk', 'jobs', 'audit'];

/** The first writer of a month brings the pair; its private half is sealed to the auditors' group. */
async function beginMonth(tx: Tx, month: string): Promise<Buffer> {
  const [auditors] = await tx.query<{ id: string; epoch: number; public_key: Buffer }>(
    'select * from audit.auditors()',
  );
  if (!auditors) throw new Error('there is no auditors’ group to seal the month’s key to');
  const pair = makeKeyPair();
  const sealed = Buffer.alloc(BOX_BYTES + pair.secretKey.length);
  boxSeal(sealed, pair.secretKey, auditors.public_key);
  wipe(pair.secretKey);
  const [row] = await tx.query<{ key: Buffer }>('select audit.begin_month($1, $2, $3, $4, $5) as key', [
    month,
    pair.publicKey,
    auditors.id,
    auditors.epoch,
    sealed,
  ]);
  return row?.key as Buffer;
}

/** The zone decides the day; an organisation's zone does not change while the process lives. */
export function zoneReader(): (tx: Tx) => Promise<string> {
  const zones = new Map<OrganisationId, string>();
  return async (tx) => {
    const known = zones.get(tx.actor.org);
    if (known) return known;
    const [row] = await tx.query<{ zone: string }>('select zone from access.organisation where org_id = $1', [
      tx.actor.org,
    ]);
    if (!row) throw new Error('no such organisation');
    zones.set(tx.actor.org, row.zone);
    return row.zone;
  };
}
