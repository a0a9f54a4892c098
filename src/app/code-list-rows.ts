import type { Migration } from '../platform/database/index.ts';
import type { CodeList } from '../platform/kernel/index.ts';

/** The closed lists of the house as one statement for `migrate`: new codes come, labels change, nothing is deleted. */
export function codeListRows(lists: readonly CodeList[]): Migration {
  const rows = lists.flatMap((list) =>
    list.codes.map((code, position) => ({
      list: list.id,
      code: code.code,
      version: list.version,
      position,
      parent: code.parent ?? null,
      label_en: code.en,
      label_sr: code.sr,
      valid_from: code.validFrom ?? null,
      valid_until: code.validUntil ?? null,
    })),
  );
  const json = JSON.stringify(rows).replaceAll("'", "''");
  return {
    name: 'codelists/every-time',
    sql: `insert into codelists.code (list, code, version, position, parent, label_en, label_sr, valid_from, valid_until)
      select list, code, version, position, parent, label_en, label_sr, valid_from, valid_until
      from json_to_recordset('${json}') as r (list text, code text, version integer, position integer, parent text,
        label_en text, label_sr text, valid_from date, valid_until date)
      on conflict (list, code) do update set version = excluded.version, position = excluded.position,
        parent = excluded.parent, label_en = excluded.label_en, label_sr = excluded.label_sr,
        valid_from = excluded.valid_from, valid_until = excluded.valid_until`,
  };
}
