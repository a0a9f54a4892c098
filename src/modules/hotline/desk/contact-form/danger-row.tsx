import { CodeChips, Field, useWords } from '../../../../platform/desk-kit/index.ts';
import { yesNoChips } from './chip-options.ts';
import type { Editing } from './editing.ts';

/** Is she in danger now, can she talk, is a child in it: three short questions on one line. */
export function DangerRow({ edit }: { edit: Editing }) {
  const words = useWords();
  const { t } = words;
  const { values, set } = edit;
  const shown = <C extends string>(code: C) => (code === 'unknown' || code === 'not_asked' ? null : code);
  return (
    <Field group label={t('hotline.desk.form.danger')} error={edit.wrong('dangerNow')}>
      {() => (
        <div className="contact-trip">
          <div>
            <span aria-hidden="true">{t('hotline.desk.form.danger-now')}</span>
            <CodeChips
              label={t('hotline.desk.field.dangerNow')}
              options={yesNoChips(words, ['yes', 'no', 'unknown'], 'yes')}
              value={values.dangerNow === 'not_asked' ? null : values.dangerNow}
              onChange={(code) => set({ dangerNow: code ?? 'not_asked' })}
              advance
            />
          </div>
          <div>
            <span aria-hidden="true">{t('hotline.desk.form.can-talk')}</span>
            <CodeChips
              label={t('hotline.desk.field.safeToTalk')}
              options={yesNoChips(words, ['yes', 'no'], 'no')}
              value={shown(values.safeToTalk) as 'yes' | 'no' | null}
              onChange={(code) => set({ safeToTalk: code ?? 'unknown' })}
              advance
            />
          </div>
          <div>
            <span aria-hidden="true">{t('hotline.desk.form.child')}</span>
            <CodeChips
              label={t('hotline.desk.field.childInvolved')}
              options={yesNoChips(words, ['yes', 'no'])}
              value={shown(values.childInvolved) as 'yes' | 'no' | null}
              onChange={(code) => set({ childInvolved: code ?? 'unknown' })}
              advance
            />
          </div>
        </div>
      )}
    </Field>
  );
}
