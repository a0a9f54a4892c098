import type { Tx } from '../../../platform/database/index.ts';

/** Numbers of contacts: a counter a year. Gaps are allowed, a number is never given twice. */
const TAKE = `insert into hotline.number_block as b (org_id, year, next_free) values ($1, $2, 1 + $3::integer)
  on conflict (org_id, year) do update set next_free = b.next_free + $3::integer
  returning next_free - $3::integer as first`;

/** The first of `count` numbers of a year that are now nobody else's. The counter is held until the commit. */
export async function takeNumbers(tx: Tx, year: number, count: number): Promise<number> {
  const [row] = await tx.query<{ first: number }>(TAKE, [tx.actor.org, year, count]);
  return row?.first ?? 1;
}

const PASS = `insert into hotline.number_block as b (org_id, year, next_free)
  select $1, n.year, n.last + 1 from unnest($2::smallint[], $3::integer[]) as n (year, last)
  on conflict (org_id, year) do update set next_free = greatest(b.next_free, excluded.next_free)`;

/** Numbers given elsewhere (the demonstration's own) are not given again. Years before 1970 have none. */
export async function passNumbers(tx: Tx, numbers: readonly string[]): Promise<void> {
  const last = new Map<number, number>();
  for (const number of numbers) {
    const [, year, sequence] = /^H(\d{2})-(\d+)$/.exec(number) ?? [];
    if (year === undefined) continue;
    const full = Number(year) < 70 ? 2000 + Number(year) : 1900 + Number(year);
    last.set(full, Math.max(last.get(full) ?? 0, Number(sequence)));
  }
  if (last.size > 0) await tx.query(PASS, [tx.actor.org, [...last.keys()], [...last.values()]]);
}
