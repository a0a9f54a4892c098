import { countLookUp, hourOf, limits, mayDo, type PermissionTable, type Session } from '../access/index.ts';
import type { Settings } from '../config/index.ts';
import type { Actor, AuditAct, Database, Tx } from '../database/index.ts';
import { type Clock, isId, localTime, Refusal } from '../kernel/index.ts';
import { type Keys, SealBroken, type ServerKey } from '../vault/index.ts';
import { checkInput } from './check-input.ts';
import { refuseUsedUp, takeLookUp } from './look-up-limit.ts';
import type { Download, It, Operation, Streamed } from './operation.ts';
import { fromSnapshot } from './stream.ts';
import { longReads } from './turns.ts';

/** What the runner needs from the house. */
export interface Ground {
  readonly settings: Settings;
  readonly database: Database;
  readonly clock: Clock;
  readonly permissions: PermissionTable;
  /** class 2 (security.md section 3): what the server reads without a person */
  readonly serverKey: ServerKey;
}

export interface Call {
  readonly session: Session;
  /** null: the keys are not in this process (idle lock, other process) */
  readonly keys: Keys | null;
  readonly input: unknown;
  readonly upload?: AsyncIterable<Buffer>;
  readonly progress?: (done: number, of: number) => void;
  /** asked in the transaction, with its first statement; where it throws, nothing is written and nothing answered */
  readonly guard?: (tx: Tx) => Promise<void>;
  /** of a file that flows, in or out: asked again on its way, because whoever began it may be gone before it ends */
  readonly stays?: (tx: Tx) => Promise<void>;
}

async function* noUpload(): AsyncGenerator<Buffer> {}

const quiet = () => undefined;

/**
 * Always in this order: check the input, check the permission, open the transaction as this actor, run, write audit
 * and outbox (withActor does, before the commit), check the output, answer.
 */
