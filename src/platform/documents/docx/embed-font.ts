import { createHash } from 'node:crypto';

/**
 * A font inside a document, its first 32 bytes mixed with a key as ECMA-376 part 4 §8.1 asks. The key is made from the font
 * itself, so that the same font gives the same file.
 */
export function embedFont(font: Buffer): { key: string; file: Buffer } {
  const hex = createHash('sha256').update(font).digest('hex').slice(0, 32).toUpperCase();
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)];
  const bytes = Buffer.from(hex, 'hex').reverse();
  const file = Buffer.from(font);
  for (let i = 0; i < 32; i += 1) file[i] = file[i]! ^ bytes[i % 16]!;
  return { key: `{${parts.join('-')}}`, file };
}
