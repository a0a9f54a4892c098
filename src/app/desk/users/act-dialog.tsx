import { type ReactNode, useState } from 'react';
import {
  Button,
  confirmPassword,
  Dialog,
  isFailure,
  Notice,
  TextInput,
  useWords,
} from '../../../platform/desk-kit/index.ts';
import './users.css';

export interface ActDialogProps {
  readonly title: string;
  /** the verb on the button */
  readonly go: string;
  readonly kind?: 'go' | 'stop';
  readonly wide?: boolean;
  readonly isReady?: boolean;
  readonly children?: ReactNode;
  /** what is done once the password was right; a refusal is shown and the dialog stays */
  readonly run: () => Promise<unknown>;
  readonly onClose: () => void;
}

/** An act on somebody's account: what it does, in words, and the password again, because such acts ask for it. */
export function ActDialog({ title, go, kind = 'go', wide, isReady = true, children, run, onClose }: ActDialogProps) {
  const { t } = useWords();
  const [password, setPassword] = useState('');
  const [refused, setRefused] = useState<string>();
  const [busy, setBusy] = useState(false);
  const canGo = isReady && password !== '';
  const send = async () => {
    if (!canGo || busy) return;
    setBusy(true);
    setRefused(undefined);
    try {
      await confirmPassword(password);
      await run();
    } catch (error) {
      const first = isFailure(error) ? error.issues[0]?.message : undefined;
      setRefused(first ?? (isFailure(error) && error.message ? error.message : t('kit.error.broken.title')));
    }
    setBusy(false);
  };
  return (
    <Dialog
      open
      wide={wide ?? false}
      onClose={onClose}
      title={title}
      foot={
        <>
          <Button kind={kind} busy={busy} disabled={!canGo} onClick={() => void send()}>
            {go}
          </Button>
          <Button onClick={onClose}>{t('users.not-now')}</Button>
        </>
      }
    >
      <form
        className="act-form"
        data-form
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {refused && (
          <Notice kind="bad" lead={t('users.refused')}>
            {refused}
          </Notice>
        )}
        {children}
        <TextInput
          last
          label={t('users.password')}
          hint={t('users.password-hint')}
          value={password}
          onChange={setPassword}
          input={{ type: 'password', autoComplete: 'current-password', name: 'password' }}
        />
        <input type="submit" hidden />
      </form>
    </Dialog>
  );
}