export async function runOperation(ground: Ground, operation: Operation, call: Call): Promise<unknown> {
  const { face } = operation;
  const { session } = call;
  const input = checkInput(face.input, call.input);
  if (typeof face.permission === 'string' && !mayDo(ground.permissions, session.roles, face.permission)) {
    throw new Refusal('access.forbidden', 403);
  }
  if (!call.keys) throw new Refusal('access.locked', 423);
  if (face.stepUp && session.secondsSinceConfirmed > limits.confirmedSeconds)
    throw new Refusal('access.confirm-needed', 401);
  const { keys } = call;
  const counts = operation.limited === 'look-ups' && (operation.limitedIf?.(call.input as never) ?? true);
  if (counts) refuseUsedUp(session.user, ground);
  const { day, hour } = localTime(ground.clock.now(), session.organisation.zone);
  const actor = { kind: operation.pool, org: session.org, user: session.user, groups: session.groups } as const;
  // not in the act's own transaction: its connection may be busy with the file
  const stillThere = async () => ground.database.withActor(actor, async (tx) => call.stays?.(tx));
  const opened: AuditAct[] = [];
  const lookedUp: AuditAct[] = [];
  const itWith = (tx: Tx): It => ({
    actor,
    roles: session.roles,
    may: (permission, held = session.roles) => mayDo(ground.permissions, held, permission),
    tx,
    keys,
    clock: ground.clock,
    session: session.tokenHash.toString('base64url'),
    today: day,
    hour,
    organisation: session.organisation,
    language: session.language,
    settings: ground.settings,
    serverKey: ground.serverKey,
    upload: call.upload ? whileSignedIn(call.upload, stillThere) : noUpload(),
    async lookUp(act) {
      refuseUsedUp(session.user, ground);
      await takeLookUp(tx, ground);
      lookedUp.push(act);
      tx.record(act);
    },
    progress: call.progress ?? quiet,
  });
  // A look-up holds the row in which it is counted until its end, and whatever else she looks up would wait for it. A long one is
  // counted by itself, before it begins; and whoever has gone while it waited for its turn is not answered.
  const countApart = () =>
    ground.database.withActor(actor, async (tx) => {
      await Promise.all([call.guard?.(tx), call.stays?.(tx), counts ? takeLookUp(tx, ground) : undefined]);
    });
  const act = () =>
    ground.database.withActor(actor, (plain) => {
      const tx = {
        ...plain,
        record(act: AuditAct) {
          if (isOpening(act)) opened.push(act);
          plain.record(act);
        },
      };
      const first = [call.guard?.(plain), counts && !operation.isLong ? takeLookUp(plain, ground) : undefined];
      return guarded(Promise.all(first), async () => {
        const done = await operation.run(itWith(tx), input);
        // a file may have been long on its way: whoever is gone by its end has done nothing
        if (call.upload || operation.isLong) await call.stays?.(plain);
        return done;
      });
    });
  const inTurn = () => longReads.take(session.user, () => countApart().then(act));
  const answer = await (operation.isLong ? inTurn() : act()).catch(async (cause) => {
    // the act rolled back; that something sealed does not open is for the auditors to know (security.md section 16)
    if (cause instanceof SealBroken) await tellAuditors(ground, actor, face.id, input);
    // what was opened may stand in the refusal (the other text of a clash): reading stays on record, or nothing leaves
    const kept = [...opened, ...lookedUp];
    if (cause instanceof Refusal && kept.length > 0) await keepOnRecord(ground, actor, kept, cause.code);
    // a question that was refused is a question all the same
    if (((counts && !operation.isLong) || lookedUp.length > 0) && cause instanceof Refusal && cause.status !== 429)
      await ground.database.withActor(actor, (tx) => countLookUp(tx, hourOf(ground.clock.now())));
    throw cause;
  });
  if (face.download) {
    const file = answer as Download | Streamed;
    if (!('stream' in file)) return file;
    const { fileName, type, stream } = file;
    return {
      fileName,
      type,
      body: fromSnapshot(ground.database, actor, itWith, stream, { stays: call.stays }),
    } satisfies Download;
  }
  const checked = face.output.safeParse(answer);
  // a wrong answer is a bug of ours: 500, and no piece of it leaves
  if (!checked.success)
    throw new Error(
      `${face.id} answered outside its contract at ${checked.error.issues.map((i) => i.path.join('.')).join(', ')}`,
    );
  return checked.data;
}

/** Asked again this often while a file comes in: the end of a session is the end of it within a moment, not at its last byte. */
const ASK_EVERY_MS = 2000;

async function* whileSignedIn(upload: AsyncIterable<Buffer>, stillThere: () => Promise<void>): AsyncGenerator<Buffer> {
  let asked = performance.now();
  for await (const piece of upload) {
    if (performance.now() - asked > ASK_EVERY_MS) {
      await stillThere();
      asked = performance.now();
    }
    yield piece;
  }
}

/** What the guard says comes first, also before a refusal of the operation itself. */
async function guarded<T>(guard: Promise<unknown>, run: () => Promise<T>): Promise<T> {
  guard.catch(() => undefined);
  try {
    return await run();
  } finally {
    await guard;
  }
}

async function tellAuditors(ground: Ground, actor: Actor, operation: string, input: unknown): Promise<void> {
  const named = Object.entries(input as object).filter(([, value]) => isId(value));
  const payload = { operation, ...Object.fromEntries(named) };
  await ground.database.withActor(actor, async (tx) => tx.record({ kind: 'vault.seal-broken', payload }));
}

/** By its kind: `module.open-something` is the reading of something sealed. */
const isOpening = (act: AuditAct): boolean => /\.open-/.test(act.kind);

async function keepOnRecord(ground: Ground, actor: Actor, acts: readonly AuditAct[], refused: string): Promise<void> {
  await ground.database.withActor(actor, async (tx) => {
    for (const { kind, payload } of acts) tx.record({ kind, payload: { ...payload, refused } });
  });
}
