import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../kernel/index.ts';

/**
 * How long a client may take to send a body. What the server reads itself is small and has to be here within half a minute. A file
 * that is uploaded may take as long as its line needs, as long as it goes on: what counts is only the time in which we wait for its
 * next piece, not the time in which it is worked on. Whoever drips is hung up on in both cases.
 */
export interface Patience {
  /** a body that the server reads itself, or that nobody reads: all of it, in milliseconds */
  readonly body: number;
  /** the next piece of a file, in milliseconds */
  readonly piece: number;
  /** waiting for a file in all, in milliseconds, and that much more for each byte that has come */
  readonly file: number;
  readonly perByte: number;
  /** a file from its first piece to its last, worked on or waited for, in milliseconds: a transaction is open as long */
  readonly whole: number;
  /** files that may be on their way at once: each holds a connection to the database as long as it flows */
  readonly files: number;
  /** of these how many of one session: nobody takes all places */
  readonly own: number;
}

/** A file has a minute, and after that has to come at 4 KiB a second: slower than a bad telephone line. An hour ends it. */
export const patience: Patience = {
  body: 30_000,
  piece: 30_000,
  file: 60_000,
  perByte: 1000 / 4096,
  whole: 3_600_000,
  files: 3,
  own: 2,
};

const TOO_SLOW = 'HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n';

export interface Bodies {
  /** from the first look at a request until its body is complete */
  watch(request: FastifyRequest, reply: FastifyReply): void;
  /**
   * The pieces of a file, counted and awaited.
   * @throws Refusal `http.body-too-large` 413, `http.too-slow` 408, `http.rate-limited` 429
   */
  file(request: FastifyRequest, most: number, chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer>;
}

export function bodiesWithin(limits: Patience): Bodies {
  const watched = new WeakMap<object, { rest(): void; begin(): void; afterwards(free: () => void): void }>();
  const flowing = new Map<string, number>();
  return {
    watch(request, reply) {
      const { raw } = request;
      const { headers } = raw;
      if (headers['transfer-encoding'] === undefined && !(Number(headers['content-length'] ?? 0) > 0)) return;
      let timer: NodeJS.Timeout | undefined;
      const rest = () => clearTimeout(timer);
      const begin = () => {
        rest();
        if (raw.complete || raw.destroyed) return;
        timer = setTimeout(() => {
          if (raw.complete) return;
          if (!reply.raw.headersSent) raw.socket.write(TOO_SLOW);
          raw.socket.destroySoon();
        }, limits.body);
        timer.unref();
      };
      let free: () => void = () => undefined;
      raw.once('close', rest);
      raw.once('end', rest);
      // whoever read may have stopped without a word: the answer is the end of it, and the rest has its half minute
      reply.raw.once('close', () => {
        free();
        begin();
      });
      watched.set(request, {
        rest,
        begin,
        afterwards(one) {
          free = one;
        },
      });
      begin();
    },
    async *file(request, most, chunks) {
      const whose = request.headers.cookie ?? '';
      const own = flowing.get(whose) ?? 0;
      const all = [...flowing.values()].reduce((sum, one) => sum + one, 0);
      if (all >= limits.files || own >= limits.own)
        throw new Refusal('http.rate-limited', 429, { data: { seconds: 30 }, params: { seconds: 30 } });
      flowing.set(whose, own + 1);
      let isFree = false;
      const free = () => {
        if (isFree) return;
        isFree = true;
        const left = (flowing.get(whose) ?? 1) - 1;
        if (left > 0) flowing.set(whose, left);
        else flowing.delete(whose);
      };
      const watch = watched.get(request);
      watch?.rest();
      watch?.afterwards(free);
      const pieces = chunks[Symbol.asyncIterator]();
      let bytes = 0;
      let waited = 0;
      const end = performance.now() + limits.whole;
      try {
        for (;;) {
          const since = performance.now();
          const piece = await soon(
            pieces.next(),
            Math.min(limits.piece, limits.file + bytes * limits.perByte - waited, end - since),
          );
          if (piece.done) return;
          waited += performance.now() - since;
          bytes += piece.value.length;
          if (bytes > most) throw new Refusal('http.body-too-large', 413);
          yield piece.value;
        }
      } finally {
        free();
        watch?.begin();
      }
    },
  };
}

async function soon<T>(next: Promise<T>, within: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_done, failed) => {
    timer = setTimeout(() => failed(new Refusal('http.too-slow', 408)), Math.max(0, within));
  });
  // what comes after we have hung up is nobody's any more
  next.catch(() => undefined);
  try {
    return await Promise.race([next, late]);
  } finally {
    clearTimeout(timer);
  }
}
