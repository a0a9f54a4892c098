import type { Tx } from '../database/index.ts';
import type { GroupId, OrganisationId, UserId } from '../kernel/index.ts';
import { blindIndex } from './blind-index.ts';
import { openCards, type SealedCard } from './cards.ts';
import { BOX_BYTES, boxOpen, KEY_BYTES, randomBytes, wipe } from './crypto.ts';
import { ENVELOPE_BYTES, open, openInto, SealBroken, type SealContext, seal, subkey } from './envelope.ts';
import { admit, rosterSays, spokenBits } from './groups.ts';
import type { OpenKeys } from './key-ring.ts';
import type { DataKey, IndexedField, Keys, Place, Wrap } from './keys.ts';
import { padCard, padText, unpadCard, unpadText } from './padding.ts';
import { findGroupKeys, findWraps, insertWraps } from './vault-store.ts';
import { unwrapToGroup, unwrapUnderGroup, wrapToGroup, wrapUnderGroup } from './wraps.ts';

/** Whose ring this is, and which ids in it stand for what: no key is in here. */
export interface RingFacts {
  readonly org: OrganisationId;
  readonly user: UserId;
  /** group code → id */
  readonly groups: ReadonlyMap<string, GroupId>;
  /** An index key travels in the ring like a group of its own, under its key id. */
  readonly indexKeys: ReadonlyMap<IndexedField, string>;
}

export interface DisposableKeys extends Keys, Disposable {}

