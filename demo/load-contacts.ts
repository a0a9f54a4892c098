import { setImmediate as turn } from 'node:timers/promises';
import { atDesk } from './at-desk.ts';
import { freshStatistics } from './fresh-statistics.ts';
import { loadFacts } from './load-facts.ts';
import { type Loading, stayAtWork, thereOf } from './loading.ts';
import { putSealed } from './put-sealed.ts';
import type { ContactRecord } from './records.ts';
import { canBeTyped, recordContact } from './through-operations.ts';

const PORTION = 2000;
const TYPED = 2000;

/** Contacts in order of days: typed and sealed by the bulk writer, or most of them as facts alone (load-facts.ts). */
export async function loadContacts(loading: Loading): Promise<void> {
  if (loading.which.every > 1) await loadFacts(loading);
  else await loadWhole(loading);
  await freshStatistics(loading.house.ground.database, ['hotline', 'vault']);
}

async function loadWhole(loading: Loading): Promise<void> {
  const { filling, house, organisation, which, contacts, step } = loading;
  // what is typed comes first and is no portion of its own: a small organisation that was cut short is begun anew
  const typed = filling.typed ?? (filling.scale === 1 ? TYPED : 0);
  let alreadyTyped = 0;
  for (let at = 0; at < contacts; at += PORTION) {
    const end = Math.min(at + PORTION, contacts);
    if (which.isLater(at, end)) {
      step(end - at);
      continue;
    }
    const sealed: ContactRecord[] = [];
    for (let index = at; index < end; index++) {
      const contact = organisation.contact(index);
      if (!which.hasContact(contact)) continue;
      if (alreadyTyped >= typed || !canBeTyped(contact)) {
        sealed.push(contact);
        continue;
      }
      alreadyTyped++;
      stayAtWork(loading);
      // its number is the next one: what came before it goes first
      await putPortion(loading, sealed.splice(0));
      await recordContact(house, contact, organisation.texts(contact));
    }
    stayAtWork(loading);
    await putPortion(loading, sealed);
    step(end - at);
    await turn();
  }
}

async function putPortion(loading: Loading, sealed: readonly ContactRecord[]): Promise<void> {
  const { ground, desks, ids } = loading.house;
  const [first] = sealed;
  if (!first || (await thereOf(loading, 'contacts', [ids.contact(first.index)])).size > 0) return;
  await atDesk(ground, desks.coordinator, (it) => putSealed(it, loading, sealed));
}
