import type { Tx } from '../database/index.ts';
import { type GroupId, newId, type OrganisationId, Refusal, type UserId } from '../kernel/index.ts';
import { KEY_BYTES, type KeyPair, makeKeyPair, randomBytes, sameBytes, sha256, wipe } from './crypto.ts';
import { open, SealBroken, seal } from './envelope.ts';
import type { GroupKey, GroupKeyPair, OpenKeys } from './key-ring.ts';
import type { IndexedField } from './keys.ts';
import { padText, unpadText } from './padding.ts';
import type { RingFacts } from './session-keys.ts';
import * as store from './vault-store.ts';
import { groupWrapKey, unwrapToMember, unwrapUnderGroup, wrapToMember, wrapUnderGroup } from './wraps.ts';

/**
 * Groups of people and their keys (security.md section 8). Making a group admits its first member; admitting another
 * one needs membership, not administrator power; the roster under the group's own key notices an exchanged public key.
 */
interface Member {
  readonly user: UserId;
  readonly fingerprint: string;
}

export interface Admission {
  readonly groupId: GroupId;
  readonly user: UserId;
  readonly publicKey: Buffer;
  /** the public keys on file of those who are members already */
  readonly known: ReadonlyMap<UserId, Buffer>;
  readonly by: UserId;
  readonly on: string;
}

const fingerprintOf = (publicKey: Buffer): string => sha256(publicKey).toString('base64url');

const SPOKEN = Buffer.from('wayout spoken key', 'ascii');

/** What of a public key is read aloud: nine bytes of a hash of its own, of which 66 bits are used. */
export const spokenBits = (publicKey: Buffer): Buffer => sha256(Buffer.concat([SPOKEN, publicKey])).subarray(0, 9);

const rosterPlace = (org: OrganisationId, groupId: GroupId, revision: number) =>
  ({ org, table: 'vault.roster', row: groupId, column: 'sealed', version: revision }) as const;

function sealRoster(org: OrganisationId, group: GroupKeyPair, revision: number, members: readonly Member[]): Buffer {
  const key = groupWrapKey(group.secretKey);
  try {
    const context = rosterPlace(org, group.groupId as GroupId, revision);
    return seal({ key, epoch: group.epoch, context }, padText(Buffer.from(JSON.stringify(members))));
  } finally {
    wipe(key);
  }
}

/** Blind-index keys of an organisation while its groups are made: one a field, wrapped to each group that may ask by it. */
export type NewIndexKeys = Map<IndexedField, { readonly keyId: string; readonly bytes: Buffer }>;

/**
 * A new group with its first member and the blind-index keys it asks by. One that another group has already is the same
 * key: a number has one index in the whole organisation. Whoever made the map wipes it.
 */
export async function makeGroup(
  tx: Tx,
  request: {
    code: string;
    first: { user: UserId; publicKey: Buffer };
    on: string;
    indexes: readonly IndexedField[];
    indexKeys: NewIndexKeys;
  },
): Promise<GroupKeyPair> {
  const { org } = tx.actor;
  const pair = makeKeyPair();
  const group: GroupKeyPair = { ...pair, groupId: newId<'group'>(), epoch: 1 };
  const groupId = group.groupId as GroupId;
  await store.enterGroups(tx, [groupId]);
  await store.insertGroup(tx, { id: groupId, code: request.code, epoch: 1, publicKey: pair.publicKey });
  const { user, publicKey } = request.first;
  const context = { org, groupId, epoch: 1, userId: user };
  const wrapped = wrapToMember(publicKey, context, pair.secretKey);
  await store.insertMembership(tx, { groupId, user, epoch: 1, wrapped, grantedBy: user, on: request.on });
  const sealed = sealRoster(org, group, 1, [{ user, fingerprint: fingerprintOf(publicKey) }]);
  await store.putRoster(tx, groupId, { revision: 1, sealed });
  for (const field of request.indexes) {
    const known = request.indexKeys.get(field);
    const { keyId, bytes } = known ?? { keyId: newId(), bytes: randomBytes(KEY_BYTES) };
    const key = groupWrapKey(pair.secretKey);
    const wrappedIndex = wrapUnderGroup(key, { org, keyId, groupId, epoch: 1, keyEpoch: 1 }, bytes);
    if (!known) await store.insertIndexKey(tx, field, keyId);
    await store.insertWraps(tx, [{ keyId, groupId, groupEpoch: 1, keyEpoch: 1, form: 2, wrapped: wrappedIndex }]);
    request.indexKeys.set(field, { keyId, bytes });
    wipe(key);
  }
  return group;
}

/** Members of a group and the keys by which it knows them, as its own sealed roster says. */
function openRoster(
  org: OrganisationId,
  groupId: GroupId,
  group: GroupKey,
  epoch: number,
  roster: store.Roster,
): Member[] {
  const context = rosterPlace(org, groupId, roster.revision);
  const opened = open({ key: group.wrapKey, epoch, context }, roster.sealed);
  return JSON.parse(unpadText(opened).toString('utf8')) as Member[];
}

