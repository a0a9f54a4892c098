import { createHash } from 'node:crypto';
import type { Database } from '../database/index.ts';
import type { OrganisationId } from '../kernel/index.ts';

/**
 * Recomputes the chain with a role that sees the audit table only. Names the first row that does not fit. Without
 * checkpoints elsewhere a cut tail with a rewritten head stays unseen (security.md section 11, trust part).
 */
export interface ChainState {
  readonly rows: number;
  /** sequence of the first bad row, or null */
  readonly firstBad: number | null;
  readonly reason: 'gap' | 'hash' | 'head' | null;
}

interface EntryRow {
  seq: number;
  day: string;
  kind: string;
  month: string;
  sealed: Buffer;
  hash: Buffer;
}

const int4 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};

function linkOf(previous: Buffer, org: Buffer, row: EntryRow): Buffer {
  const seq = Buffer.alloc(8);
  seq.writeBigInt64BE(BigInt(row.seq));
  const kind = Buffer.from(row.kind);
  return createHash('sha256')
    .update(previous)
    .update(seq)
    .update(org)
    .update(row.day + row.month)
    .update(int4(kind.length))
    .update(kind)
    .update(int4(row.sealed.length))
    .update(row.sealed)
    .digest();
}

const CHUNK = 5000;

export async function verifyChain(database: Database, org: OrganisationId): Promise<ChainState> {
  const orgBytes = Buffer.from(org.replaceAll('-', ''), 'hex');
  return database.withActor({ kind: 'audit', org, user: null, groups: [] }, async (tx) => {
    // the head first: whatever is appended meanwhile lies behind it
    const [head] = await tx.query<{ seq: number; hash: Buffer }>('select seq, hash from audit.head where org_id = $1', [
      org,
    ]);
    let link: Buffer = createHash('sha256').update(orgBytes).digest();
    let seq = 0;
    for (;;) {
      const rows = await tx.query<EntryRow>(
        'select seq, day, kind, month, sealed, hash from audit.entry where org_id = $1 and seq > $2 and seq <= $3 order by seq limit $4',
        [org, seq, head?.seq ?? Number.MAX_SAFE_INTEGER, CHUNK],
      );
      for (const row of rows) {
        if (row.seq !== seq + 1) return { rows: seq, firstBad: seq + 1, reason: 'gap' };
        link = linkOf(link, orgBytes, row);
        if (!link.equals(row.hash)) return { rows: seq, firstBad: row.seq, reason: 'hash' };
        seq = row.seq;
      }
      if (rows.length < CHUNK) break;
    }
    const fits = head ? head.seq === seq && head.hash.equals(link) : seq === 0;
    return fits ? { rows: seq, firstBad: null, reason: null } : { rows: seq, firstBad: seq + 1, reason: 'head' };
  });
}
