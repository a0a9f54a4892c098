import * as access from '../access/index.ts';
import type { UserId } from '../kernel/index.ts';
import type { It } from '../operations/index.ts';

/** The secret of a link: 32 random bytes, told once; the database has its hash. */
const PREFIX = '/desk/join#';

/** A link for one person; whatever she had before is dead. */
export async function makeLink(
  it: It,
  wanted: { user: UserId; kind: access.LinkKind; keyEpoch: number },
): Promise<{ path: string; until: string }> {
  const secret = access.newToken();
  const secretHash = access.hashOfToken(secret);
  const until = await access.putLink(it.tx, { ...wanted, secretHash, by: it.actor.user, on: it.today });
  return { path: `${PREFIX}${secret.toString('base64url')}`, until: until.toISOString() };
}

/** What was typed or followed: the secret alone, or the whole link. A cut or odd one hashes to what nobody has. */
export function hashOfSecret(given: string): Buffer {
  const secret = given.trim().split('#').at(-1) ?? '';
  return access.hashOfToken(access.readToken(secret) ?? Buffer.from(`no secret ${secret}`));
}
