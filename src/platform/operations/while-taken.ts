import type { Download } from './operation.ts';

/**
 * What an operation needed until its answer is needed until its file is taken: the end comes after the last piece, or when
 * nobody takes on. An answer that is no file, or one that is there whole, ends at once.
 */
export function whileTaken<Answer>(answer: Answer, end: () => void): Answer {
  const file = answer as unknown as Partial<Download> | null;
  if (typeof file !== 'object' || file === null || !('body' in file) || !isLong(file.body)) {
    end();
    return answer;
  }
  return { ...answer, body: untilEnd(file.body, end) };
}

const isLong = (body: unknown): body is AsyncIterable<string | Buffer> =>
  typeof body === 'object' && body !== null && Symbol.asyncIterator in body;

async function* untilEnd(body: AsyncIterable<string | Buffer>, end: () => void): AsyncGenerator<string | Buffer> {
  try {
    yield* body;
  } finally {
    end();
  }
}
