import { Button, type Failure, Field, useWords } from '../../../platform/desk-kit/index.ts';
import type { CodeList } from '../../../platform/kernel/code-list.ts';
import { wrongAt } from './refused.tsx';

interface Row<C extends string> {
  readonly kind: C;
  readonly text: string;
}

/** Rows of a kind and a text: a relative with her name, a document with its number. An emptied row is not sent. */
export function KnownRows<C extends string>({
  label,
  hint,
  foot,
  add,
  kindLabel,
  textLabel,
  list,
  rows,
  most,
  longest,
  onChange,
  error,
  path,
}: {
  label: string;
  hint?: string;
  foot?: string;
  add: string;
  kindLabel: string;
  textLabel: string;
  list: CodeList<C>;
  rows: readonly Row<C>[];
  most: number;
  longest: number;
  onChange: (rows: readonly Row<C>[]) => void;
  error: Failure | null;
  path: string;
}) {
  const { t, codeLabel } = useWords();
  const put = (at: number, next: Partial<Row<C>>) =>
    onChange(rows.map((row, n) => (n === at ? { ...row, ...next } : row)));
  const wrong = rows.map((_, at) => wrongAt(error, path, at)).find(Boolean) ?? wrongAt(error, path);
  const [first] = list.codes;
  return (
    <Field label={label} group {...(hint ? { hint } : {})} {...(foot ? { foot } : {})} error={wrong}>
      {() => (
        <div className="people-names">
          {rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row has no other name than its place
            <div key={at} className="people-name-row is-known">
              <select
                className="in"
                aria-label={kindLabel}
                value={row.kind}
                onChange={(event) => put(at, { kind: event.currentTarget.value as C })}
              >
                {list.codes.map(({ code }) => (
                  <option key={code} value={code}>
                    {codeLabel(list, code)}
                  </option>
                ))}
              </select>
              <input
                className="in"
                aria-label={textLabel}
                autoComplete="off"
                spellCheck={false}
                maxLength={longest}
                // a row that was just asked for is where the hand is
                data-autofocus={row.text === '' && at === rows.length - 1 ? true : undefined}
                value={row.text}
                onChange={(event) => put(at, { text: event.currentTarget.value })}
              />
              <Button
                kind="bare"
                small
                aria-label={`${t('people.desk.edit.remove')}: ${codeLabel(list, row.kind)} ${row.text}`.trim()}
                onClick={() => onChange(rows.filter((_, n) => n !== at))}
              >
                {t('people.desk.edit.remove')}
              </Button>
            </div>
          ))}
          <div>
            <Button
              kind="bare"
              small
              disabled={rows.length >= most || !first}
              onClick={() => first && onChange([...rows, { kind: first.code, text: '' }])}
            >
              {add}
            </Button>
          </div>
        </div>
      )}
    </Field>
  );
}
