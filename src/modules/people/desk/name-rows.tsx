import { Button, type Failure, Field, useWords } from '../../../platform/desk-kit/index.ts';
import { scriptOf } from '../name-folding.ts';
import { type NameKind, nameKinds } from '../name-kinds.ts';
import type { TypedName } from './person-fields.ts';
import { wrongAt } from './refused.tsx';

const FIXED = 3;

/** Names as she writes or says them, in her script; what each is stands before it, the script that was understood after it. */
export function NameRows({
  names,
  onChange,
  error,
}: {
  names: readonly TypedName[];
  onChange: (names: readonly TypedName[]) => void;
  error: Failure | null;
}) {
  const { t, codeLabel } = useWords();
  const put = (at: number, next: Partial<TypedName>) =>
    onChange(names.map((name, n) => (n === at ? { ...name, ...next } : name)));
  const wrong = names.map((_, at) => wrongAt(error, 'names', at)).find(Boolean) ?? wrongAt(error, 'names');
  return (
    <Field label={t('people.desk.field.names')} hint={t('people.desk.edit.names-hint')} group error={wrong}>
      {() => (
        <div className="people-names">
          {names.map((name, at) => {
            const script = scriptOf(name.value);
            const label = codeLabel(nameKinds, name.kind);
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows are only added at the end and emptied, never moved
              <div key={at} className="people-name-row">
                {at < FIXED ? (
                  <span className="people-kind">{label}</span>
                ) : (
                  <select
                    className="in"
                    aria-label={t('people.desk.edit.name-kind')}
                    value={name.kind}
                    onChange={(event) => put(at, { kind: event.currentTarget.value as NameKind })}
                  >
                    {nameKinds.codes.map(({ code }) => (
                      <option key={code} value={code}>
                        {codeLabel(nameKinds, code)}
                      </option>
                    ))}
                  </select>
                )}
                <input
                  className="in"
                  aria-label={label}
                  autoComplete="off"
                  spellCheck={false}
                  maxLength={200}
                  data-autofocus={at === 0 ? true : undefined}
                  lang={script === 'cyrillic' ? 'sr-Cyrl' : undefined}
                  value={name.value}
                  onChange={(event) => put(at, { value: event.currentTarget.value })}
                />
                <span className="people-script">{name.value.trim() !== '' && t(`people.desk.script.${script}`)}</span>
              </div>
            );
          })}
          <div>
            <Button
              kind="bare"
              small
              disabled={names.length >= 15}
              onClick={() => onChange([...names, { kind: 'former_surname', value: '' }])}
            >
              {t('people.desk.edit.add-name')}
            </Button>
          </div>
        </div>
      )}
    </Field>
  );
}
