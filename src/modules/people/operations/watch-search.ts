import { createHmac, randomBytes } from 'node:crypto';
import { countName, hourOf } from '../../../platform/access/index.ts';
import { findAccounts } from '../../../platform/accounts/index.ts';
import { newId } from '../../../platform/kernel/index.ts';
import type { It } from '../../../platform/operations/index.ts';
import { findGroups } from '../../../platform/vault/index.ts';
import type { LookUpPurpose } from '../look-up-purposes.ts';
import type { NameQuery } from '../name-query.ts';
import { isNewQuestion, joined, meetsName, noMemory, type SearchMemory, watched } from '../search-watch.ts';
import { insertAlarms } from '../store/alarm-store.ts';

/**
 * Questions are told apart in memory, by a mark under a key that nobody else has and that goes with the process; how many
 * there were in the hour is a number in the database, so that a command line that is started anew for each of them counts
 * on. A question that this process knows costs no statement.
 */
const memories = new Map<string, SearchMemory>();
const ownNames = new Map<string, readonly string[]>();
const markKey = randomBytes(32);

export async function watchSearch(
  it: It,
  search: { readonly purpose: LookUpPurpose; readonly text: string; readonly query: NameQuery },
): Promise<void> {
  const { purpose, query } = search;
  if (query.words.length === 0) return;
  const { user, org } = it.actor;
  const words = query.words.map((word) => word.forms);
  const before = memories.get(user) ?? noMemory;
  const question = createHmac('sha256', markKey)
    .update(words.map(([form]) => form).join(' '))
    .digest('base64')
    .slice(0, 12);
  const asked = { day: it.today, hour: it.hour, question };
  const isNew = isNewQuestion(before, asked);
  const { memory, alarms } = watched(before, {
    ...asked,
    purpose,
    names: isNew ? await countName(it.tx, hourOf(it.clock.now())) : null,
    isOwnName: meetsName(words, await namesOf(it)),
    isWatchedName: meetsName(words, it.settings.watchedNames.split(',')),
    mostNames: it.settings.namesPerHour,
  });
  // several at once began from the same memory: none of them forgets the others
  it.tx.afterCommit(() => memories.set(user, joined(memories.get(user) ?? noMemory, memory)));
  if (alarms.length === 0) return;
  const auditors = (await findGroups(it.tx)).find((group) => group.code === 'auditors');
  if (!auditors) return;
  const rows = alarms.map((kind) => ({
    id: newId<'search-alarm'>(),
    kind,
    purpose,
    made_on: it.today,
    hour: it.hour,
  }));
  await insertAlarms(it.tx, auditors.id, rows);
  it.tx.record({ kind: 'people.search-alarm', payload: { org, user, alarms: [...alarms], purpose } });
}

/** The colleague's own surname as her user name tells it: the display name is sealed to the server. */
async function namesOf(it: It): Promise<readonly string[]> {
  const known = ownNames.get(it.actor.user);
  if (known) return known;
  const username = (await findAccounts(it.tx)).find((one) => one.id === it.actor.user)?.username ?? '';
  // mila.petrovic: the surname; a user name that is a given name alone says nothing of relatives
  const parts = username.split(/[^\p{L}]+/u).filter((part) => part.length > 0);
  const names = parts.length > 1 ? parts.slice(-1) : [];
  ownNames.set(it.actor.user, names);
  return names;
}
