import { createReadStream, createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { isDay, Refusal } from '../../platform/kernel/index.ts';
import type { Download } from '../../platform/operations/index.ts';
import { type Verb, WrongUsage } from './arguments.ts';
import { asUser, inHome, settingsOf } from './in-home.ts';
import { progressLine, result, say } from './terminal.ts';

/** Contacts in and out as contacts.csv. */
interface Report {
  readonly id: string;
  readonly state: 'checked' | 'refused' | 'applied';
  readonly hash: string;
  readonly rows: number;
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly newClients: number;
  readonly errors: number;
}

const counts = (report: Report): string =>
  `${report.rows} rows: ${report.created} new, ${report.changed} changed, ${report.unchanged} unchanged; ${report.newClients} new clients`;

const importContacts: Verb = {
  words: ['import', 'contacts'],
  operands: ['FILE'],
  what: 'Checks a contacts.csv and imports it in one transaction. One bad row: nothing is imported, every bad row is listed on standard output.',
  options: [
    { name: 'as', value: 'USER', what: 'whose act this is', needed: true },
    {
      name: 'source',
      value: 'NAME',
      what: 'where the file comes from; with external_id the identity of a row',
      needed: true,
    },
    { name: 'mode', value: 'MODE', what: 'create (default), or correct: changed rows become new versions' },
    { name: 'check-only', what: 'checks and says what would happen, imports nothing' },
  ],
  async run(given) {
    const file = given.operands.FILE as string;
    const mode = given.text('mode') ?? 'create';
    if (mode !== 'create' && mode !== 'correct') throw new WrongUsage('--mode is create or correct');
    const there = await stat(file).catch(() => null);
    if (!there?.isFile()) throw new Refusal('cli.no-file', 404, { data: { sentence: 'The file cannot be read.' } });
    await inHome(settingsOf(given), (house) =>
      asUser(house, given, async (user) => {
        const checking = progressLine('checking');
        const checked = (await user.callById(
          'hotline.check-import',
          { source: given.needed('source'), mode },
          { upload: createReadStream(file), progress: checking },
        )) as Report;
        if (checked.state === 'refused') {
          const list = (await user.callById('hotline.get-import-report', { id: checked.id })) as Download;
          if (typeof list.body === 'string') result(list.body);
          else for await (const chunk of list.body) result(chunk.toString());
          throw new Refusal('cli.import-refused', 409, {
            data: {
              sentence: `${checked.errors} faults in ${checked.rows} rows; nothing was imported. Correct the file and send it again.`,
            },
          });
        }
        if (given.is('check-only')) return say(`The file is good. It would give ${counts(checked)}.`);
        const applying = progressLine('importing');
        const done = (await user.callById(
          'hotline.apply-import',
          { id: checked.id, hash: checked.hash },
          { progress: applying },
        )) as Report;
        say(`Imported. ${counts(done)}.`);
      }),
    );
  },
};

const exportContacts: Verb = {
  words: ['export', 'contacts'],
  what: 'Writes finalised contacts of a period as contacts.csv, with texts and numbers. It is on record with the reason.',
  options: [
    { name: 'as', value: 'USER', what: 'whose act this is', needed: true },
    { name: 'from', value: 'DAY', what: 'first day, YYYY-MM-DD', needed: true },
    { name: 'to', value: 'DAY', what: 'last day included', needed: true },
    { name: 'line', value: 'CODE', what: 'only this line' },
    { name: 'reason', value: 'TEXT', what: 'why; kept in the audit log', needed: true },
    { name: 'out', value: 'FILE', what: 'where to write (readable by you only)', needed: true },
  ],
  async run(given) {
    const from = given.needed('from');
    const to = given.needed('to');
    if (!isDay(from) || !isDay(to)) throw new WrongUsage('--from and --to are days: YYYY-MM-DD');
    await inHome(settingsOf(given), (house) =>
      asUser(house, given, async (user) => {
        const file = (await user.callById(
          'hotline.export-contacts',
          { from, to, reason: given.needed('reason'), ...(given.text('line') ? { line: given.text('line') } : {}) },
          { progress: progressLine('exporting') },
        )) as Download;
        const body = typeof file.body === 'string' ? [file.body] : file.body;
        const out = given.needed('out');
        const target = createWriteStream(out, { mode: 0o600, flags: 'wx' });
        // half an export is none: only what this command began to write is taken away again
        await pipeline(body, target).catch(async (cause) => {
          if (target.bytesWritten > 0) await rm(out, { force: true });
          throw cause;
        });
        say('Written.');
      }),
    );
  },
};

export const contactVerbs: readonly Verb[] = [importContacts, exportContacts];
