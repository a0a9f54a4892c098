import { TextArea, useWords } from '../../../../platform/desk-kit/index.ts';
import { textLimit } from '../../sealed-texts.ts';
import type { Editing } from './editing.ts';

const TEXTS = [
  ['summary', 3],
  ['callerWords', 1],
  ['ourView', 1],
] as const;

/** What happened, what was said, what we think: three fields, so that nobody takes the one for the other later. */
export function TextRows({ edit }: { edit: Editing }) {
  const { t } = useWords();
  return TEXTS.map(([name, rows]) => (
    <TextArea
      key={name}
      label={t(`hotline.desk.field.${name}`)}
      hint={t(`hotline.desk.form.hint.${name}`)}
      value={edit.values[name]}
      onChange={(text) => edit.set({ [name]: text })}
      {...(name === 'summary' || edit.values[name].length > textLimit / 2 ? { max: textLimit } : {})}
      rows={rows}
      error={edit.wrong(name)}
      foot={name === 'summary' ? t('hotline.desk.form.sealed') : undefined}
      input={{
        onBlur: edit.leave,
        ...(name === 'summary' ? { placeholder: t('hotline.desk.form.write') } : {}),
      }}
    />
  ));
}
