/**
 * Class 2 (security.md §3): what the server must read without a person — staff e-mail, mail credentials, newsletter
 * addresses, messages until they are sent. Sealed under K_srv, which comes from the pepper; never for anything about
 * a client. Same envelope as everywhere; its epoch is the pepper's number, so a changed pepper is seen, not guessed.
 */
import { open, type SealContext, seal } from './envelope.ts';
import { serverKeyBytes } from './pepper.ts';

export interface ServerKey {
  readonly key: Buffer;
  /** the pepper's number, as it stands in the user rows */
  readonly epoch: number;
}

export const serverKey = (pepper: Buffer, pepperNumber = 1): ServerKey => ({
  key: serverKeyBytes(pepper),
  epoch: pepperNumber,
});

export const sealForServer = (server: ServerKey, context: SealContext, plaintext: Buffer): Buffer =>
  seal({ ...server, context }, plaintext);

/** @throws SealBroken */
export const openForServer = (server: ServerKey, context: SealContext, envelope: Buffer): Buffer =>
  open({ ...server, context }, envelope);
