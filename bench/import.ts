import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { syntheticOrganisation } from '../demo/index.ts';
import { csvColumns, csvLine } from '../src/modules/hotline/testing.ts';
import { DEMO_PASSWORD } from '../src/platform/vault/index.ts';
import type { Figure } from './figures.ts';
import { homeWith } from './homes.ts';
import { runProgram } from './server.ts';

/** A contacts.csv of so many rows into a home with a thousand contacts: checked, then applied in one transaction. */
export async function benchImport({ rows }: { readonly rows: number }): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'wayout-bench-'));
  const file = join(folder, 'contacts.csv');
  await writeContacts(file, rows);
  const home = await homeWith({ scale: 1, contacts: 1000 });
  const source = `bench-${Date.now()}`;
  const run = async (more: readonly string[]): Promise<number> => {
    const begun = performance.now();
    const args = ['import', 'contacts', file, '--as', 'coordinator', '--source', source, '--home', home, ...more];
    const child = runProgram(args, { WAYOUT_PASSWORD: DEMO_PASSWORD });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk) => (said = (said + chunk).slice(-3000)));
    const code = await new Promise((resolve) => child.once('exit', resolve));
    if (code !== 0) throw new Error(`import ended with ${code}:\n${said}`);
    return (performance.now() - begun) / 1000;
  };
  try {
    const check = await run(['--check-only']);
    const both = await run([]);
    const again = await run([]);
    const figure = (question: string, value: number, target?: number): Figure => ({
      bench: 'import',
      question,
      among: rows,
      value,
      unit: 's',
      ...(target === undefined ? {} : { target }),
    });
    return [
      figure('check a file of contacts', check, rows / 5000),
      figure('… check and apply it', both),
      figure('… apply alone, the difference', both - check, Math.min(60, rows / 1000)),
      figure('… the same file again', again),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
    // the home holds other contacts now than its name says
    rmSync(home, { recursive: true, force: true });
  }
}

/** Rows as a spreadsheet would save them, of records of the generator. */
async function writeContacts(file: string, rows: number): Promise<void> {
  const organisation = syntheticOrganisation({ scale: Math.ceil(rows / 48_361), seed: 31 });
  const out = createWriteStream(file);
  out.write(csvLine(csvColumns));
  for (let i = 0; i < rows; i++) {
    const contact = organisation.contact(i);
    const { summary } = organisation.texts(contact);
    const cells: Partial<Record<(typeof csvColumns)[number], string>> = {
      external_id: `B${i}`,
      day: contact.day,
      hour: contact.hour === null ? '' : String(contact.hour),
      line: 'sos',
      channel: contact.channel,
      direction: contact.direction,
      kind: contact.kind,
      non_data_kind: contact.nonDataKind ?? '',
      category: contact.kind === 'data' ? contact.category : '',
      subcategory: contact.kind === 'data' ? (contact.subcategory ?? '') : '',
      caller_role: contact.callerRole,
      how_heard: contact.howHeard,
      language: contact.language,
      number_state: contact.numberState,
      minutes: contact.minutes === null ? '' : String(contact.minutes),
      client_ref: contact.clients[0] === undefined ? '' : `C${contact.clients[0]}`,
      sex: contact.sex,
      citizenship: contact.citizenship,
      forms: contact.suspectedForms.join(';'),
      district: contact.district ?? '',
      assistance: contact.assistance.join(';'),
      reached: contact.reached ?? '',
      phone: contact.callerNumber ?? '',
      note: summary,
    };
    out.write(csvLine(csvColumns.map((column) => cells[column] ?? '')));
  }
  out.end();
  await finished(out);
}
