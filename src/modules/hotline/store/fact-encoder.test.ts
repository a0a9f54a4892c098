import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { freshDatabase } from '../../../../tests/database/fresh-database.ts';
import { bulkLoad, columnTypes, dressTables, layBare } from '../../../platform/database/index.ts';
import { type Day, newId, type OrganisationId, type UserId } from '../../../platform/kernel/index.ts';
import { type ContactBody, emptyContact } from '../contact.ts';
import type { ContactRecord } from './contact-record.ts';
import { copyContactFacts } from './copy-facts.ts';
import { FACT_TABLES, type FactContact, factEncoder } from './fact-encoder.ts';
import { clientRows, versionRow } from './version-store.ts';

const org = newId() as unknown as OrganisationId;
const somebody = newId<'user'>() as UserId;

const fact = (day: string, over: Partial<ContactBody>, clients = 0, recordedDay = day): FactContact => ({
  id: newId<'contact'>(),
  group: newId<'group'>(),
  recordedDay: recordedDay as Day,
  madeBy: somebody,
  lineGroup: 'sos',
  body: { ...emptyContact({ line: 'sos', day: day as Day, hour: 23, consultant: somebody }), ...over },
  clientKeys: Array.from({ length: clients }, () => randomBytes(16)),
});

const FACTS: readonly FactContact[] = [
  fact('2002-03-01', { suspectedForms: ['sexual'], assistance: ['psychological', 'legal'], minutes: 65 }, 1),
  fact('2012-02-29', { hour: null, minutes: null, hardCall: true, exploitationCountry: 'SRB', district: 'RS-00' }, 2),
  fact('1999-12-31', { direction: 'out', reached: null, clientSince: '1998-05' }, 1, '2000-01-01'),
  fact('2021-12-31', { kind: 'non_data', nonDataKind: 'silent', category: 'other', signposts: ['police'] }),
];

/** The same contacts in the rows that a typed one leaves. */
const record = ({ id, group, lineGroup, body }: FactContact, clientKeys: readonly Buffer[]): ContactRecord =>
  ({ id, group, version: 1, textVersion: null, lineGroup, body, clientKeys }) as unknown as ContactRecord;

for (const bare of [true, false]) {
  it(`facts as bytes are the rows that typed contacts leave, ${bare ? 'without' : 'with'} indexes`, async () => {
    const { facts, asSuperuser } = await freshDatabase();
    if (bare) expect(await layBare(facts, FACT_TABLES)).toBe(true);
    const encoder = factEncoder(org, await Promise.all(FACT_TABLES.map((table) => columnTypes(facts, table))));
    for (const one of FACTS) encoder.add(one);
    await bulkLoad(facts, org, (load) => copyContactFacts(load, encoder.done()));
    await dressTables(facts);
    const superuser = await asSuperuser();
    const expected = {
      contact_version: FACTS.map((one) =>
        versionRow(org, record(one, []), { recordedDay: one.recordedDay, madeBy: somebody, reason: null }),
      ),
      contact_client: FACTS.flatMap((one) => clientRows(org, record(one, one.clientKeys), one.recordedDay)),
    };
    for (const [table, rows] of Object.entries(expected)) {
      const { rows: differing } = await superuser.query(
        `select to_jsonb(a) as copied, to_jsonb(b) as typed from hotline.${table} a
         full join json_populate_recordset(null::hotline.${table}, $1::json) b on to_jsonb(a) = to_jsonb(b)
         where a.org_id is null or b.org_id is null`,
        [JSON.stringify(rows)],
      );
      expect(differing).toEqual([]);
      expect(rows.length).toBeGreaterThan(3);
    }
    await superuser.end();
  });
}

it('a row of another organisation is not loaded, with or without the fence of the owner', async () => {
  const { facts, asSuperuser } = await freshDatabase();
  for (const bare of [false, true]) {
    if (bare) await layBare(facts, FACT_TABLES);
    const types = await Promise.all(FACT_TABLES.map((table) => columnTypes(facts, table)));
    const encoder = factEncoder(newId(), types);
    for (const one of FACTS) encoder.add(one);
    await expect(bulkLoad(facts, org, (load) => copyContactFacts(load, encoder.done()))).rejects.toThrow(
      /security|organisation/,
    );
  }
  const superuser = await asSuperuser();
  const { rows } = await superuser.query('select from hotline.contact_version');
  await superuser.end();
  expect(rows).toEqual([]);
});
