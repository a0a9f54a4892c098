import type { AgeBand } from '../../../codelists/index.ts';
import type { Day } from '../../../platform/kernel/index.ts';
import type { It } from '../../../platform/operations/index.ts';
import { ageBandOn } from '../person.ts';
import { findIdentities } from '../store/identity-store.ts';
import { findPerson } from '../store/person-store.ts';
import { openIdentity } from './sealed-identity.ts';

/**
 * How old a person was on a day. Her birth is opened for it: one row in the log. Where it is not known, or not this
 * reader's to open, the band that stands in clear: that of the day on which it was written down.
 * @returns `unknown` also for whom this reader may not see
 */
export async function ageBandOf(it: It, personId: string, day: Day): Promise<AgeBand> {
  const [person, identities] = await Promise.all([findPerson(it.tx, personId), findIdentities(it.tx, [personId])]);
  const stored = person?.age_band ?? 'unknown';
  const [identity] = identities;
  if (!person?.identity_key_id || !identity) return stored;
  const act = { kind: 'people.open-birth', payload: { person: personId, on: day } };
  const key = (await it.keys.openKeys(it.tx, [person.identity_key_id], act)).get(person.identity_key_id);
  const birth = key && openIdentity(it.keys, key, identity).birth;
  return birth ? ageBandOn(birth, day) : stored;
}
