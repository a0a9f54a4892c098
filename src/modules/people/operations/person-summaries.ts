import type { AgeBand, Country, Sex } from '../../../codelists/index.ts';
import type { Id } from '../../../platform/kernel/index.ts';
import type { It } from '../../../platform/operations/index.ts';
import { labelOf } from '../identity.ts';
import { isPersonCode, type PersonState } from '../person.ts';
import { findByBlindIndexes } from '../store/document-store.ts';
import { findByBlindIndex, findIdentities } from '../store/identity-store.ts';
import { findByCode, findPersons, type PersonRow } from '../store/person-store.ts';
import { openIdentity, pointIndex } from './sealed-identity.ts';

/** What other modules see of a person: codes, never a row. */
export interface PersonSummary {
  readonly id: Id<'person'>;
  /** empty once erased */
  readonly code: string;
  /** null from `personSummaries`: names are opened by `namedSummaries`, which is an act on record */
  readonly label: string | null;
  /** empty once erased */
  readonly subjectKey: Buffer;
  readonly state: PersonState;
  readonly survivorId: Id<'person'> | null;
  readonly sex: Sex;
  readonly ageBand: AgeBand;
  readonly citizenship: Country;
}

/** One query; no key is opened and nothing recorded. Who may not be seen is missing from the answer. */
export async function personSummaries(it: Pick<It, 'tx'>, ids: readonly string[]): Promise<PersonSummary[]> {
  if (ids.length === 0) return [];
  return (await findPersons(it.tx, ids)).map((row) => summaryOf(row, null));
}

/**
 * The same, and how those of `named` are called on screen; one audit row with the count of names that were opened. Where
 * nothing opens, the code.
 */
export async function namedSummaries(
  it: It,
  ids: readonly string[],
  named: readonly string[],
): Promise<PersonSummary[]> {
  if (ids.length === 0) return [];
  const rows = await findPersons(it.tx, ids);
  const labels = await labelsOf(
    it,
    rows.filter((row) => named.includes(row.id)),
  );
  return rows.map((row) => summaryOf(row, labels.get(row.id) ?? null));
}

const summaryOf = (row: PersonRow, label: string | null): PersonSummary => ({
  id: row.id,
  code: row.code ?? '',
  label,
  subjectKey: row.subject_key ?? Buffer.alloc(0),
  state: row.state,
  survivorId: row.survivor_id,
  sex: row.sex,
  ageBand: row.age_band,
  citizenship: row.citizenship,
});

export async function labelsOf(it: It, rows: readonly PersonRow[]): Promise<ReadonlyMap<string, string>> {
  const named = rows.filter((row) => row.identity_key_id !== null);
  const labels = new Map(rows.map((row) => [row.id as string, row.code ?? '']));
  if (named.length === 0) return labels;
  const keyIds = named.map((row) => row.identity_key_id as string);
  const [keys, identities] = await Promise.all([
    it.keys.openKeys(it.tx, keyIds, { kind: 'people.open-names', payload: { count: named.length } }),
    findIdentities(
      it.tx,
      named.map((row) => row.id),
    ),
  ]);
  for (const row of named) {
    const key = keys.get(row.identity_key_id as string);
    const sealed = identities.find((one) => one.person_id === row.id);
    if (!key || !sealed) continue;
    labels.set(row.id, labelOf(openIdentity(it.keys, key, sealed), { code: row.code ?? '', synthetic: row.synthetic }));
  }
  return labels;
}

/** A client code as typed, in either case. */
export async function findPersonByCode(it: Pick<It, 'tx'>, typed: string): Promise<{ id: Id<'person'> } | null> {
  const code = typed.trim().toUpperCase();
  const id = isPersonCode(code) ? await findByCode(it.tx, code) : null;
  return id && { id };
}

/** The same of an e-mail address or an account, with its sign or without. */
export async function findPersonsByAddress(
  it: Pick<It, 'tx' | 'keys'>,
  typed: string,
): Promise<{ id: Id<'person'> }[]> {
  const indexes = (['email', 'handle'] as const).flatMap((kind) => pointIndex(it.keys, kind, typed) ?? []);
  const found = indexes.length > 0 ? await findByBlindIndexes(it.tx, indexes) : [];
  return [...new Set(found.map((one) => one.person))].map((id) => ({ id }));
}

/** Exact, by blind index: persons of the reader's groups who have or had this number. Its caller has counted the limit. */
export async function findPersonsByNumber(it: Pick<It, 'tx' | 'keys'>, typed: string): Promise<{ id: Id<'person'> }[]> {
  const index = pointIndex(it.keys, 'phone', typed);
  return index ? (await findByBlindIndex(it.tx, index)).map((id) => ({ id })) : [];
}
