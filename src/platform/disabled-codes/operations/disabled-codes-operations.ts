import { type CodeList, hasCode } from '../../kernel/index.ts';
import { type Operation, operation } from '../../operations/index.ts';
import * as contract from '../contract.ts';
import { deleteDisabled, findDisabled, putDisabled } from '../disabled-store.ts';
import { refuse } from '../errors.ts';

/** @param lists those of which codes may be left out: `needed` says which of them have to stay */
export const disabledCodesOperations = (lists: readonly CodeList[]): Operation[] => [
  operation(contract.listDisabled, {
    async run(it) {
      const codes = await findDisabled(it.tx);
      return { codes: codes.map(({ list, code }) => ({ list, code })) };
    },
  }),
  operation(contract.listCodeLists, {
    async run(it) {
      const rows = await findDisabled(it.tx);
      const since = new Map(rows.map((row) => [`${row.list} ${row.code}`, row.since]));
      return lists.map(({ id, source, codes, needed }) => ({
        id,
        source,
        codes: codes.map(({ code, en, sr, parent }) => ({
          code,
          en,
          sr,
          parent: parent ?? null,
          needed: needed?.includes(code) ?? true,
          disabledSince: since.get(`${id} ${code}`) ?? null,
        })),
      }));
    },
  }),
  operation(contract.setDisabled, {
    async run(it, { list: id, code, disabled }) {
      const list = lists.find((one) => one.id === id);
      if (!list) throw refuse('unknown-code', { path: ['list'] });
      if (!hasCode(list, code)) throw refuse('unknown-code', { path: ['code'] });
      if (disabled && list.needed?.includes(code)) throw refuse('code-needed', { path: ['code'] });
      const changed = disabled ? await putDisabled(it.tx, id, code, it.today) : await deleteDisabled(it.tx, id, code);
      if (changed)
        it.tx.record({
          kind: disabled ? 'codelists.disable-code' : 'codelists.enable-code',
          payload: { list: id, code },
        });
      const row = (await findDisabled(it.tx)).find((one) => one.list === id && one.code === code);
      return { list: id, code, disabledSince: row?.since ?? null };
    },
  }),
];
