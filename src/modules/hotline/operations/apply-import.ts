import { newId } from '../../../platform/kernel/index.ts';
import { type It, operation } from '../../../platform/operations/index.ts';
import type { DataKey } from '../../../platform/vault/index.ts';
import { type ContactId, contactNumber } from '../contact.ts';
import type { Changes } from '../contact-fields.ts';
import { applyImport as face } from '../contract.ts';
import { refuse } from '../errors.ts';
import { isRead, type ReadRow, readRow } from '../import-row.ts';
import { findContactForChange } from '../store/contact-store.ts';
import type { FirstDayClaim } from '../store/first-day-store.ts';
import {
  destroyPieces,
  findBatchToApply,
  findImportRows,
  findPiece,
  type ImportBatch,
  markApplied,
  putImportRows,
} from '../store/import-store.ts';
import { type BulkContact, bulkAddContacts, settleBulk } from './bulk-add-contacts.ts';
import { correct } from './correct-contact.ts';
import { clientsOfRows, type RowPersons } from './import-clients.ts';
import { importContext, openPiece, openSource, type PieceRow, rowOf } from './import-piece.ts';
import { reportOf } from './import-report.ts';

/** One transaction: all rows of the checked file or none. A second time changes nothing. */
export const applyImport = operation(face, {
  async run(it, { id, hash }) {
    const batch = await findBatchToApply(it.tx, id);
    if (!batch) throw refuse('not-found');
    if (batch.fileHash.toString('hex') !== hash) throw refuse('hash-differs', { path: ['hash'] });
    if (batch.state === 'applied') return reportOf(batch);
    if (batch.state === 'ended') throw refuse('not-checked');
    if (batch.state === 'refused') throw refuse('import-has-errors');
    const keys = await it.keys.openKeys(it.tx, [id], { kind: 'hotline.apply-import', payload: { batch: id } });
    const key = keys.get(id);
    if (!key) throw refuse('not-found');
    await applyPieces(it, batch, key);
    await Promise.all([markApplied(it.tx, id, it.today), destroyPieces(it.tx, id)]);
    it.tx.emit({
      kind: 'hotline.contacts-imported',
      payload: { batch: id, created: batch.created, changed: batch.changed },
    });
    return reportOf({ ...batch, state: 'applied' });
  },
});

interface Checked {
  readonly piece: PieceRow;
  readonly read: ReadRow;
}

async function applyPieces(it: It, batch: ImportBatch, key: DataKey): Promise<void> {
  const context = await importContext(it);
  const source = openSource(it, key, batch.id, batch.sealedSource);
  const number = numbersOf(batch);
  const claims = new Map<string, FirstDayClaim>();
  let done = batch.unchanged;
  for (let piece = 0; ; piece++) {
    const sealed = await findPiece(it.tx, batch.id, piece);
    if (!sealed) break;
    const rows: Checked[] = openPiece(it, key, batch.id, piece, sealed).map((one) => {
      const read = readRow(rowOf(one.cells), context);
      // a line was switched off or a colleague's account went since the check
      if (!isRead(read)) throw refuse('not-checked');
      return { piece: one, read };
    });
    const persons = await clientsOfRows(
      it,
      source,
      batch.group,
      rows.map((row) => ({ ...row.read, isNew: row.piece.changes === null })),
    );
    const fresh = rows.flatMap((row, i) =>
      row.piece.changes === null
        ? [{ ...row, persons: persons[i] as RowPersons, id: newId<'contact'>() as ContactId }]
        : [],
    );
    const known = await findImportRows(
      it.tx,
      fresh.map((row) => Buffer.from(row.piece.index, 'base64')),
    );
    if (known.size > 0) throw refuse('import-conflict');
    const contacts = fresh.map((row) => contactOf(it, source, row, number(row.read.body.day)));
    const added = await bulkAddContacts(it, contacts, {
      kind: 'hotline.import-contacts',
      payload: { batch: batch.id, piece },
    });
    for (const claim of added) claims.set(`${claim.lineGroup}/${claim.subjectKey.toString('latin1')}`, claim);
    const ids = new Map(fresh.map((row) => [row.piece.index, row.id]));
    for (const [i, row] of rows.entries())
      if (row.piece.changes !== null) await correctRow(it, row, persons[i] as RowPersons);
    await putImportRows(
      it.tx,
      rows.map(({ piece: { index, content, changes } }) => ({
        index: Buffer.from(index, 'base64'),
        content: Buffer.from(content, 'base64'),
        contact: changes ?? (ids.get(index) as ContactId),
      })),
    );
    done += rows.length;
    it.progress(done, batch.rows);
  }
  await settleBulk(it, [...claims.values()]);
}

function contactOf(
  it: It,
  source: string,
  row: Checked & { persons: RowPersons; id: ContactId },
  number: string,
): BulkContact {
  const { read, persons, id } = row;
  return {
    id,
    number,
    entry: 'import',
    recordedDay: read.body.day,
    madeBy: it.actor.user,
    body: { ...read.body, clients: persons.clients, concerns: persons.concerns },
    clientKeys: persons.clientKeys,
    sealed: {
      summary: read.note,
      callerNumber: read.phone,
      origin: { source, externalId: read.externalId, clientRef: read.clientRef },
    },
  };
}

/** Mode `correct`: what the file says now becomes a new version; what it says nothing of stays. */
async function correctRow(it: It, row: Checked, persons: RowPersons): Promise<void> {
  const contact = await findContactForChange(it.tx, row.piece.changes as ContactId);
  if (contact?.state !== 'finalised') throw refuse('import-conflict');
  const { clients: _, concerns: __, consultant, ...coded } = row.read.body;
  const clients = persons.clients.filter((id) => id !== null);
  const changes = {
    ...coded,
    ...(consultant === null ? {} : { consultant }),
    summary: row.read.note,
    callerNumber: row.read.phone,
    // an empty client_ref names nobody new on a contact that has its client
    ...(row.read.clientRef === '' && row.read.body.kind === 'data' ? {} : { clients }),
    concerns: persons.concerns,
  } as Changes;
  await correct(it, { contact, changes, reason: 'review', reasonText: '', unchanged: 'pass' });
}

/** The numbers that were taken at the check, year by year. */
function numbersOf(batch: ImportBatch): (day: string) => string {
  const next = new Map(batch.blocks.map(([year, first]) => [year, first]));
  return (day) => {
    const year = Number(day.slice(0, 4));
    const sequence = next.get(year) as number;
    next.set(year, sequence + 1);
    return contactNumber(year, sequence);
  };
}
