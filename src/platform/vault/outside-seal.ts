import type { OrganisationId } from '../kernel/index.ts';
import { KEY_BYTES, randomBytes, wipe } from './crypto.ts';
import { seal, subkey } from './envelope.ts';
import type { Place, Wrap } from './keys.ts';
import { padText } from './padding.ts';
import type { Group } from './vault-store.ts';
import { wrapToGroup } from './wraps.ts';

/**
 * Sealing with nobody signed in (security.md section 9): a gateway makes a fresh data key, seals a text under it and boxes the
 * key to a group's public half. Whoever sealed it cannot open it again; a member opens it like any other text of hers. No
 * context but the place: what is sealed here opens at that place and nowhere else.
 */
export function sealOutside(
  org: OrganisationId,
  group: Pick<Group, 'id' | 'epoch' | 'publicKey'>,
  request: { readonly keyId: string; readonly place: Place; readonly text: string },
): { readonly sealed: Buffer; readonly wrap: Wrap } {
  const { keyId, place } = request;
  const key = Buffer.allocUnsafeSlow(KEY_BYTES);
  const fresh = randomBytes(KEY_BYTES);
  fresh.copy(key);
  wipe(fresh);
  const bytes = subkey(key, 'text');
  try {
    const context = { org, keyId, groupId: group.id, epoch: group.epoch, keyEpoch: 1 };
    const sealed = seal(
      { key: bytes, epoch: 1, context: { org, ...place } },
      padText(Buffer.from(request.text, 'utf8')),
    );
    const wrapped = wrapToGroup(group.publicKey, context, key);
    return { sealed, wrap: { keyId, groupId: group.id, groupEpoch: group.epoch, keyEpoch: 1, form: 1, wrapped } };
  } finally {
    wipe(bytes, key);
  }
}
