import { operation } from '../../../platform/operations/index.ts';
import { csvLine } from '../contacts-csv.ts';
import { getImportReport as face } from '../contract.ts';
import { refuse } from '../errors.ts';
import en from '../locales/en.json' with { type: 'json' };
import sr from '../locales/sr.json' with { type: 'json' };
import { findBatch } from '../store/import-store.ts';

/** Every bad row of a checked file, up to 10,000, with a sentence in both languages. */
export const getImportReport = operation(face, {
  async run(it, { id }) {
    const batch = await findBatch(it.tx, id);
    if (!batch) throw refuse('not-found');
    const lines = ['row,column,code,message_sr,message_en\r\n'];
    for (const { row, column, code } of batch.errors)
      lines.push(csvLine([String(row), column, code, sr.import[code], en.import[code]]));
    const more = batch.errorCount - batch.errors.length;
    if (more > 0)
      lines.push(
        csvLine([
          '',
          '',
          'more',
          sr.import.more.replace('{{count}}', String(more)),
          en.import.more.replace('{{count}}', String(more)),
        ]),
      );
    return { fileName: 'import-errors.csv', type: 'text/csv; charset=utf-8', body: `\ufeff${lines.join('')}` };
  },
});