/** Does the group know this person, and by this key? Asked by a member. */
export async function rosterSays(
  tx: Tx,
  ring: OpenKeys,
  groupId: GroupId,
  asked: readonly { readonly user: UserId; readonly publicKey: Buffer }[],
): Promise<('unknown' | 'same' | 'another')[]> {
  const epoch = ring.latestEpoch(groupId);
  const roster = epoch === undefined ? null : await store.readRoster(tx, groupId);
  if (epoch === undefined || !roster) return asked.map(() => 'unknown');
  const members = ring.withGroupKey(groupId, epoch, (group) => openRoster(tx.actor.org, groupId, group, epoch, roster));
  return asked.map(({ user, publicKey }) => {
    const known = members?.find((member) => member.user === user);
    if (!known) return 'unknown';
    return known.fingerprint === fingerprintOf(publicKey) ? 'same' : 'another';
  });
}

/**
 * Admits a person to a group. The one who admits holds the group's key; the roster under it is read first, and a
 * member whose public key is not the one that the group knows stops everything.
 */
export async function admit(tx: Tx, ring: OpenKeys, request: Admission): Promise<void> {
  const { org } = tx.actor;
  const { groupId, user } = request;
  const epoch = ring.latestEpoch(groupId);
  if (epoch === undefined) throw new Refusal('access.not-found', 404);
  const before = await store.findRoster(tx, groupId);
  if (!before) throw new SealBroken();
  const changes = ring.withGroupKey(groupId, epoch, (group) => {
    const pair: GroupKeyPair = { groupId, epoch, publicKey: group.publicKey, secretKey: group.secretKey };
    const members = openRoster(org, groupId, group, epoch, before);
    for (const member of members) {
      const onFile = request.known.get(member.user);
      if (onFile && !sameBytes(Buffer.from(fingerprintOf(onFile)), Buffer.from(member.fingerprint))) {
        throw new Refusal('access.key-changed', 409);
      }
    }
    const others = members.filter((member) => member.user !== user);
    const sealed = sealRoster(org, pair, before.revision + 1, [
      ...others,
      { user, fingerprint: fingerprintOf(request.publicKey) },
    ]);
    const wrapped = wrapToMember(request.publicKey, { org, groupId, epoch, userId: user }, group.secretKey);
    return { sealed, wrapped };
  });
  if (!changes) throw new Refusal('access.not-found', 404);
  await store.insertMembership(tx, {
    groupId,
    user,
    epoch,
    wrapped: changes.wrapped,
    grantedBy: request.by,
    on: request.on,
  });
  await store.putRoster(tx, groupId, { revision: before.revision + 1, sealed: changes.sealed });
}

/** An index key that a group should have asked by and did not: wrapped for it now, by a member of both. */
export interface CompletedIndex {
  readonly group: GroupId;
  readonly field: IndexedField;
}

/**
 * At login: everything that the person's own key opens, for the ring of the session. Wipe the secrets after sealing.
 * @param indexesOf by what a group should ask: one that was made before a field was its own gets that field's key from
 * whoever is a member of it and of a group that has it
 */
export async function loadRing(
  tx: Tx,
  user: UserId,
  pair: KeyPair,
  indexesOf: (code: string) => readonly IndexedField[] = () => [],
): Promise<{ groups: GroupKeyPair[]; facts: RingFacts; completed: readonly CompletedIndex[] }> {
  const { org } = tx.actor;
  const [memberships, indexKeys] = await Promise.all([store.findMemberships(tx, user), store.findIndexKeys(tx)]);
  const groups = memberships.map(({ groupId, epoch, wrapped }) => ({
    groupId,
    epoch,
    ...unwrapToMember(pair, { org, groupId, epoch, userId: user }, wrapped),
  }));
  const held = new Map<IndexedField, string>();
  const groupIds = memberships.map((membership) => membership.groupId);
  await store.enterGroups(tx, groupIds);
  const wraps = await store.findWraps(
    { ...tx, actor: { ...tx.actor, groups: groupIds } },
    indexKeys.map((index) => index.keyId),
  );
  const ring: GroupKeyPair[] = [...groups];
  const completed: CompletedIndex[] = [];
  const added: Parameters<typeof store.insertWraps>[1][number][] = [];
  for (const { field, keyId } of indexKeys) {
    const wrap = wraps.find((one) => one.keyId === keyId);
    const group = wrap && groups.find((one) => one.groupId === wrap.groupId && one.epoch === wrap.groupEpoch);
    if (!wrap || !group) continue;
    const key = groupWrapKey(group.secretKey);
    const context = { org, keyId, groupId: group.groupId, epoch: group.epoch, keyEpoch: wrap.keyEpoch };
    const secretKey = unwrapUnderGroup(key, context, wrap.wrapped);
    wipe(key);
    ring.push({ groupId: keyId, epoch: 1, secretKey, publicKey: Buffer.alloc(KEY_BYTES) });
    held.set(field, keyId);
    for (const { code, groupId } of memberships) {
      const lacks = !wraps.some((one) => one.keyId === keyId && one.groupId === groupId);
      const to = groups.find((one) => one.groupId === groupId);
      if (!lacks || !to || !indexesOf(code).includes(field)) continue;
      const wrapKey = groupWrapKey(to.secretKey);
      const place = { org, keyId, groupId, epoch: to.epoch, keyEpoch: wrap.keyEpoch };
      const wrapped = wrapUnderGroup(wrapKey, place, secretKey);
      wipe(wrapKey);
      added.push({ keyId, groupId, groupEpoch: to.epoch, keyEpoch: wrap.keyEpoch, form: 2, wrapped });
      completed.push({ group: groupId, field });
    }
  }
  await store.insertWraps(tx, added);
  const codes = new Map(memberships.map((membership) => [membership.code, membership.groupId]));
  return { groups: ring, facts: { org, user, groups: codes, indexKeys: held }, completed };
}
