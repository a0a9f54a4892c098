import type { OwnDesk } from '../../platform/accounts/own-desk.ts';
import { chooseDesk } from '../../platform/desk-kit/door-calls.ts';
import { call, door } from '../../platform/desk-kit/index.ts';

/** Takes what the user chose for her own desk at once and keeps it with her account. Fails where it could not be kept. */
export async function chooseOwnDesk(chosen: Partial<OwnDesk>): Promise<void> {
  const { session } = door.state();
  if (!session) return;
  door.choose({ ...session.desk, ...chosen });
  await call(chooseDesk, chosen, { atDoor: true });
}
