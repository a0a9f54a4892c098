import { useState } from 'react';
import {
  Button,
  ErrorState,
  Notice,
  Page,
  PageHead,
  useAct,
  useAsk,
  useWords,
  Waiting,
} from '../../../platform/desk-kit/index.ts';
import { type LineGroup, lineGroups } from '../code-lists.ts';
import type { Line } from '../contact-shapes.ts';
import { listLines, setLines } from './calls.ts';
import { LinePorts } from './line/line-ports.tsx';

export default function Lines() {
  const lines = useAsk(listLines, {});
  if (lines.data) return <LineTable lines={lines.data} />;
  return <Page>{lines.error ? <ErrorState whole error={lines.error} /> : <Waiting />}</Page>;
}

/** Which lines there are, as printed on the form. */
function LineTable({ lines }: { lines: readonly Line[] }) {
  const { t, codeLabel } = useWords();
  const [rows, setRows] = useState(() => lines.map((line) => ({ ...line, key: line.code, isNew: false })));
  const save = useAct(setLines, { refresh: [listLines] });
  const set = (key: string, change: Partial<Line>) => {
    save.reset();
    setRows(rows.map((row) => (row.key === key ? { ...row, ...change } : row)));
  };
  const add = () =>
    setRows([
      ...rows,
      {
        code: '',
        group: 'other',
        name: '',
        active: true,
        callBackUnknown: false,
        key: crypto.randomUUID(),
        isNew: true,
      },
    ]);
  const send = () => save.mutate({ lines: rows.map(({ key: _, isNew: __, ...line }) => line) });
  const wrong = (at: number, field: keyof Line) =>
    save.error?.issues.find((issue) => issue.path[1] === at && issue.path[2] === field)?.message;
  return (
    <Page>
      <PageHead title={t('hotline.desk.lines.title')} line={t('hotline.desk.lines.line')} />
      {save.error && <Notice kind="bad" lead={save.error.message} />}
      {save.isSuccess && <Notice kind="good" lead={t('hotline.desk.lines.saved')} />}
      <div className="t-frame">
        <table className="t">
          <thead>
            <tr>
              <th scope="col">{t('hotline.desk.lines.code')}</th>
              <th scope="col">{t('hotline.desk.lines.name')}</th>
              <th scope="col">{t('hotline.desk.lines.group')}</th>
              <th scope="col">{t('hotline.desk.lines.active')}</th>
              <th scope="col">{t('hotline.night.line.call-back-unknown')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={row.key}>
                <td>
                  {row.isNew ? (
                    <input
                      className="in"
                      aria-label={t('hotline.desk.lines.code')}
                      aria-invalid={wrong(at, 'code') !== undefined || undefined}
                      placeholder={t('hotline.desk.lines.code-hint')}
                      value={row.code}
                      onChange={(event) => set(row.key, { code: event.currentTarget.value })}
                    />
                  ) : (
                    <span className="code">{row.code}</span>
                  )}
                </td>
                <td>
                  <input
                    className="in"
                    aria-label={`${t('hotline.desk.lines.name')} ${row.code}`}
                    aria-invalid={wrong(at, 'name') !== undefined || undefined}
                    value={row.name}
                    onChange={(event) => set(row.key, { name: event.currentTarget.value })}
                  />
                </td>
                <td>
                  <select
                    className="in"
                    aria-label={`${t('hotline.desk.lines.group')} ${row.code}`}
                    value={row.group}
                    onChange={(event) => set(row.key, { group: event.currentTarget.value as LineGroup })}
                  >
                    {lineGroups.codes.map(({ code }) => (
                      <option key={code} value={code}>
                        {codeLabel(lineGroups, code)}
                      </option>
                    ))}
                  </select>
                </td>
                <td>
                  <input
                    type="checkbox"
                    aria-label={`${t('hotline.desk.lines.active')} ${row.code}`}
                    checked={row.active}
                    onChange={(event) => set(row.key, { active: event.currentTarget.checked })}
                  />{' '}
                  {row.isNew && (
                    <Button kind="bare" small onClick={() => setRows(rows.filter((one) => one.key !== row.key))}>
                      {t('hotline.desk.lines.remove')}
                    </Button>
                  )}
                </td>
                <td>
                  <input
                    type="checkbox"
                    aria-label={`${t('hotline.night.line.call-back-unknown')} ${row.code}`}
                    checked={row.callBackUnknown}
                    onChange={(event) => set(row.key, { callBackUnknown: event.currentTarget.checked })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="line" style={{ paddingTop: 16 }}>
        <Button kind="go" busy={save.isPending} onClick={send}>
          {t('hotline.desk.lines.save')}
        </Button>
        <Button onClick={add}>{t('hotline.desk.lines.add')}</Button>
      </p>
      <LinePorts />
    </Page>
  );
}
