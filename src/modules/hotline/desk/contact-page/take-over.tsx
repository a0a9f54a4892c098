import { useState } from 'react';
import { Button, Dialog, Notice, TextArea, useAct, useGo, useWords } from '../../../../platform/desk-kit/index.ts';
import type { Id } from '../../../../platform/kernel/ids.ts';
import { getContact, takeOverDraft } from '../calls.ts';

/** A supervisor finishes a colleague's draft; the colleague sees who took it. */
export function TakeOver({ id, onClose }: { id: Id<'contact'>; onClose: () => void }) {
  const { t } = useWords();
  const go = useGo();
  const act = useAct(takeOverDraft, { refresh: [getContact] });
  const [reason, setReason] = useState('');
  const send = () => act.mutate({ id, reasonText: reason }, { onSuccess: () => go(`/hotline/contacts/${id}/edit`) });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('hotline.desk.page.take-over')}
      foot={
        <Button kind="go" busy={act.isPending} disabled={reason.trim() === ''} onClick={send}>
          {t('hotline.desk.page.take-over')}
        </Button>
      }
    >
      <div className="contact-dialog">
        {act.error && <Notice kind="bad" lead={act.error.message} />}
        <TextArea label={t('hotline.desk.duty.reason')} value={reason} onChange={setReason} max={2000} rows={2} last />
      </div>
    </Dialog>
  );
}
