import { useState } from 'react';
import {
  Button,
  CodeChips,
  Dialog,
  Field,
  Notice,
  TextArea,
  useAct,
  useWords,
} from '../../../../platform/desk-kit/index.ts';
import { type VoidReason, voidReasons } from '../../code-lists.ts';
import type { FullContact } from '../../contact-shapes.ts';
import { getContact, listVersions, voidContact } from '../calls.ts';

/** Takes a contact out of the figures. The page says what that does before it is done. */
export function VoidContact({ contact, onClose }: { contact: FullContact; onClose: () => void }) {
  const { t, codeLabel } = useWords();
  const act = useAct(voidContact, { refresh: [getContact, listVersions] });
  const [reason, setReason] = useState<VoidReason | null>(null);
  const [text, setText] = useState('');
  const send = () => {
    if (reason) act.mutate({ id: contact.id, reason, reasonText: text }, { onSuccess: onClose });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('hotline.desk.page.void-title', { number: contact.number ?? '' })}
      foot={
        <Button kind="stop" busy={act.isPending} disabled={!reason} onClick={send}>
          {t('hotline.desk.page.void')}
        </Button>
      }
    >
      <div data-form className="contact-dialog">
        <p>{t('hotline.desk.page.void-line')}</p>
        {act.error && <Notice kind="bad" lead={act.error.message} />}
        <Field group label={t('hotline.desk.duty.reason')}>
          {() => (
            <CodeChips
              label={t('hotline.desk.duty.reason')}
              options={voidReasons.codes.map(({ code }) => ({ code, label: codeLabel(voidReasons, code) }))}
              value={reason}
              onChange={setReason}
              advance
            />
          )}
        </Field>
        <TextArea label={t('hotline.desk.page.in-words')} value={text} onChange={setText} max={2000} rows={2} last />
      </div>
    </Dialog>
  );
}
