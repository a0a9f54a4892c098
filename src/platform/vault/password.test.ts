import { describe, expect, it } from 'vitest';
import { randomBytes } from './crypto.ts';
import { portable } from './crypto-portable.testing.ts';
import {
  currentParams,
  deriveFromPassword,
  dummyRecord,
  makeSalt,
  meetsFloor,
  needsRaise,
  ParamsRefused,
  unlock,
} from './password.ts';

const pepper = randomBytes(32);
const password = 'plavi autobus čeka ◇';
const base = { password, userId: 'user-1', salt: makeSalt(), params: currentParams, pepper };

describe('keys from a password', () => {
  it('are Argon2id, then HKDF salted with HMAC(pepper, user id), as the second backend computes them', async () => {
    const { kek, commit } = await deriveFromPassword(base);
    const stretched = Buffer.alloc(32);
    await portable.argon2id(stretched, Buffer.from(password), base.salt, { passes: 3, memory: 64 * 1024 * 1024 });
    const salt = portable.hmacSha256(pepper, Buffer.from('user-1'));
    expect(kek).toEqual(portable.hkdfSha256(stretched, salt, 'kek'));
    expect(commit).toEqual(portable.hkdfSha256(stretched, salt, 'commit'));
    expect(kek.equals(commit)).toBe(false);
  });

  it('differ with the pepper, the user and the salt, so a stolen dump cannot be guessed at', async () => {
    const { commit } = await deriveFromPassword(base);
    const changes = [
      { pepper: randomBytes(32) },
      { userId: 'user-2' },
      { salt: makeSalt() },
      { password: `${password}!` },
    ];
    for (const change of changes) {
      expect((await deriveFromPassword({ ...base, ...change })).commit.equals(commit)).toBe(false);
    }
  });

  it('are the same however a keyboard composes "č"', async () => {
    const a = await deriveFromPassword({ ...base, password: password.normalize('NFC') });
    const b = await deriveFromPassword({ ...base, password: password.normalize('NFD') });
    expect(a.commit).toEqual(b.commit);
  });

  it('are never made with parameters below the floor or beyond what a login may cost', async () => {
    const lowered = [
      { memoryKiB: 8 },
      { memoryKiB: 65535 },
      { passes: 2 },
      { lanes: 2 },
      { memoryKiB: 2 ** 30 },
      { passes: 1e6 },
    ];
    for (const change of [...lowered, { memoryKiB: Number.NaN }, { passes: 3.5 }]) {
      const params = { ...currentParams, ...change };
      expect(meetsFloor(params)).toBe(false);
      await expect(deriveFromPassword({ ...base, params })).rejects.toThrow(ParamsRefused);
    }
    expect(currentParams).toEqual({ memoryKiB: 65536, passes: 3, lanes: 1 });
    expect(meetsFloor({ memoryKiB: 131072, passes: 4, lanes: 1 })).toBe(true);
    expect(needsRaise(currentParams)).toBe(false);
  });
});

describe('a login', () => {
  it('gives the key for the right password and nothing for a wrong one', async () => {
    const { kek, commit } = await deriveFromPassword(base);
    const record = { userId: base.userId, salt: base.salt, params: base.params, commit };
    expect(await unlock(password, record, pepper)).toEqual(kek);
    expect(await unlock('zeleni autobus čeka ◇', record, pepper)).toBeNull();
  });

  it('for a name that nobody has walks the same path and fails', async () => {
    const record = dummyRecord();
    expect(record.params).toEqual(currentParams);
    expect(await unlock(password, record, pepper)).toBeNull();
  });
});
