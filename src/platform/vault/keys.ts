import type { AuditAct, Tx } from '../database/index.ts';
import type { GroupId, UserId } from '../kernel/index.ts';
import type { SealedCard } from './cards.ts';
import type { Admission } from './groups.ts';
import type { OpenedPart } from './session-keys.ts';

/**
 * The keys a person holds during one request. Group keys lie in locked memory and are zeroed at the answer; data keys
 * are opened here and nowhere else, and opening one writes an audit row or throws; the one exception has its own name.
 */
export interface DataKey {
  readonly id: string;
  readonly epoch: number;
  /** 32 bytes, zeroed when the request ends */
  readonly bytes: Buffer;
}

/** Where a ciphertext belongs. One that was moved, swapped or rolled back does not open. */
export interface Place {
  readonly table: string;
  readonly row: string;
  readonly column: string;
  readonly version: number;
}

export interface Wrap {
  readonly keyId: string;
  readonly groupId: GroupId;
  readonly groupEpoch: number;
  readonly keyEpoch: number;
  readonly form: 1 | 2;
  readonly wrapped: Buffer;
}

/** Sealed to a group's public key, with nothing beside it. */
export interface GroupBox {
  readonly groupId: GroupId;
  readonly groupEpoch: number;
  readonly box: Buffer;
}

/** Fields with a blind index; each has its own key in each organisation. */
export type IndexedField = 'phone' | 'email' | 'document' | 'import-reference';

export interface Keys {
  readonly user: UserId;
  /** id of a group by its code; undefined: this person is no member */
  groupOf(code: string): GroupId | undefined;
  /** Admits a person to a group that this person is a member of; the roster is compared first (security.md section 8). */
  admit(tx: Tx, request: Admission): Promise<void>;
  /** By which key a group knows these persons: none, this one, or another one. */
  rosterSays(
    tx: Tx,
    group: GroupId,
    asked: readonly { readonly user: UserId; readonly publicKey: Buffer }[],
  ): Promise<('unknown' | 'same' | 'another')[]>;
  /** Of this person's own key pair, out of her ring and not out of the database: what she reads aloud. */
  ownSpokenBits(): Buffer;
  /** A fresh data key and its wraps, one a group; nothing is written yet. */
  newKey(keyId: string, groups: readonly GroupId[]): { key: DataKey; wraps: Wrap[] };
  /** One more wrap of a key that is open, for a group whose key this person holds. */
  wrapAgain(key: DataKey, group: GroupId): Wrap;
  /** Wraps for groups whose secret key this person lacks: sealed boxes, written and never read back. */
  wrapOutside(tx: Tx, key: DataKey, groups: readonly GroupId[]): Promise<Wrap[]>;
  putWraps(tx: Tx, wraps: readonly Wrap[]): Promise<void>;
  /**
   * Opens data keys. The act is recorded with the transaction. Keys without a wrap for one of this person's groups are
   * missing from the answer: the caller treats them like what does not exist.
   */
  openKeys(tx: Tx, keyIds: readonly string[], act: AuditAct): Promise<ReadonlyMap<string, DataKey>>;
  /** Zeroes keys before the request ends: for work that opens more of them than should lie open at once. */
  forget(keys: Iterable<DataKey>): void;
  /**
   * The key of a draft, for the one who is writing it: no row. Beginning the draft and its first words are acts on record,
   * an autosave after them is not one more (house.md section 8). The vault cannot know whose draft it is: the caller opens
   * a key this way only for a draft that this person owns, refuses everybody else before anything of it leaves, and
   * records the opening itself where the words began as a colleague's.
   */
  openOwnDraftKey(tx: Tx, keyId: string): Promise<DataKey | undefined>;
  /** All search cards of one group at once, straight into one buffer; one audit row with their count. */
  openCards(tx: Tx, group: GroupId, cards: readonly SealedCard[], act: AuditAct): OpenedPart[];
  /**
   * Opens boxes that anybody may seal to a group and only its members open: the months' keys of the audit log. The act is
   * recorded. Undefined where this person does not hold the group's key of that epoch, or where the box does not open.
   */
  openBoxes(tx: Tx, boxes: readonly GroupBox[], act: AuditAct): (Buffer | undefined)[];
  /** Text in 512-byte blocks. */
  sealText(key: DataKey, place: Place, text: string): Buffer;
  /** @throws SealBroken, never partial text */
  openText(key: DataKey, place: Place, sealed: Buffer): string;
  /** As `openText`, as UTF-8 in memory of its own: the caller wipes it, or hands it to a thread that does. @throws SealBroken */
  openTextBytes(key: DataKey, place: Place, sealed: Buffer): Buffer;
  /** 320 bytes for a search card of at most 319. */
  sealCard(key: DataKey, place: Place, card: Uint8Array): Buffer;
  openCard(key: DataKey, place: Place, sealed: Buffer): Buffer;
  /** Bytes as they are, for a piece of a search index: pad before what must hide its length. */
  sealIndex(key: DataKey, place: Place, bytes: Uint8Array): Buffer;
  /** In memory of its own, outside the JavaScript heap: the caller wipes it. @throws SealBroken */
  openIndex(key: DataKey, place: Place, sealed: Buffer): Buffer<ArrayBuffer>;
  /** does this person hold the field's index key? */
  mayIndex(field: IndexedField): boolean;
  /** keyed BLAKE2b-128 of an already normalised value */
  blindIndex(field: IndexedField, value: string): Buffer;
}
