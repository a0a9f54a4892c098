/**
 * The second backend: the functions of crypto.ts over libsodium compiled to WebAssembly. Only tests import it; it is
 * here so that no format hangs on one binding, and so that a mistake in either shows as a difference of bytes.
 */
import sodium from 'libsodium-wrappers-sumo';
import type * as native from './crypto.ts';

await sodium.ready;

type Portable = Pick<
  typeof native,
  | 'aeadSeal'
  | 'aeadOpen'
  | 'kdfSubkey'
  | 'blake2b'
  | 'makeKeyPair'
  | 'publicKeyOf'
  | 'boxSeal'
  | 'boxOpen'
  | 'sameBytes'
  | 'argon2id'
  | 'sha256'
  | 'hmacSha256'
  | 'hkdfSha256'
>;

/** These functions throw for what does not open; ours answer false and leave zeros. */
function into(target: Buffer, compute: () => Uint8Array): boolean {
  try {
    target.set(compute());
    return true;
  } catch {
    target.fill(0);
    return false;
  }
}

const hmac = (key: Uint8Array, message: Uint8Array): Buffer => {
  const state = sodium.crypto_auth_hmacsha256_init(key);
  sodium.crypto_auth_hmacsha256_update(state, message);
  return Buffer.from(sodium.crypto_auth_hmacsha256_final(state));
};

export const portable: Portable = {
  aeadSeal: (target, plaintext, aad, nonce, key) =>
    void target.set(sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(plaintext, aad, null, nonce, key)),
  aeadOpen: (target, ciphertext, aad, nonce, key) =>
    into(target, () => sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, ciphertext, aad, nonce, key)),
  kdfSubkey: (target, id, context, key) =>
    void target.set(sodium.crypto_kdf_derive_from_key(target.byteLength, id, context.toString('latin1'), key)),
  blake2b: (target, message, key) =>
    void target.set(sodium.crypto_generichash(target.byteLength, message, key ?? null)),
  makeKeyPair: () => {
    const pair = sodium.crypto_box_keypair();
    return { publicKey: Buffer.from(pair.publicKey), secretKey: Buffer.from(pair.privateKey) };
  },
  publicKeyOf: (secretKey) => Buffer.from(sodium.crypto_scalarmult_base(secretKey)),
  boxSeal: (target, message, publicKey) => void target.set(sodium.crypto_box_seal(message, publicKey)),
  boxOpen: (target, box, pair) => into(target, () => sodium.crypto_box_seal_open(box, pair.publicKey, pair.secretKey)),
  sameBytes: (a, b) => a.byteLength === b.byteLength && sodium.memcmp(a, b),
  argon2id: async (target, password, salt, { passes, memory }) =>
    void target.set(
      sodium.crypto_pwhash(target.byteLength, password, salt, passes, memory, sodium.crypto_pwhash_ALG_ARGON2ID13),
    ),
  sha256: (message) => Buffer.from(sodium.crypto_hash_sha256(message)),
  hmacSha256: hmac,
  // RFC 5869 with one block of output, written out: extract, then expand once
  hkdfSha256: (secret, salt, info) =>
    hmac(hmac(salt, secret), Buffer.concat([Buffer.from(info, 'utf8'), Buffer.from([1])])),
};
