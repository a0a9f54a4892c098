import { beginSession } from '../begin-session.ts';
import { signIn as face } from '../contract.ts';
import { door } from '../door.ts';
import { openWithPassword } from '../password-door.ts';

export const signIn = door(face, async (it, input) => {
  const opened = await openWithPassword(it.ground, { ...input, device: it.device });
  return beginSession(it, opened, null);
});
