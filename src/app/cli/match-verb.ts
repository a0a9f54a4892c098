import { existsSync } from 'node:fs';
import { evaluate, evaluationText, WrongFile } from '../../modules/people/index.ts';
import { Refusal } from '../../platform/kernel/index.ts';
import { type Verb, WrongUsage } from './arguments.ts';
import { readPieces } from './read-pieces.ts';
import { progressLine, result } from './terminal.ts';

/** Measures the matching on files that somebody brings. It opens no home and no database. */
const formats = ['text', 'json'];

/** One file, or several with commas between them. */
const filesOf = (typed: string): string[] =>
  existsSync(typed) ? [typed] : typed.split(',').filter((path) => path !== '');

export const matchVerb: Verb = {
  words: ['match', 'evaluate'],
  what: 'Compares people or organisations in a file and measures the answers against a labelled truth: precision, recall, ranks, calibration, time.',
  options: [
    {
      name: 'records',
      value: 'FILE',
      what: 'CSV: id, and any of given, surname, name, aliases, birth_date, sex, phone, email, document, place, citizenship, language, organisation; several files: A.csv,B.csv',
      needed: true,
    },
    {
      name: 'queries',
      value: 'FILE',
      what: 'CSV of the same columns: each is looked for among the records; without it the records among themselves',
    },
    { name: 'truth', value: 'FILE', what: 'CSV: id1, id2, same (1 or 0); or id, cluster', needed: true },
    { name: 'format', value: 'FORMAT', what: 'text (default), json' },
  ],
  async run(given) {
    const format = given.text('format') ?? 'text';
    if (!formats.includes(format)) throw new WrongUsage(`--format is ${formats.join(', ')}`);
    const pieces = (option: string) =>
      filesOf(given.needed(option)).map(
        (path): Iterable<string> => ({
          [Symbol.iterator]: () => readPieces(path, option),
        }),
      );
    const records = pieces('records');
    const asked = given.text('queries');
    // a list asked of itself is its records among themselves
    const queries = asked === undefined || asked === given.needed('records') ? undefined : pieces('queries');
    const line = progressLine('compared');
    try {
      const found = evaluate({
        records,
        queries,
        truth: { [Symbol.iterator]: () => readPieces(given.needed('truth'), 'truth') },
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
