/** The vault's front door: sealing, keys and groups. Whoever needs a primitive is in the wrong room. */
export { breachedPasswords } from './breached-passwords.ts';
export type { SealedCard } from './cards.ts';
export { BOX_BYTES, boxOpen, boxSeal, canLockMemory, type KeyPair, makeKeyPair, wipe } from './crypto.ts';
export { SealBroken, type SealContext } from './envelope.ts';
export { admit, loadRing, makeGroup, type NewIndexKeys, spokenBits } from './groups.ts';
export { createHashGate, type HashGate } from './hash-gate.ts';
export { dropKeyRing, openKeyRing, type RestingKeys, sealKeyRing } from './key-ring.ts';
export type { DataKey, IndexedField, Keys, Place, Wrap } from './keys.ts';
export { sealOutside } from './outside-seal.ts';
export { CARD_BYTES, unpadCard } from './padding.ts';
export {
  currentParams,
  deriveFromPassword,
  dummyRecord,
  makeSalt,
  meetsFloor,
  needsRaise,
  type PasswordParams,
  type PasswordRecord,
  raisedTo,
  unlock,
} from './password.ts';
export { checkPassword, DEMO_PASSWORD, type PasswordFault } from './password-policy.ts';
export { openForServer, type ServerKey, sealForServer, serverKey } from './server-seal.ts';
export { type DisposableKeys, type OpenedPart, type RingFacts, sessionKeys } from './session-keys.ts';
export {
  countMembers,
  deleteMemberships,
  deleteWraps,
  findAllMembers,
  findGroups,
  findMembers,
  findMemberships,
  findWraps,
  type Group,
  insertWraps,
} from './vault-store.ts';
export { unwrapUserKey, wrapUserKey } from './wraps.ts';
