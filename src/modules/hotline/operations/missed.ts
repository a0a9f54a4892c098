import type { It } from '../../../platform/operations/index.ts';
import { findPersonsByNumber, knownElsewhere } from '../../people/index.ts';
import type { PersonId } from '../contact.ts';
import { refuse } from '../errors.ts';
import { hasRisen } from '../missed-call.ts';
import type { MissedCall } from '../missed-contract.ts';
import { findLines, type LineRecord } from '../store/line-store.ts';
import { findLaterContacts, findMissed, type MissedRecord } from '../store/missed-store.ts';
import { findClientsByNumber } from '../store/search-store.ts';
import { presentPersons } from './call-back.ts';
import { wordsOfMissed } from './gather-missed.ts';
import type { OutgoingCall } from './outgoing.ts';

/** Persons who may be behind a number: those who have it, and clients of contacts on which it was written down. */
export async function personsBehind(it: It, index: Buffer | null, number: string): Promise<PersonId[]> {
  if (!index || number === '') return [];
  const [linked, written] = await Promise.all([findPersonsByNumber(it, number), findClientsByNumber(it.tx, index)]);
  return presentPersons(it, [...new Set([...linked.map((one) => one.id as PersonId), ...written])]);
}

/**
 * A line may call back whom nobody knows. Whom another team knows is not nobody: her card stands behind persons whom this desk
 * does not see, so the gate asks for a reason (hotline.md section 7, rule 7).
 */
export async function mayCallUnknown(
  it: It,
  lines: readonly LineRecord[],
  code: string,
  number: string,
): Promise<boolean> {
  const isOpen = lines.find((line) => line.code === code)?.callBackUnknown === true;
  return isOpen && !(await knownElsewhere(it, number));
}

/** Rows of the list: whether somebody is known, never who, and never the number. */
export async function shownMissed(it: It, rows: readonly MissedRecord[], to: string): Promise<MissedCall[]> {
  if (rows.length === 0) return [];
  const asked = rows.filter((row) => row.end === null && row.numberIndex !== null);
  const [words, lines, later] = await Promise.all([
    wordsOfMissed(it, rows, to),
    findLines(it.tx),
    findLaterContacts(
      it.tx,
      asked.map((row) => ({ index: row.numberIndex as Buffer, day: row.last.day, hour: row.last.hour })),
    ),
  ]);
  const behind = await Promise.all(
    rows.map((row) => (row.end === null ? personsBehind(it, row.numberIndex, words.get(row.id)?.number ?? '') : [])),
  );
  const mayBeCalled = await Promise.all(
    rows.map(async (row, at) => {
      if (row.numberIndex === null) return false;
      const number = words.get(row.id)?.number ?? '';
      return (behind[at] ?? []).length > 0 || (row.end === null && mayCallUnknown(it, lines, row.line, number));
    }),
  );
  return rows.map((row, at) => {
    const isKnown = (behind[at] ?? []).length > 0;
    return {
      id: row.id,
      line: row.line,
      attempts: row.attempts,
      first: { ...row.first },
      last: { ...row.last },
      voicemail: row.voicemail,
      caller: row.numberIndex === null ? ('withheld' as const) : isKnown ? ('known' as const) : ('new' as const),
      mayBeCalled: mayBeCalled[at] ?? false,
      cameBack: row.numberIndex !== null && later.has(row.numberIndex.toString('base64')),
      hasRisen: row.end === null && hasRisen(row.first, { day: it.today, hour: it.hour }),
      note: words.get(row.id)?.note ?? '',
      assignee: row.assignee,
      revision: row.revision,
      end: row.end,
      settledBy: row.settledBy,
      settledOn: row.settledOn,
    };
  });
}

export async function shownOneMissed(it: It, row: MissedRecord, to: string): Promise<MissedCall> {
  const [shown] = await shownMissed(it, [row], to);
  if (!shown) throw refuse('not-found');
  return shown;
}

/** @throws hotline.not-found, hotline.already-settled, hotline.stale-version */
export async function openMissedRow(it: It, id: string, revision?: number): Promise<MissedRecord> {
  const row = await findMissed(it.tx, id);
  if (!row) throw refuse('not-found');
  if (row.end !== null) throw refuse('already-settled', { data: { end: row.end } });
  if (revision !== undefined && row.revision !== revision)
    throw refuse('stale-row', { data: { revision: row.revision } });
  return row;
}

/** The gate's question about a missed number, with the number itself. */
export async function callOfMissed(it: It, row: MissedRecord): Promise<{ call: OutgoingCall; number: string }> {
  const words = await wordsOfMissed(it, [row], 'call');
  const number = words.get(row.id)?.number ?? '';
  const [persons, lines] = await Promise.all([personsBehind(it, row.numberIndex, number), findLines(it.tx)]);
  return {
    number,
    call: {
      sourceKind: 'missed',
      sourceId: row.id,
      group: row.group,
      contact: null,
      persons,
      unknownMayBeCalled: await mayCallUnknown(it, lines, row.line, number),
    },
  };
}
