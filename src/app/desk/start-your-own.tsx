import { useState } from 'react';
import { startYourOwn } from '../../platform/desk-kit/door-calls.ts';
import { Button, call, Dialog, type Failure, Notice, useWords } from '../../platform/desk-kit/index.ts';

/** Out of the demonstration: says exactly what goes, removes it, and leads to set-up. */
export default function StartYourOwn({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string>();

  const remove = async () => {
    setBusy(true);
    try {
      await call(startYourOwn, { confirm: 'remove-the-demonstration' });
      window.location.assign('/desk/');
    } catch (error) {
      setRefused((error as Failure).message);
      setBusy(false);
    }
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={t('desk.own.title')}
      foot={
        <Button kind="stop" busy={busy} onClick={remove}>
          {t('desk.own.go')}
        </Button>
      }
    >
      {refused && (
        <Notice kind="bad" lead={t('desk.sign-in.no')}>
          {refused}
        </Notice>
      )}
      <p>{t('desk.own.goes')}</p>
      <p>{t('desk.own.then')}</p>
    </Dialog>
  );
}
