import { readFile } from 'node:fs/promises';
import { evaluate, evaluationText, WrongFile } from '../../modules/people/index.ts';
import { Refusal } from '../../platform/kernel/index.ts';
import { type Verb, WrongUsage } from './arguments.ts';
import { progressLine, result } from './terminal.ts';

/** Measures the matching on files that somebody brings. It opens no home and no database. */
const formats = ['text', 'json'];

/** UTF-8, or UTF-16 as spreadsheets write it, told by its mark. */
const textOf = (bytes: Buffer): string => bytes.toString(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf16le' : 'utf8');

export const matchVerb: Verb = {
  words: ['match', 'evaluate'],
  what: 'Compares people or organisations in a file and measures the answers against a labelled truth: precision, recall, ranks, calibration, time.',
  options: [
    {
      name: 'records',
      value: 'FILE',
      what: 'CSV: id, and any of given, surname, name, birth_date, sex, phone, email, place, organisation',
      needed: true,
    },
    {
      name: 'queries',
      value: 'FILE',
      what: 'CSV of the same columns: each is looked for among the records; without it the records among themselves',
    },
    { name: 'truth', value: 'FILE', what: 'CSV: id1, id2, same (1 or 0)', needed: true },
    { name: 'format', value: 'FORMAT', what: 'text (default), json' },
  ],
  async run(given) {
    const format = given.text('format') ?? 'text';
    if (!formats.includes(format)) throw new WrongUsage(`--format is ${formats.join(', ')}`);
    const read = async (option: string): Promise<string> =>
      readFile(given.needed(option))
        .then(textOf)
        .catch((cause: unknown) => {
          throw new Refusal('cli.cannot-read', 409, {
            cause,
            data: { sentence: `--${option}: the file cannot be read.` },
          });
        });
    const [records, truth] = await Promise.all([read('records'), read('truth')]);
    const queries = given.text('queries') === undefined ? undefined : await read('queries');
    const line = progressLine('compared');
    try {
      const found = evaluate({
        records,
        queries,
        truth,
        progress: (what, done, of) => what === 'compare' && line(done, of),
      });
      result(format === 'json' ? `${JSON.stringify(found, null, 2)}\n` : evaluationText(found));
    } catch (problem) {
      if (!(problem instanceof WrongFile)) throw problem;
      throw new Refusal('cli.wrong-file', 422, {
        data: { sentence: `${problem.file ?? 'A file'}: ${problem.message}` },
      });
    }
  },
};
