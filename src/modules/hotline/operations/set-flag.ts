import { type It, operation } from '../../../platform/operations/index.ts';
import type { ContactId, PersonId } from '../contact.ts';
import { setFlag as face } from '../contract.ts';
import { refuse } from '../errors.ts';
import { defaultUntil, latestUntil } from '../flag.ts';
import { findContact } from '../store/contact-store.ts';
import { findFlag, insertFlag } from '../store/flag-store.ts';
import { beginPiece } from '../store/own-piece.ts';
import { findText, openTexts } from '../store/text-store.ts';
import { type FlagWords, shownFlags } from './flags.ts';
import { dutyDesk } from './guards.ts';
import { isWithheld, numberIndex, resolvePersons } from './persons.ts';

export interface FlagTarget {
  readonly person: PersonId | null;
  readonly numberIndex: Buffer | null;
  readonly contact: ContactId | null;
  readonly numberEnd: string | null;
}

const lastDigits = (typed: string): string => typed.replace(/\D/g, '').slice(-3);

/** On whom a warning stands. One on nobody would be shown to nobody. */
export const setFlag = operation(face, {
  async run(it, input) {
    const group = dutyDesk(it);
    const from = input.from ?? it.today;
    if (input.until === null) throw refuse('until-needed', { path: ['until'] });
    const until = input.until ?? defaultUntil(input.kind, from);
    if (until < from) throw refuse('days-reversed', { path: ['until'] });
    const latest = latestUntil(input.kind, from, it.may('hotline.supervise'));
    if (until > latest) throw refuse('until-too-far', { path: ['until'], params: { latest }, data: { latest } });
    const target = await targetOf(it, input);
    const known = await findFlag(it.tx, input.id);
    if (known) return shownOne(it, known);
    const words: FlagWords = { reason: input.reason, numberEnd: target.numberEnd };
    const piece = beginPiece(it.keys, group, 'hotline.flag', input.id, words);
    const flag = {
      id: input.id,
      group,
      kind: input.kind,
      ...target,
      from,
      until,
      sealed: piece.sealed,
      setBy: it.actor.user,
      setOn: it.today,
      clearedBy: null,
      clearedOn: null,
    };
    if (!(await insertFlag(it.tx, flag))) throw refuse('id-taken', { path: ['id'] });
    await it.keys.putWraps(it.tx, piece.wraps);
    it.tx.record({
      kind: 'hotline.set-flag',
      payload: { flag: flag.id, kind: flag.kind, until, person: target.person, contact: target.contact },
    });
    return shownOne(it, flag);
  },
});

const shownOne = async (it: It, flag: Parameters<typeof insertFlag>[1]) => {
  const [shown] = await shownFlags(it, [flag], 'set-flag', { flag: flag.id });
  if (!shown) throw refuse('not-found');
  return shown;
};

async function targetOf(
  it: It,
  input: {
    readonly person?: string | undefined;
    readonly number?: string | undefined;
    readonly contact?: string | undefined;
  },
): Promise<FlagTarget> {
  const { person, number, contact } = input;
  if ([person, number, contact].filter((one) => one !== undefined).length !== 1)
    throw refuse('flag-target-needed', { path: ['person'] });
  if (contact !== undefined) return targetOfContact(it, contact as ContactId);
  if (person !== undefined) {
    const linked = (await resolvePersons(it, [person as PersonId])).get(person as PersonId);
    return { person: linked?.id ?? null, numberIndex: null, contact: null, numberEnd: null };
  }
  const index = isWithheld(number as string) ? null : numberIndex(it, number as string);
  if (!index) throw refuse('flag-target-needed', { path: ['number'] });
  return { person: null, numberIndex: index, contact: null, numberEnd: lastDigits(number as string) };
}

/** Whoever a contact was with: its one client, its number; where it has neither, the contact itself. */
export async function targetOfContact(it: It, id: ContactId): Promise<FlagTarget> {
  const contact = await findContact(it.tx, id);
  if (!contact || contact.state === 'discarded') throw refuse('not-found');
  const clients = contact.body.clients.filter((client) => client !== null);
  const index = contact.numberIndex;
  return {
    person: clients.length === 1 ? (clients[0] as PersonId) : null,
    numberIndex: index,
    contact: id,
    numberEnd: index ? lastDigits(await numberOf(it, id)) : null,
  };
}

/** The number that was written down with a contact; empty where none was, or it cannot be opened. */
export async function numberOf(it: It, id: ContactId): Promise<string> {
  const [piece, keys] = await Promise.all([
    findText(it.tx, id),
    it.keys.openKeys(it.tx, [id], { kind: 'hotline.open-contact', payload: { contact: id, to: 'number' } }),
  ]);
  const key = keys.get(id);
  return piece && key ? openTexts(it.keys, key, piece).callerNumber : '';
}
