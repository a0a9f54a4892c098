import { useState } from 'react';
import { Button, Dialog, Notice, useSession, useWords } from '../../../platform/desk-kit/index.ts';
import './users.css';

export interface ShownLink {
  readonly path: string;
  readonly until: string;
  /** whose it is */
  readonly name: string;
}

/** The link, once: closed, nobody sees it again. */
export function LinkShown({ link, onClose }: { link: ShownLink; onClose: () => void }) {
  const { t, formatTime } = useWords();
  const { organisation } = useSession();
  const [copied, setCopied] = useState(false);
  const address = `${window.location.origin}${link.path}`;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address);
      setCopied(true);
    } catch {
      document.querySelector<HTMLTextAreaElement>('.link-once')?.select();
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('users.link.title', { name: link.name })}
      foot={
        <>
          <Button kind="go" onClick={() => void copy()}>
            {t('users.link.copy')}
          </Button>
          <Button onClick={onClose}>{t('users.link.done')}</Button>
        </>
      }
    >
      <p>{t('users.link.line')}</p>
      <textarea
        className="in code link-once"
        rows={2}
        readOnly
        aria-label={t('users.link.label')}
        value={address}
        onFocus={(event) => event.currentTarget.select()}
        data-autofocus
      />
      <p className="mute">{t('users.link.until', { time: formatTime(new Date(link.until), organisation.zone) })}</p>
      {copied && <Notice kind="good" lead={t('users.link.copied')} />}
    </Dialog>
  );
}
