/**
 * The gate before Argon2id (security.md §7): two at once (64 MiB each), twenty waiting, shared by logins and receipts,
 * so that no flood eats the memory. Each kind has a reserved share of the waiting room and, when both wait, of the
 * turns: a flood of reports does not keep staff out, a flood of logins does not take the mailbox from a report.
 * Devices that are known to the account have a few places beside these and come first: no flood from outside keeps them out.
 * Full answers 'busy' at once; what that means (a 503, a report kept without a mailbox) is the caller's decision.
 */
export type HashKind = 'known' | 'login' | 'receipt';
type Stranger = Exclude<HashKind, 'known'>;

export interface HashGate {
  /** The work's result (never the word itself), or 'busy' without having begun. Errors of the work pass through. */
  run<T>(kind: HashKind, work: () => Promise<T>): Promise<T | 'busy'>;
  /** for the health page: counts only */
  state(): { readonly running: number; readonly waiting: Readonly<Record<HashKind, number>> };
}

interface Bounds {
  readonly atOnce?: number;
  readonly waiting?: number;
  /** places in the waiting room that only this kind may take; as many beside it for known devices */
  readonly reserved?: number;
}

export function createHashGate({ atOnce = 2, waiting = 20, reserved = 5 }: Bounds = {}): HashGate {
  if (atOnce < 1 || reserved < 0 || reserved * 2 > waiting) throw new RangeError('impossible bounds of the hash gate');
  const queues: Record<HashKind, (() => void)[]> = { known: [], login: [], receipt: [] };
  const running: Record<HashKind, number> = { known: 0, login: 0, receipt: 0 };
  let lastServed: Stranger = 'receipt';

  const other = (kind: Stranger): Stranger => (kind === 'login' ? 'receipt' : 'login');
  const begin = (kind: HashKind) => {
    running[kind]++;
    if (kind !== 'known') lastServed = kind;
  };

  /** A free turn goes to the kind that has fewer at work, then to the one that was not served last. */
  const nextKind = (): HashKind | null => {
    if (queues.known.length > 0) return 'known';
    if (queues.login.length === 0) return queues.receipt.length === 0 ? null : 'receipt';
    if (queues.receipt.length === 0) return 'login';
    if (running.login !== running.receipt) return running.login < running.receipt ? 'login' : 'receipt';
    return other(lastServed);
  };

  const leave = (kind: HashKind) => {
    running[kind]--;
    const next = nextKind();
    if (!next) return;
    begin(next); // the place passes on here: a newcomer cannot slip in between
    queues[next].shift()?.();
  };

  const hasRoom = (kind: HashKind) => {
    if (kind === 'known') return queues.known.length < reserved;
    const keptForOther = Math.max(reserved, queues[other(kind)].length);
    return queues[kind].length + keptForOther < waiting;
  };

  return {
    async run(kind, work) {
      if (running.known + running.login + running.receipt < atOnce) begin(kind);
      else if (hasRoom(kind)) await new Promise<void>((turn) => queues[kind].push(turn));
      else return 'busy';
      try {
        return await work();
      } finally {
        leave(kind);
      }
    },
    state: () => ({
      running: running.known + running.login + running.receipt,
      waiting: { known: queues.known.length, login: queues.login.length, receipt: queues.receipt.length },
    }),
  };
}
