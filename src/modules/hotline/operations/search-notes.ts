import { createHash } from 'node:crypto';
import { setImmediate as breath } from 'node:timers/promises';
import { type It, operation } from '../../../platform/operations/index.ts';
import { SealBroken } from '../../../platform/vault/index.ts';
import type { ContactId } from '../contact.ts';
import { refuse } from '../errors.ts';
import { type NoteQuestion, readNoteQuestion } from '../note-words.ts';
import { searchNotes as face, mostBytesRead, mostNoteHits, mostRead } from '../notes-contract.ts';
import { findToScan, type ToScan } from '../store/scan-store.ts';
import { countUpTo, findListed } from '../store/search-store.ts';
import { findTexts, openTextBytes } from '../store/text-store.ts';
import { filterOf, recordedFilter } from './contact-filter.ts';
import { rowsOf } from './contact-rows.ts';
import { reasonToLookUp } from './reason-to-look-up.ts';
import { openScanner } from './scan-in-thread.ts';
import type { ScannedNote } from './scanning-thread.ts';

/** A set that is too large is counted so far, to say how much narrower it must be. */
const COUNTED = 100_000;

/**
 * Words inside notes (hotline.md section 13, security.md section 10): first the coded filters, in the database; of what they
 * leave at most 2,000 contacts are opened and read. One row on record: how many were opened, why, a hash of the question, and the
 * contacts of which a piece is shown.
 * Contacts whose key this person does not hold are no hits, and nothing says that they are there.
 */
export const searchNotes = operation(face, {
  limited: 'look-ups',
  isLong: true,
  async run(it, { words, ...input }) {
    const question = readNoteQuestion(words);
    if (!question) throw refuse('words-needed', { path: ['words'] });
    const why = await reasonToLookUp(it, input);
    const asked = await filterOf(it, input);
    const toScan = await findToScan(it.tx, asked.filter, mostRead);
    if (toScan.length > mostRead) {
      const { n, more } = await countUpTo(it.tx, asked.filter, COUNTED);
      throw refuse('too-many-to-read', { params: { contacts: n, more: more ? '+' : '', most: mostRead } });
    }
    const most = mostWithin(toScan, mostBytesRead);
    if (most < toScan.length) throw refuse('too-many-to-read', { params: { contacts: toScan.length, more: '', most } });
    const ids = toScan.map((one) => one.id);
    const { notes, read, broken } = await readThrough(it, ids, question);
    const shown = ids.filter((id) => notes.has(id)).slice(0, mostNoteHits);
    it.tx.record({
      kind: 'hotline.open-notes',
      payload: {
        ...recordedFilter(asked),
        ...why,
        question: createHash('sha256').update(words.trim()).digest('hex'),
        count: read,
        hits: notes.size,
        // of whom a piece was read: "who opened this contact" must say so
        contacts: shown,
        ...(broken.length > 0 ? { broken: broken.length } : {}),
      },
    });
    // security.md section 16: what was tampered with is for the auditors to know, one by one
    for (const contact of broken) it.tx.record({ kind: 'vault.seal-broken', payload: { operation: face.id, contact } });
    const rows = await rowsOf(it, await findListed(it.tx, shown));
    const byId = new Map(rows.map((row) => [row.id as string, row]));
    return {
      hits: shown.flatMap((id) => {
        const contact = byId.get(id);
        const found = (notes.get(id) ?? []).map(({ field, snippet: { text, marks, cut } }) => ({
          field,
          text,
          marks: marks.map(([from, to]): [number, number] => [from, to]),
          cut: [...cut] as [boolean, boolean],
        }));
        return contact ? [{ contact, found }] : [];
      }),
      count: notes.size,
      read,
    };
  },
});

/** How many of them, the latest first, hold so much text together. */
export function mostWithin(toScan: readonly Pick<ToScan, 'bytes'>[], bytes: number): number {
  let left = bytes;
  const at = toScan.findIndex((one) => {
    left -= one.bytes;
    return left < 0;
  });
  return at < 0 ? toScan.length : at;
}

/** So many contacts are opened at a stretch: some milliseconds, after which others are served. */
const BURST = 100;

interface Read {
  readonly notes: ReadonlyMap<ContactId, ScannedNote['found']>;
  /** whose notes were opened */
  readonly read: number;
  readonly broken: readonly ContactId[];
}

/** While the thread reads one burst, the next one is fetched and opened. */
async function readThrough(it: It, ids: readonly ContactId[], question: NoteQuestion): Promise<Read> {
  const notes = new Map<ContactId, ScannedNote['found']>();
  const broken: ContactId[] = [];
  let read = 0;
  const scanner = openScanner();
  const reading: Promise<void>[] = [];
  try {
    for (let at = 0; at < ids.length; at += BURST) {
      const burst = await openBurst(it, ids.slice(at, at + BURST));
      read += burst.of.length;
      broken.push(...burst.broken);
      await reading.at(-1);
      const answer = scanner.scan(question, burst.texts).then((found) => {
        for (const one of found) notes.set(burst.of[one.at] as ContactId, one.found);
      });
      answer.catch(() => undefined);
      reading.push(answer);
      await breath();
    }
    await Promise.all(reading);
  } finally {
    await scanner.close();
  }
  return { notes, read, broken };
}

/** One row for the whole search, made above: each burst would record itself. */
const quietly = (it: It): It['tx'] => ({ ...it.tx, record: () => undefined });

async function openBurst(it: It, ids: readonly ContactId[]) {
  const [pieces, keys] = await Promise.all([
    findTexts(it.tx, ids),
    it.keys.openKeys(quietly(it), ids, { kind: 'hotline.open-notes', payload: {} }),
  ]);
  const of: ContactId[] = [];
  const texts: Buffer[] = [];
  const broken: ContactId[] = [];
  for (const piece of pieces) {
    const key = keys.get(piece.contact);
    if (!key) continue;
    try {
      texts.push(openTextBytes(it.keys, key, piece));
      of.push(piece.contact);
    } catch (cause) {
      // one that was tampered with does not hide the others; that it is there stands on record
      if (!(cause instanceof SealBroken)) throw cause;
      broken.push(piece.contact);
    }
  }
  it.keys.forget(keys.values());
  return { of, texts, broken };
}
