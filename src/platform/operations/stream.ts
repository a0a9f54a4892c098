import type { Actor, AuditAct, Database, Tx } from '../database/index.ts';
import type { It } from './operation.ts';

/**
 * A file that is too long to be held: made piece by piece while it is taken, over one snapshot of the database. What a
 * piece opened is on record, committed, before the piece leaves; the snapshot itself writes nothing. Whoever stops
 * taking ends the reading.
 */
export type Streaming = (it: It) => AsyncIterable<string | Buffer>;

export async function* fromSnapshot(
  database: Database,
  actor: Actor,
  itWith: (tx: Tx) => It,
  stream: Streaming,
): AsyncGenerator<string | Buffer> {
  const { readable, writable } = new TransformStream<string | Buffer, string | Buffer>();
  const writer = writable.getWriter();
  const put = async (plain: Tx) => {
    let opened: AuditAct[] = [];
    const it = itWith({ ...plain, record: (act) => void opened.push(act) });
    for await (const piece of stream(it)) {
      const acts = opened;
      opened = [];
      if (acts.length > 0) await database.withActor(actor, async (tx) => acts.forEach((act) => void tx.record(act)));
      const isTaken = await writer.ready
        .then(() => writer.write(piece))
        .then(
          () => true,
          () => false,
        );
      if (!isTaken) return;
    }
  };
  const reading = database.withActor(actor, put, { snapshot: true }).then(
    () => writer.close().catch(() => undefined),
    (cause) => writer.abort(cause),
  );
  try {
    yield* readable;
  } finally {
    await reading.catch(() => undefined);
  }
}
