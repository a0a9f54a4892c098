import { closeSync, openSync, readSync } from 'node:fs';
import { Refusal } from '../../platform/kernel/index.ts';

/**
 * A text file piece by piece: UTF-8, or UTF-16 as spreadsheets write it, told by its mark or by its empty bytes. What is
 * neither is refused: a wrong letter in a name would be compared as if somebody had written it.
 */
const PIECE = 2 ** 20;

export function* readPieces(path: string, option: string): Generator<string> {
  const refused = (sentence: string, cause: unknown) =>
    new Refusal('cli.cannot-read', 409, { cause, data: { sentence: `--${option}: ${sentence}` } });
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (cause) {
    throw refused('the file cannot be read.', cause);
  }
  try {
    const bytes = Buffer.alloc(PIECE);
    let decoder: TextDecoder | undefined;
    for (;;) {
      const { count, text } = next();
      if (text !== '') yield text;
      if (count === 0) return;
    }
    function next(): { count: number; text: string } {
      try {
        const count = readSync(file, bytes, 0, PIECE, null);
        decoder ??= new TextDecoder(encodingOf(bytes.subarray(0, Math.min(count, 4))), { fatal: true });
        return { count, text: decoder.decode(bytes.subarray(0, count), { stream: count > 0 }) };
      } catch (cause) {
        if (cause instanceof TypeError)
          throw refused('the file is neither UTF-8 nor UTF-16: save it as UTF-8 and try again.', cause);
        throw refused('the file cannot be read.', cause);
      }
    }
  } finally {
    closeSync(file);
  }
}

function encodingOf([first, second, third]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first !== 0 && second === 0 && third !== 0) return 'utf-16le';
  return first === 0 && second !== 0 ? 'utf-16be' : 'utf-8';
}
