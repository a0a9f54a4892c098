import type { Tx } from '../../../platform/database/index.ts';
import type { Id } from '../../../platform/kernel/index.ts';

/** Persons who have an address, an account, a number or a document in common: by blind index, nothing is opened. */
export interface SharedAddress {
  readonly person: Id<'person'>;
  readonly earlier: Id<'person'>;
  readonly kind: 'phone' | 'email' | 'handle' | 'document';
}

/** as many earlier ones of one address as are compared; one more tells that there are others */
export const mostSharing = 2_000;

/** Of persons behind `after` up to `upto`: with whom of those in front of them, in the order of ids. */
export const findSharedAddresses = (tx: Tx, after: string, upto: string): Promise<SharedAddress[]> =>
  tx.query<SharedAddress>(
    `select p.person_id as person, e.person_id as earlier, p.kind
       from (
         select org_id, person_id, kind, blind_index from people.contact_point
          where org_id = $1 and person_id > $2 and person_id <= $3 and blind_index is not null and group_id = any ($4::uuid[])
         union
         select org_id, person_id, 'document', blind_index from people.document_index
          where org_id = $1 and person_id > $2 and person_id <= $3 and group_id = any ($4::uuid[])
       ) p
       cross join lateral (
         select distinct x.person_id from (
           select c.person_id from people.contact_point c
            where c.org_id = $1 and c.blind_index = p.blind_index and c.person_id < p.person_id
           union all
           select d.person_id from people.document_index d
            where d.org_id = $1 and d.blind_index = p.blind_index and d.person_id < p.person_id
         ) x limit $5
       ) e`,
    [tx.actor.org, after, upto, tx.actor.groups, mostSharing + 1],
  );

/** Of these pairs alone: what each has in common. */
export const findSharedBy = (
  tx: Tx,
  pairs: readonly { readonly left: string; readonly right: string }[],
): Promise<{ left: Id<'person'>; right: Id<'person'>; kind: SharedAddress['kind'] }[]> =>
  tx.query(
    `select q.a as left, q.b as right, l.kind from unnest($2::uuid[], $3::uuid[]) as q (a, b)
       join people.contact_point l on l.org_id = $1 and l.person_id = q.a and l.blind_index is not null
       join people.contact_point r on r.org_id = $1 and r.person_id = q.b and r.blind_index = l.blind_index
     union
     select q.a, q.b, 'document' from unnest($2::uuid[], $3::uuid[]) as q (a, b)
       join people.document_index l on l.org_id = $1 and l.person_id = q.a
       join people.document_index r on r.org_id = $1 and r.person_id = q.b and r.blind_index = l.blind_index`,
    [tx.actor.org, pairs.map((one) => one.left), pairs.map((one) => one.right)],
  );
