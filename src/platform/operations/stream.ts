import type { Actor, AuditAct, Database, Tx } from '../database/index.ts';
import { Refusal } from '../kernel/index.ts';
import type { It } from './operation.ts';

/**
 * A file that is too long to be held: made piece by piece while it is taken, over one snapshot of the database. What a
 * piece opened is on record, committed, before the piece leaves; the snapshot itself writes nothing. Whoever stops
 * taking ends the reading.
 */
export type Streaming = (it: It) => AsyncIterable<string | Buffer>;

export interface Taking {
  /** asked before each piece leaves, in the transaction of its record; where it throws, the file ends there */
  readonly stays?: ((tx: Tx) => Promise<void>) | undefined;
  /** a piece that nobody takes for so many milliseconds ends the reading: keys and connections do not wait for ever */
  readonly within?: number;
}

const WITHIN = 120_000;

/** Each holds a connection of the desk as long as it flows; the others belong to those who work. */
const MOST_AT_ONCE = 3;
const flowing = new WeakMap<Database, number>();

export async function* fromSnapshot(
  database: Database,
  actor: Actor,
  itWith: (tx: Tx) => It,
  stream: Streaming,
  { stays, within = WITHIN }: Taking = {},
): AsyncGenerator<string | Buffer> {
  const already = flowing.get(database) ?? 0;
  if (already >= MOST_AT_ONCE)
    throw new Refusal('http.rate-limited', 429, { params: { seconds: 30 }, data: { seconds: 30 } });
  flowing.set(database, already + 1);
  try {
    yield* pieces(database, actor, itWith, stream, stays, within);
  } finally {
    flowing.set(database, (flowing.get(database) ?? 1) - 1);
  }
}

async function* pieces(
  database: Database,
  actor: Actor,
  itWith: (tx: Tx) => It,
  stream: Streaming,
  stays: Taking['stays'],
  within: number,
): AsyncGenerator<string | Buffer> {
  const { readable, writable } = new TransformStream<string | Buffer, string | Buffer>();
  const writer = writable.getWriter();
  const put = async (plain: Tx) => {
    let opened: AuditAct[] = [];
    const it = itWith({ ...plain, record: (act) => void opened.push(act) });
    for await (const piece of stream(it)) {
      const acts = opened;
      opened = [];
      if (acts.length > 0 || stays)
        await database.withActor(actor, async (tx) => {
          for (const act of acts) tx.record(act);
          await stays?.(tx);
        });
      if (!(await taken(writer, piece, within))) return;
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

/** false: whoever took it has gone. @throws where nobody took anything for so long */
async function taken(
  writer: WritableStreamDefaultWriter<string | Buffer>,
  piece: string | Buffer,
  within: number,
): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_done, failed) => {
    timer = setTimeout(() => failed(new Error('nobody takes the file')), within);
  });
  const written = writer.ready
    .then(() => writer.write(piece))
    .then(
      () => true,
      () => false,
    );
  try {
    return await Promise.race([written, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
