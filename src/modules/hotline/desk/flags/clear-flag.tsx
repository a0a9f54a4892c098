import { useState } from 'react';
import { Button, Dialog, Notice, TextArea, useAct, useWords } from '../../../../platform/desk-kit/index.ts';
import type { Flag } from '../../flag-contract.ts';
import { clearFlag, listFlags } from '../calls.ts';
import { flagTarget, flagWords } from './flag-words.ts';

/** Ends a flag today. */
export function ClearFlag({ flag, onClose }: { flag: Flag; onClose: () => void }) {
  const words = useWords();
  const { t } = words;
  const clear = useAct(clearFlag, { refresh: [listFlags] });
  const [reason, setReason] = useState('');
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('hotline.night.flag.end')}
      foot={
        <Button
          kind="go"
          busy={clear.isPending}
          disabled={reason.trim() === ''}
          onClick={() => clear.mutate({ id: flag.id, reason }, { onSuccess: onClose })}
        >
          {t('hotline.night.flag.end')}
        </Button>
      }
    >
      <div data-form className="flag-dialog">
        <p>
          <b>{flagWords(words, flag)}</b>, {flagTarget(words, flag)}
        </p>
        {clear.error && <Notice kind="bad" lead={clear.error.message} />}
        <TextArea label={t('hotline.desk.duty.reason')} value={reason} onChange={setReason} max={2000} rows={2} last />
      </div>
    </Dialog>
  );
}
