import { z } from 'zod';
import { endpoint, schema } from '../../platform/kernel/index.ts';
import { contactRow } from './contact-shapes.ts';
import { searchContacts } from './contract.ts';

/** Words inside notes. What is asked and what is found travel in bodies alone, never in an address, a log or an error. */
const { cursor: _cursor, ...filters } = searchContacts.input.shape;

/** so many contacts are read at most: whoever asks narrows down first (hotline.md section 13) */
export const mostRead = 2000;
/** and so much sealed text: a shelf of ordinary notes is a tenth of it; one of the longest is a minute's reading for one thread */
export const mostBytesRead = 32 * 1024 * 1024;
/** so many are shown */
export const mostNoteHits = 200;

const place = z.number().int();

export const searchNotes = endpoint({
  id: 'hotline.search-notes',
  method: 'POST',
  path: '/hotline/note-search',
  permission: 'hotline.find',
  summary:
    'Words inside the notes of at most 2,000 filtered contacts: all of them, beginnings of words, either script; in quotation marks as they stand. A look-up: with an open contact of yours or a purpose.',
  input: schema.record({ ...filters, words: schema.neededText(200) }),
  output: z.strictObject({
    /** latest day first; with more than 200 hits the latest */
    hits: z.array(
      z.strictObject({
        contact: contactRow,
        found: z.array(
          z.strictObject({
            field: z.enum(['summary', 'callerWords', 'ourView']),
            /** a piece of the text around the first word that was met */
            text: z.string(),
            /** from, to: places in `text` */
            marks: z.array(z.tuple([place, place])),
            /** more of the field stands before, after */
            cut: z.tuple([z.boolean(), z.boolean()]),
          }),
        ),
      }),
    ),
    /** hits in all */
    count: place,
    /** contacts whose notes were read */
    read: place,
  }),
});

export type NoteHit = z.output<typeof searchNotes.output>['hits'][number];
