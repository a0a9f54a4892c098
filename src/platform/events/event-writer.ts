import type { EventWriter } from '../database/index.ts';
import { newId } from '../kernel/index.ts';

/** What the outbox gets in the transaction of the act. Ids and codes only: the worker that reads it holds no key. */
export const writeEvents: EventWriter = (tx, events) => ({
  text: `insert into events.outbox (org_id, id, kind, payload)
     select $1, e.id, e.kind, e.payload from unnest($2::uuid[], $3::text[], $4::jsonb[]) as e (id, kind, payload)`,
  values: [
    tx.actor.org,
    events.map(() => newId()),
    events.map((event) => event.kind),
    events.map((event) => JSON.stringify(event.payload)),
  ],
});
