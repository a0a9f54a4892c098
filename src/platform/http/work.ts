import { z } from 'zod';
import { endpoint, open, schema } from '../kernel/index.ts';

/**
 * How far a long act has come, for the session that began it and nobody else: which operation, rows in all and rows
 * refused, no value. In the memory of this process, from the first row until the answer.
 */
export const showWork = endpoint({
  id: 'http.show-work',
  method: 'GET',
  path: '/progress/:id',
  permission: open('signed-in', 'how far one’s own act has come; of anybody else’s it says nothing'),
  summary:
    'How far a long act of yours has come. Send the act with a header `x-work` and a random id; null before and after it.',
  input: schema.record({ id: schema.id<'work'>() }),
  output: z
    .strictObject({
      done: z.number().int(),
      /** 0: not known; of a file that is still being read an estimate from its bytes */
      of: z.number().int(),
      refused: z.number().int(),
    })
    .nullable(),
});

/** The same session may have left the page: what of hers still goes on in this process. */
export const listWork = endpoint({
  id: 'http.list-work',
  method: 'GET',
  path: '/progress',
  permission: open('signed-in', 'one’s own acts that are still going on; of anybody else’s it says nothing'),
  summary: 'The long acts of yours that go on in this process: which operation, and how far it has come.',
  input: schema.record({}),
  output: z.array(
    z.strictObject({
      id: schema.id<'work'>(),
      /** of the operation */
      act: z.string(),
      done: z.number().int(),
      of: z.number().int(),
      refused: z.number().int(),
    }),
  ),
});

export interface Progress {
  readonly done: number;
  readonly of: number;
  readonly refused: number;
}

/** Some acts of one session at a time are plenty; more are done all the same, unwatched. */
const MOST = 1000;

export function workInProgress() {
  const running = new Map<string, Progress & { readonly act: string }>();
  const name = (session: Buffer, id: string) => `${session.toString('base64url')}/${id}`;
  return {
    find(session: Buffer, id: string): Progress | null {
      const { done, of, refused } = running.get(name(session, id)) ?? {};
      return done === undefined || of === undefined || refused === undefined ? null : { done, of, refused };
    },
    all(session: Buffer): (Progress & { readonly id: string; readonly act: string })[] {
      const own = name(session, '');
      return [...running]
        .filter(([key]) => key.startsWith(own))
        .map(([key, one]) => ({ id: key.slice(own.length), ...one }));
    },
    /** @param part how much of the upload was read, 0 to 1; null where there is none or its length is not known */
    begin(session: Buffer, id: string | undefined, act: string, part: () => number | null) {
      const key = id && running.size < MOST ? name(session, id) : undefined;
      if (key) running.set(key, { act, done: 0, of: 0, refused: 0 });
      return {
        tell(done: number, of: number, refused = 0): void {
          if (!key) return;
          const read = part();
          running.set(key, { act, done, of: of > 0 ? of : read ? Math.round(done / read) : 0, refused });
        },
        end(): void {
          if (key) running.delete(key);
        },
      };
    },
  };
}

/** Counts what is read of an upload; the reader sets the pace. */
export async function* counted(upload: AsyncIterable<Buffer>, count: (bytes: number) => void): AsyncGenerator<Buffer> {
  for await (const chunk of upload) {
    count(chunk.length);
    yield chunk;
  }
}
