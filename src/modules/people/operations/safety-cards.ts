import type { Day, GroupId } from '../../../platform/kernel/index.ts';
import { newId } from '../../../platform/kernel/index.ts';
import type { It } from '../../../platform/operations/index.ts';
import { type DataKey, findGroups } from '../../../platform/vault/index.ts';
import { type ContactAnswer, daysLeft, mayContactNow, type SafetyCard } from '../safety-card.ts';
import { findCurrentCards, insertSafetyCard, type SafetyCardRow } from '../store/identity-store.ts';
import { findPersons, type PersonRow } from '../store/person-store.ts';
import { safetyCardPlace } from '../store/places.ts';

/** The safety card as the screen shows it: empty fields are null. */
export interface ShownSafetyCard {
  readonly version: number;
  /** may the person be contacted at this moment? */
  readonly now: ContactAnswer;
  readonly daysLeft: number;
  readonly mayContact: SafetyCard['mayContact'];
  readonly ways: readonly string[];
  readonly hours: readonly number[] | null;
  readonly zone: string;
  readonly whoMayAnswer: string | null;
  readonly leaveMessage: SafetyCard['leaveMessage'];
  readonly sendText: SafetyCard['sendText'];
  readonly whatToSay: string | null;
  readonly identifyAs: string | null;
  readonly codeWord: string | null;
  readonly duressWord: string | null;
  readonly ifCallDrops: string | null;
  readonly language: string | null;
  readonly validUntil: Day;
  readonly askedOn: Day;
  readonly madeOn: Day;
}

/** Whose members may have to answer the person: they all read her safety card (security.md section 3, class 3). */
export const DESKS = ['hotline', 'cases'];

export const openSafetyCard = (it: It, key: DataKey, person: string, row: SafetyCardRow): SafetyCard =>
  JSON.parse(it.keys.openText(key, safetyCardPlace(person, row.version), row.sealed));

export const contactNow = (it: It, card: SafetyCard | undefined): ContactAnswer =>
  mayContactNow(card, it.clock.now(), it.organisation.zone);

export function shownSafetyCard(it: It, card: SafetyCard, row: SafetyCardRow): ShownSafetyCard {
  return {
    version: row.version,
    now: contactNow(it, card),
    daysLeft: daysLeft(card, it.today),
    mayContact: card.mayContact,
    ways: card.ways,
    hours: card.hours ?? null,
    zone: card.zone ?? it.organisation.zone,
    whoMayAnswer: card.whoMayAnswer ?? null,
    leaveMessage: card.leaveMessage,
    sendText: card.sendText,
    whatToSay: card.whatToSay ?? null,
    identifyAs: card.identifyAs ?? null,
    codeWord: card.codeWord ?? null,
    duressWord: card.duressWord ?? null,
    ifCallDrops: card.ifCallDrops ?? null,
    language: card.language ?? null,
    validUntil: card.validUntil,
    askedOn: card.askedOn,
    madeOn: row.made_on,
  };
}

/** The card in force, opened and on record; null where there is none, or none for this reader. */
export const safetyCardOf = async (it: It, person: string): Promise<ShownSafetyCard | null> =>
  (await safetyCardsOf(it, [person])).get(person) ?? null;

/** The same for many, each card that is opened an act of its own. */
export async function safetyCardsOf(it: It, ids: readonly string[]): Promise<ReadonlyMap<string, ShownSafetyCard>> {
  if (ids.length === 0) return new Map();
  const [persons, rows] = await Promise.all([findPersons(it.tx, ids), findCurrentCards(it.tx, ids)]);
  const keyIds = new Map(persons.map((person) => [person.id as string, person.card_key_id]));
  const held = rows.flatMap((row) => {
    const keyId = keyIds.get(row.person_id);
    const act = { kind: 'people.open-safety-card', payload: { person: row.person_id, version: row.version } };
    return keyId ? [{ row, keyId, act }] : [];
  });
  const [first, ...others] = held;
  if (!first) return new Map();
  for (const { act } of others) it.tx.record(act);
  const keys = await it.keys.openKeys(
    it.tx,
    held.map(({ keyId }) => keyId),
    first.act,
  );
  return new Map(
    held.flatMap(({ row, keyId }): [string, ShownSafetyCard][] => {
      const key = keys.get(keyId);
      const { person_id: person } = row;
      return key ? [[person, shownSafetyCard(it, openSafetyCard(it, key, person, row), row)]] : [];
    }),
  );
}

/**
 * Writes the next version. The first one makes the key of the compartment and wraps it for both desks: for one that the
 * writer is not of, as a sealed box.
 */
export async function writeSafetyCard(
  it: It,
  person: PersonRow,
  card: SafetyCard,
  version: number,
): Promise<{ keyId: string } | null> {
  const desks = (await findGroups(it.tx)).filter((group) => DESKS.includes(group.code)).map((group) => group.id);
  const act = { kind: 'people.set-safety-card', payload: { person: person.id, version, validUntil: card.validUntil } };
  const key = person.card_key_id
    ? (await it.keys.openKeys(it.tx, [person.card_key_id], act)).get(person.card_key_id)
    : await newCardKey(it, desks, act);
  if (!key) return null;
  await insertSafetyCard(it.tx, {
    person: person.id,
    version,
    groups: desks,
    validUntil: card.validUntil,
    sealed: it.keys.sealText(key, safetyCardPlace(person.id, version), JSON.stringify(card)),
    madeOn: it.today,
  });
  return { keyId: key.id };
}

async function newCardKey(
  it: It,
  desks: readonly GroupId[],
  act: Parameters<It['tx']['record']>[0],
): Promise<DataKey | undefined> {
  const held = desks.filter((id) => it.actor.groups.includes(id));
  const others = desks.filter((id) => !held.includes(id));
  if (held.length === 0) return undefined;
  it.tx.record(act);
  const { key, wraps } = it.keys.newKey(newId(), held);
  const outside = others.length > 0 ? await it.keys.wrapOutside(it.tx, key, others) : [];
  await it.keys.putWraps(it.tx, [...wraps, ...outside]);
  return key;
}
