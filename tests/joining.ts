import type { Role } from '../src/platform/access/index.ts';
import * as accounts from '../src/platform/accounts/contract.ts';
import { join } from '../src/platform/accounts/index.ts';
import type { UserId } from '../src/platform/kernel/index.ts';
import type { SomebodyAtWork, TestHouse } from './house.ts';

/** People who come in as people do: invited by link, with a password of their own, admitted by the words they read aloud. */
export interface Joined {
  readonly id: UserId;
  readonly username: string;
  readonly words: readonly string[];
}

export interface Wish {
  readonly username: string;
  readonly roles: readonly Role[];
  readonly password: string;
  readonly displayName?: string;
  /** false: she waits for her groups */
  readonly admitted?: boolean;
}

/** Through the door with the secret of a link; her password is hashed for real. */
export async function comesWith(
  house: TestHouse,
  path: string,
  password: string,
): Promise<{ username: string; words: string[]; awaiting: string[] }> {
  const it = { ground: house.house.ground, token: null, session: null, device: Buffer.alloc(32), setToken: () => {} };
  return (await join.run(it, { secret: path, password } as never)) as never;
}

/** The member types what the newcomer reads to her. */
export async function admits(member: SomebodyAtWork, id: string, words: readonly string[]): Promise<string[]> {
  const { people } = await member.call(accounts.listWaiting, {});
  const key = people.find((one) => one.id === id)?.key ?? 'nobody';
  return (await member.call(accounts.admitUser, { id: id as UserId, key, words: [...words] })).admitted;
}

export async function joins(house: TestHouse, by: SomebodyAtWork, wish: Wish): Promise<Joined> {
  const { user, link } = await by.call(accounts.inviteUser, {
    username: wish.username,
    displayName: wish.displayName ?? 'Somebody ◇',
    roles: [...wish.roles],
    language: 'en',
  });
  const { words, awaiting } = await comesWith(house, link.path, wish.password);
  if (wish.admitted !== false && awaiting.length > 0) await admits(by, user.id, words);
  return { id: user.id as UserId, username: user.username, words };
}
