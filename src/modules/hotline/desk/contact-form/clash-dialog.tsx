import { useState } from 'react';
import { Button, CodeChips, Dialog, useKeys, useWords } from '../../../../platform/desk-kit/index.ts';
import type { ContactField } from '../../contact-fields.ts';
import { useFieldWords } from '../field-words.ts';
import type { ContactValues } from './contact-values.ts';
import type { Clash } from './draft-keeper.ts';

type Side = 'ours' | 'theirs';

/** Two people wrote the same field: both versions side by side, and one of them stays. Everything else was merged. */
export function ClashDialog({
  clash,
  values,
  onSettle,
}: {
  clash: Clash;
  values: ContactValues;
  onSettle: (choice: Readonly<Partial<Record<ContactField, Side>>>) => void;
}) {
  const { t } = useWords();
  const shown = useFieldWords();
  const [choice, setChoice] = useState<Partial<Record<ContactField, Side>>>({});
  const settle = () => onSettle(choice);
  useKeys(t('hotline.desk.clash.title'), {
    'Ctrl+Enter': { does: t('hotline.desk.clash.go'), run: settle },
  });
  const sides = (field: ContactField) =>
    [
      ['ours', values[field as keyof ContactValues]],
      ['theirs', clash.theirs[field]],
    ] as const;
  return (
    <Dialog
      open
      wide
      onClose={settle}
      title={t('hotline.desk.clash.title')}
      foot={
        <Button kind="go" keyHint="Ctrl+Enter" onClick={settle}>
          {t('hotline.desk.clash.go')}
        </Button>
      }
    >
      <p className="mute">{t('hotline.desk.clash.line')}</p>
      {clash.fields.map((field) => (
        <section key={field} className="contact-clash">
          <h3>{t(`hotline.desk.field.${field}`)}</h3>
          <div>
            {sides(field).map(([side, value]) => (
              <div key={side}>
                <b className="meta">{t(`hotline.desk.clash.${side}`)}</b>
                <p>{shown(field, value)}</p>
              </div>
            ))}
          </div>
          <CodeChips
            label={t('hotline.desk.clash.keep', { field: t(`hotline.desk.field.${field}`) })}
            options={(['ours', 'theirs'] as const).map((side) => ({
              code: side,
              label: t(`hotline.desk.clash.keep-${side}`),
            }))}
            value={choice[field] ?? 'ours'}
            onChange={(side) => setChoice({ ...choice, [field]: side ?? 'ours' })}
          />
        </section>
      ))}
    </Dialog>
  );
}
