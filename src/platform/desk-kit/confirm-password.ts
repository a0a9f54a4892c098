import { call } from './api.ts';
import { door } from './door.ts';
import { unlockSession } from './door-calls.ts';

/**
 * The password once more, before what cannot be undone or leaves the house (operations with `stepUp`). The session goes
 * on under a new token; for five minutes such acts are let through. @throws Failure when it is not the password
 */
export async function confirmPassword(password: string): Promise<void> {
  door.enter(await call(unlockSession, { password }, { atDoor: true }));
}
