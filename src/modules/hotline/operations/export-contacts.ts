import { findAccounts } from '../../../platform/accounts/index.ts';
import { toLatin } from '../../../platform/i18n/index.ts';
import type { UserId } from '../../../platform/kernel/index.ts';
import { type It, operation } from '../../../platform/operations/index.ts';
import type { PersonId } from '../contact.ts';
import {
  type CsvRow,
  csvColumns,
  csvLine,
  exportName,
  marked,
  maxRows,
  separatorFor,
  watermark,
} from '../contacts-csv.ts';
import { exportContacts as face } from '../contract.ts';
import { refuse } from '../errors.ts';
import type { ContactRecord } from '../store/contact-record.ts';
import { countExport, findExportPage } from '../store/export-store.ts';
import { findTexts, openTexts, type Texts } from '../store/text-store.ts';
import { codesOfPersons } from './persons.ts';

/**
 * The same columns as an import, so that the file can be read again, and as long as an import may be. On record before the
 * first byte leaves: period, reason, count; then a row a portion, before the portion leaves.
 */
export const exportContacts = operation(face, {
  async run(it, { from, to, line, reason }) {
    if (from > to) throw refuse('days-reversed', { path: ['to'] });
    const scope = { from, to, line: line ?? null };
    const count = await countExport(it.tx, scope, maxRows);
    if (count > maxRows) throw refuse('export-too-big', { params: { rows: maxRows } });
    const accounts = new Map((await findAccounts(it.tx)).map((account) => [account.id, account.username]));
    const by = toLatin(accounts.get(it.actor.user) ?? '');
    it.tx.record({ kind: 'hotline.export-contacts', payload: { from, to, line: scope.line, reason, count } });

    async function* stream(reading: It): AsyncGenerator<string> {
      yield `\ufeff${csvLine(csvColumns, separatorFor(it.language))}`;
      let done = 0;
      for (let after: ContactRecord | undefined; ; ) {
        const rows = await findExportPage(reading.tx, scope, after);
        if (rows.length === 0) break;
        yield await portion(reading, rows, accounts, done);
        done += rows.length;
        after = rows.at(-1);
        reading.progress(done, Math.max(count, done));
      }
      yield watermark({ from, to }, by, it.today, done);
    }
    return { fileName: exportName({ from, to }, by, it.today), type: 'text/csv; charset=utf-8', stream };
  },
});

async function portion(
  it: It,
  rows: readonly ContactRecord[],
  accounts: ReadonlyMap<UserId, string>,
  at: number,
): Promise<string> {
  const ids = rows.map((row) => row.id);
  const sealed = rows.filter((row) => row.textVersion !== null).map((row) => row.id);
  const [pieces, keys, persons] = await Promise.all([
    findTexts(it.tx, ids),
    it.keys.openKeys(it.tx, sealed, { kind: 'hotline.open-for-export', payload: { at, count: sealed.length } }),
    codesOfPersons(
      it,
      rows.flatMap(
        (row) => [...row.body.clients, ...row.body.concerns.map((one) => one.person)] as (PersonId | null)[],
      ),
    ),
  ]);
  const texts = new Map<string, Texts>();
  for (const piece of pieces) {
    const key = keys.get(piece.contact);
    if (key) texts.set(piece.contact, openTexts(it.keys, key, piece));
  }
  it.keys.forget(keys.values());
  const reference = (text: string) => (it.organisation.synthetic ? marked(text) : text);
  const codeOf = (id: string | null | undefined) => (id ? (persons.get(id)?.code ?? '') : '');
  return rows
    .map(({ id, number, body }) => {
      const text = texts.get(id);
      const row: CsvRow = {
        external_id: reference(text?.origin?.externalId ?? number ?? ''),
        day: body.day,
        hour: body.hour === null ? '' : String(body.hour),
        line: body.line,
        channel: body.channel,
        direction: body.direction,
        kind: body.kind,
        non_data_kind: body.nonDataKind ?? '',
        category: body.category ?? '',
        subcategory: body.subcategory ?? '',
        caller_role: body.callerRole,
        how_heard: body.howHeard,
        language: body.language,
        number_state: body.numberState,
        minutes: body.minutes === null ? '' : String(body.minutes),
        client_ref: reference(text?.origin?.clientRef || codeOf(body.clients[0])),
        client_since: body.clientSince ?? '',
        concerns_refs: body.concerns
          .map((one) => codeOf(one.person))
          .filter((code) => code !== '')
          .map(reference)
          .join(';'),
        sex: body.sex,
        age_band: body.ageBand,
        citizenship: body.citizenship,
        forms: body.suspectedForms.join(';'),
        country: body.exploitationCountry ?? '',
        district: body.district ?? '',
        assistance: body.assistance.join(';'),
        signpost_types: body.signposts.join(';'),
        reached: body.reached ?? '',
        consultant: (body.consultant && accounts.get(body.consultant)) ?? '',
        phone: text?.callerNumber ?? '',
        note: text?.summary ?? '',
      };
      return csvLine(
        csvColumns.map((column) => row[column]),
        separatorFor(it.language),
      );
    })
    .join('');
}