/** The keys of one request, over the opened ring of its session. Everything that was opened is zeroed with it. */
export function sessionKeys(facts: RingFacts, ring: OpenKeys): DisposableKeys {
  const opened = new Set<Buffer>();
  const keep = (id: string, epoch: number, bytes: Buffer): DataKey => {
    opened.add(bytes);
    return { id, epoch, bytes };
  };
  const placeOf = (place: Place): SealContext => ({ org: facts.org, ...place });

  function wrapFor(keyId: string, keyEpoch: number, bytes: Buffer, groupId: GroupId): Wrap {
    const epoch = ring.latestEpoch(groupId);
    if (epoch === undefined)
      throw new Error('a wrap for a group whose key is not held needs its public key: wrapOutside');
    const context = { org: facts.org, keyId, groupId, epoch, keyEpoch };
    const wrapped = ring.withGroupKey(groupId, epoch, (group) => wrapUnderGroup(group.wrapKey, context, bytes));
    return { keyId, groupId, groupEpoch: epoch, keyEpoch, form: 2, wrapped: wrapped as Buffer };
  }

  function unwrap(wrap: Wrap): Buffer | undefined {
    const { keyId, groupId, groupEpoch: epoch, keyEpoch } = wrap;
    const context = { org: facts.org, keyId, groupId, epoch, keyEpoch };
    return ring.withGroupKey(groupId, epoch, (group) =>
      wrap.form === 2
        ? unwrapUnderGroup(group.wrapKey, context, wrap.wrapped)
        : unwrapToGroup(group, context, wrap.wrapped),
    );
  }

  async function openEach(tx: Tx, keyIds: readonly string[]): Promise<Map<string, DataKey>> {
    const keys = new Map<string, DataKey>();
    if (keyIds.length === 0) return keys;
    for (const wrap of await findWraps(tx, keyIds)) {
      if (keys.has(wrap.keyId)) continue;
      const bytes = unwrap(wrap);
      if (bytes) keys.set(wrap.keyId, keep(wrap.keyId, wrap.keyEpoch, bytes));
    }
    return keys;
  }

  const withSubkey = <T>(key: DataKey, purpose: 'text' | 'card' | 'index', use: (bytes: Buffer) => T): T => {
    const bytes = subkey(key.bytes, purpose);
    try {
      return use(bytes);
    } finally {
      wipe(bytes);
    }
  };

  return {
    user: facts.user,
    groupOf: (code) => facts.groups.get(code),
    admit: (tx, request) => admit(tx, ring, request),
    rosterSays: (tx, group, asked) => rosterSays(tx, ring, group, asked),
    ownSpokenBits: () => ring.withUserKey((pair) => spokenBits(pair.publicKey)),
    newKey(keyId, groups) {
      const bytes = Buffer.allocUnsafeSlow(KEY_BYTES);
      const fresh = randomBytes(KEY_BYTES);
      fresh.copy(bytes);
      wipe(fresh);
      const key = keep(keyId, 1, bytes);
      return { key, wraps: groups.map((group) => wrapFor(keyId, 1, bytes, group)) };
    },
    wrapAgain: (key, group) => wrapFor(key.id, key.epoch, key.bytes, group),
    async wrapOutside(tx, key, groups) {
      const publicKeys = await findGroupKeys(tx, groups);
      return publicKeys.map(({ id: groupId, epoch, publicKey }) => {
        const context = { org: facts.org, keyId: key.id, groupId, epoch, keyEpoch: key.epoch };
        const wrapped = wrapToGroup(publicKey, context, key.bytes);
        return { keyId: key.id, groupId, groupEpoch: epoch, keyEpoch: key.epoch, form: 1, wrapped };
      });
    },
    putWraps: (tx, wraps) => insertWraps(tx, wraps),
    async openKeys(tx, keyIds, act) {
      tx.record(act);
      return openEach(tx, keyIds);
    },
    forget(keys) {
      for (const { bytes } of keys) {
        wipe(bytes);
        opened.delete(bytes);
      }
    },
    openOwnDraftKey: async (tx, keyId) => (await openEach(tx, [keyId])).get(keyId),
    openCards(tx, group, cards, act) {
      tx.record(act);
      const parts: OpenedPart[] = [];
      for (const epoch of new Set(cards.map((card) => card.wrapContext.epoch))) {
        const ofEpoch = cards.filter((card) => card.wrapContext.epoch === epoch);
        const done = ring.withGroupKey(group, epoch, (key) => openCards(key.wrapKey, ofEpoch));
        if (done) parts.push({ cards: ofEpoch, ...done });
      }
      return parts;
    },
    openBoxes(tx, boxes, act) {
      tx.record(act);
      return boxes.map(({ groupId, groupEpoch, box }) => {
        const bytes = Buffer.allocUnsafeSlow(Math.max(0, box.byteLength - BOX_BYTES));
        opened.add(bytes);
        return ring.withGroupKey(groupId, groupEpoch, (group) => boxOpen(bytes, box, group)) ? bytes : undefined;
      });
    },
    sealText: (key, place, text) =>
      withSubkey(key, 'text', (bytes) =>
        seal({ key: bytes, epoch: key.epoch, context: placeOf(place) }, padText(Buffer.from(text, 'utf8'))),
      ),
    openText: (key, place, sealed) =>
      withSubkey(key, 'text', (bytes) => {
        const padded = open({ key: bytes, epoch: key.epoch, context: placeOf(place) }, sealed);
        const text = unpadText(padded).toString('utf8');
        wipe(padded);
        return text;
      }),
    openTextBytes: (key, place, sealed) =>
      withSubkey(key, 'text', (bytes) =>
        unpadText(open({ key: bytes, epoch: key.epoch, context: placeOf(place) }, sealed)),
      ),
    sealCard: (key, place, card) =>
      withSubkey(key, 'card', (bytes) => {
        const padded = padCard(Buffer.from(card));
        if (!padded) throw new RangeError('a search card holds at most 319 bytes');
        return seal({ key: bytes, epoch: key.epoch, context: placeOf(place) }, padded);
      }),
    openCard: (key, place, sealed) =>
      withSubkey(key, 'card', (bytes) =>
        unpadCard(open({ key: bytes, epoch: key.epoch, context: placeOf(place) }, sealed)),
      ),
    sealIndex: (key, place, bytes) =>
      withSubkey(key, 'index', (subkeyBytes) =>
        seal(
          { key: subkeyBytes, epoch: key.epoch, context: placeOf(place) },
          Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
        ),
      ),
    openIndex(key, place, sealed) {
      const plaintext = Buffer.from(new ArrayBuffer(Math.max(0, sealed.byteLength - ENVELOPE_BYTES)));
      const opens = withSubkey(key, 'index', (bytes) =>
        openInto(plaintext, { key: bytes, epoch: key.epoch, context: placeOf(place) }, sealed),
      );
      if (!opens) throw new SealBroken();
      return plaintext;
    },
    blindIndex(field, value) {
      const id = facts.indexKeys.get(field);
      const index = id && ring.withGroupKey(id, 1, (key) => blindIndex(key.secretKey, field, value));
      if (!index) throw new SealBroken();
      return index;
    },
    mayIndex: (field) => facts.indexKeys.has(field),
    [Symbol.dispose]() {
      wipe(...opened);
      ring[Symbol.dispose]();
    },
  };
}

/** Opened cards side by side, 320 bytes each, in the order of `cards`; `broken` are positions that did not open. */
export interface OpenedPart {
  readonly cards: readonly SealedCard[];
  readonly plaintexts: Buffer;
  readonly broken: readonly number[];
}
