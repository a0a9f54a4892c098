import { createHash } from 'node:crypto';
import type { Database, Tx } from '../database/index.ts';
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

export interface EntryRow {
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

const bytesOf = (org: OrganisationId): Buffer => Buffer.from(org.replaceAll('-', ''), 'hex');

const firstLink = (org: Buffer): Buffer => createHash('sha256').update(org).digest();

/**
 * Does this row follow from the one before it? For a page of the log: what was edited, and what stands behind a row that
 * was taken out, is marked where it stands; that the whole chain holds only verifyChain says.
 * @param before hash of the row before; null where there is none
 */
export function followsFrom(org: OrganisationId, before: Buffer | null, row: EntryRow): boolean {
  const link = row.seq === 1 ? firstLink(bytesOf(org)) : before;
  return link !== null && linkOf(link, bytesOf(org), row).equals(row.hash);
}

const CHUNK = 5000;

/** Where the chain is read: the verifier's login has the tables, an auditor at her desk the views over them. */
interface Chain {
  head(tx: Tx): Promise<{ seq: number; hash: Buffer }[]>;
  rows(tx: Tx, after: number, to: number): Promise<EntryRow[]>;
}

const ofVerifier: Chain = {
  head: (tx) => tx.query('select seq, hash from audit.head where org_id = $1', [tx.actor.org]),
  rows: (tx, after, to) =>
    tx.query(
      'select seq, day, kind, month, sealed, hash from audit.entry where org_id = $1 and seq > $2 and seq <= $3 order by seq limit $4',
      [tx.actor.org, after, to, CHUNK],
    ),
};
const ofAuditor: Chain = {
  head: (tx) => tx.query('select seq, hash from audit.chain_end where org_id = $1', [tx.actor.org]),
  rows: (tx, after, to) =>
    tx.query(
      'select seq, day, kind, month, sealed, hash from audit.act where org_id = $1 and seq > $2 and seq <= $3 order by seq limit $4',
      [tx.actor.org, after, to, CHUNK],
    ),
};

export const verifyChain = (database: Database, org: OrganisationId): Promise<ChainState> =>
  database.withActor({ kind: 'audit', org, user: null, groups: [] }, (tx) => verify(tx, ofVerifier));

/** The same by an auditor in her own transaction. Whoever is in no auditors' group sees no row: ask that before. */
export const verifyChainAsAuditor = (tx: Tx): Promise<ChainState> => verify(tx, ofAuditor);

async function verify(tx: Tx, chain: Chain): Promise<ChainState> {
  const orgBytes = bytesOf(tx.actor.org);
  // the head first: whatever is appended meanwhile lies behind it
  const [head] = await chain.head(tx);
  let link = firstLink(orgBytes);
  let seq = 0;
  for (;;) {
    const rows = await chain.rows(tx, seq, head?.seq ?? Number.MAX_SAFE_INTEGER);
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
}
