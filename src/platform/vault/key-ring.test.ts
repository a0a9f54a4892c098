import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { makeKeyPair, randomBytes } from './crypto.ts';
import { SealBroken } from './envelope.ts';
import { dropKeyRing, openKeyRing, type RestingKeys, sealKeyRing } from './key-ring.ts';
import { groupWrapKey } from './wraps.ts';

const groupId = (n: number) => `0a1b2c3d-0000-4000-8000-${String(n).padStart(12, '0')}`;
const user = makeKeyPair();
const groups = [1, 2, 3].map((n) => ({ groupId: groupId(n), epoch: n, ...makeKeyPair() }));
groups.push({ groupId: groupId(1), epoch: 4, ...makeKeyPair() });
const token = randomBytes(32);
const copy = (it: Buffer) => Buffer.from(it);

describe('the keys of a session', () => {
  it('open with the cookie’s token: the user’s own and each group’s, with its wrap key', () => {
    using ring = openKeyRing(sealKeyRing(token, { user, groups }), token);
    expect(ring.groups).toEqual(groups.map(({ groupId, epoch }) => ({ groupId, epoch })));
    expect(ring.withUserKey((it) => copy(it.secretKey))).toEqual(user.secretKey);
    for (const group of groups) {
      const seen = ring.withGroupKey(group.groupId, group.epoch, (it) =>
        [it.publicKey, it.secretKey, it.wrapKey].map(copy),
      );
      expect(seen).toEqual([group.publicKey, group.secretKey, groupWrapKey(group.secretKey)]);
    }
    expect(ring.latestEpoch(groupId(1))).toBe(4);
  });

  it('of a group or epoch that one does not hold are not there', () => {
    using ring = openKeyRing(sealKeyRing(token, { user, groups }), token);
    expect(ring.withGroupKey(groupId(9), 1, () => 'opened')).toBeUndefined();
    expect(ring.withGroupKey(groupId(1), 2, () => 'opened')).toBeUndefined();
    expect(ring.latestEpoch(groupId(9))).toBeUndefined();
  });

  it('do not open with another token, damaged, or after the lock', () => {
    const resting = sealKeyRing(token, { user, groups });
    const opening = (at: RestingKeys, with_: Buffer) => () => {
      using ring = openKeyRing(at, with_);
      return ring.withUserKey((it) => copy(it.secretKey));
    };
    expect(opening(resting, token)()).toEqual(user.secretKey);
    expect(opening(resting, randomBytes(32))).toThrow(SealBroken);
    const damaged = copy(resting.ciphertext);
    damaged[200]! ^= 1;
    expect(opening({ ...resting, ciphertext: damaged }, token)).toThrow(SealBroken);
    expect(opening({ ...resting, ciphertext: damaged.subarray(0, 30) }, token)).toThrow(SealBroken);
    expect(opening({ ...resting, groups: resting.groups.slice(1) }, token)).toThrow(SealBroken);
    expect(opening(resting, token.subarray(1))).toThrow(SealBroken);
    expect(() => sealKeyRing(token.subarray(1), { user, groups })).toThrow(RangeError);
    dropKeyRing(resting);
    expect(resting.ciphertext.every((it) => it === 0)).toBe(true);
    expect(opening(resting, token)).toThrow(expect.objectContaining({ code: 'access.locked', status: 423 }));
  });

  it('that are locked while a request is on its way are locked to it, and nobody hears of tampering', () => {
    const resting = sealKeyRing(token, { user, groups });
    using ring = openKeyRing(resting, token);
    dropKeyRing(resting);
    expect(() => ring.withUserKey(() => 'opened')).toThrow(expect.objectContaining({ code: 'access.locked' }));
  });

  it('at rest are ciphertext only', () => {
    const { ciphertext } = sealKeyRing(token, { user, groups });
    for (const secret of [user.secretKey, ...groups.map((it) => it.secretKey), Buffer.from(groupId(1))]) {
      expect(ciphertext.includes(secret)).toBe(false);
    }
  });

  it('are gone at the end of the request: views are empty and nothing opens', () => {
    let kept: Buffer = Buffer.alloc(0);
    const ring = openKeyRing(sealKeyRing(token, { user, groups }), token);
    ring.withUserKey((it) => {
      kept = it.secretKey;
      expect(kept.byteLength).toBe(32);
    });
    ring[Symbol.dispose]();
    ring[Symbol.dispose]();
    expect(kept.byteLength).toBe(0);
    expect(() => ring.withUserKey(() => 1)).toThrow('closed');
    expect(() => ring.withGroupKey(groupId(1), 1, () => 1)).toThrow('closed');
  });

  it('may be used one inside the other, and an error inside closes them again', () => {
    using ring = openKeyRing(sealKeyRing(token, { user, groups }), token);
    const sum = ring.withUserKey((own) =>
      ring.withGroupKey(groupId(2), 2, (it) => own.secretKey.length + it.wrapKey.length),
    );
    expect(sum).toBe(64);
    expect(() =>
      ring.withUserKey(() => {
        throw new Error('inside');
      }),
    ).toThrow('inside');
    expect(ring.withUserKey((it) => it.publicKey.length)).toBe(32);
  });

  it('are not lent out over a wait', () => {
    using ring = openKeyRing(sealKeyRing(token, { user, groups }), token);
    expect(() => ring.withUserKey(async () => 1)).toThrow(TypeError);
  });

  it('work for a person without a group', () => {
    using ring = openKeyRing(sealKeyRing(token, { user, groups: [] }), token);
    expect(ring.groups).toEqual([]);
    expect(ring.withUserKey((it) => it.publicKey.length)).toBe(32);
  });

  it('cannot be read between calls: the process ends before they leak', () => {
    const program = `
      import { openKeyRing, sealKeyRing } from '${new URL('./key-ring.ts', import.meta.url).href}';
      import { makeKeyPair, randomBytes } from '${new URL('./crypto.ts', import.meta.url).href}';
      const token = randomBytes(32);
      const ring = openKeyRing(sealKeyRing(token, { user: makeKeyPair(), groups: [] }), token);
      let kept; ring.withUserKey((it) => { kept = it.secretKey; });
      process.stdout.write('held ');
      process.stdout.write(String(kept[0]));`;
    const run = () => execFileSync(process.execPath, ['--input-type=module', '-e', program], { stdio: 'pipe' });
    expect(run).toThrow(expect.objectContaining({ signal: 'SIGSEGV', stdout: Buffer.from('held ') }));
  });
});
