import { useEffect, useRef } from 'react';
import { Button, CodeChips, Field, useOffers, useWords } from '../../../../platform/desk-kit/index.ts';
import { type NonDataKind, nonDataKinds } from '../../code-lists.ts';
import { chipsOf } from './chip-options.ts';
import type { Editing } from './editing.ts';

/** Silence, a wrong number, a hoax: one digit and it is recorded. No client, no text. */
export function NonDataRow({
  edit,
  onPick,
  onBack,
}: {
  edit: Editing;
  onPick: (kind: NonDataKind) => void;
  onBack: () => void;
}) {
  const words = useWords();
  const offers = useOffers();
  const { t } = words;
  const ground = useRef<HTMLDivElement>(null);
  useEffect(() => ground.current?.querySelector<HTMLElement>('.chip')?.focus(), []);
  return (
    <div ref={ground}>
      <Field
        group
        label={t('hotline.desk.field.nonDataKind')}
        hint={t('hotline.desk.form.hint.nonDataKind')}
        error={edit.wrong('nonDataKind')}
      >
        {() => (
          <CodeChips
            label={t('hotline.desk.field.nonDataKind')}
            options={chipsOf(words, nonDataKinds).filter(({ code }) =>
              offers(nonDataKinds, code, edit.values.nonDataKind),
            )}
            value={edit.values.nonDataKind}
            onChange={(code) => code && onPick(code)}
          />
        )}
      </Field>
      <p className="contact-later">
        <Button kind="bare" small keyHint="Esc" onClick={onBack}>
          {t('hotline.desk.form.a-conversation')}
        </Button>
      </p>
    </div>
  );
}
