import type { Actor, Database, DomainEvent, Tx } from '../database/index.ts';
import type { OrganisationId } from '../kernel/index.ts';
import { addWork, type Work } from './queue.ts';

/**
 * From the outbox into the queue: an event becomes one piece of work for each module that listens, in the transaction that
 * takes it out of the outbox. So an event is handed on at least once, a handler that fails is tried again by itself, and
 * the others do not wait for it.
 */
export type Handler = (tx: Tx, event: DomainEvent) => Promise<void>;

/** event kind → module → what it does about it */
export type Handlers = ReadonlyMap<string, ReadonlyMap<string, Handler>>;

export const HAND_ON = 'hand-on';
const PORTION = 200;
/** with the queue's growing pauses: about three days */
const ATTEMPTS = 25;

export const jobsActor = (org: OrganisationId): Actor => ({ kind: 'jobs', org, user: null, groups: [] });

export function handlersOf(
  modules: readonly { readonly name: string; readonly handlers?: Readonly<Record<string, Handler>> }[],
): Handlers {
  const all = new Map<string, Map<string, Handler>>();
  for (const module of modules) {
    for (const [kind, handler] of Object.entries(module.handlers ?? {})) {
      const listeners = all.get(kind) ?? new Map<string, Handler>();
      listeners.set(module.name, handler);
      all.set(kind, listeners);
    }
  }
  return all;
}

interface OutboxRow {
  readonly id: string;
  readonly kind: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Takes one portion out of an organisation's outbox. @returns how many; a full portion means that there are more */
export async function relay(database: Database, handlers: Handlers, org: OrganisationId): Promise<boolean> {
  return database.withActor(jobsActor(org), async (tx) => {
    const rows = await tx.query<OutboxRow>(
      `delete from events.outbox where org_id = $1 and id in (
         select id from events.outbox where org_id = $1 limit $2 for update skip locked)
       returning id, kind, payload`,
      [org, PORTION],
    );
    const all = rows.flatMap((row) =>
      [...(handlers.get(row.kind)?.keys() ?? [])].map((module) => ({
        work: HAND_ON,
        payload: { org, module, kind: row.kind, event: row.payload },
        attempts: ATTEMPTS,
      })),
    );
    if (all.length > 0) await addWork(tx, all);
    return rows.length === PORTION;
  });
}

/** What the queue calls for one event and one module. A module that listens no more has nothing to do. */
export const handOn =
  (database: Database, handlers: Handlers): Work =>
  async (payload) => {
    const { org, module, kind, event } = payload as {
      org: OrganisationId;
      module: string;
      kind: string;
      event: DomainEvent['payload'];
    };
    const handler = handlers.get(kind)?.get(module);
    if (handler) await database.withActor(jobsActor(org), (tx) => handler(tx, { kind, payload: event }));
  };
