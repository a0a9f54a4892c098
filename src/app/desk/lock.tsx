import { type FormEvent, useEffect, useState } from 'react';
import { signOut, unlockSession } from '../../platform/desk-kit/door-calls.ts';
import { Button, call, door, type Failure, Notice, TextInput, useWords } from '../../platform/desk-kit/index.ts';
import { DoorPage } from './door-page.tsx';

/** The screen is blank and the keys are gone; the password opens the page as it was left. Nothing here says whose it is. */
export function Lock() {
  const { t } = useWords();
  const [password, setPassword] = useState('');
  const [refused, setRefused] = useState<string>();
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    const before = document.title;
    document.title = 'Wayout';
    return () => {
      document.title = before;
    };
  }, []);

  const open = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setRefused(undefined);
    try {
      door.enter(await call(unlockSession, { password }, { atDoor: true }));
    } catch (error) {
      const failure = error as Failure;
      if (failure.code.endsWith('not-signed-in') || failure.code.endsWith('signed-out')) return door.close();
      setRefused(
        failure.status === 0 || failure.status === 503
          ? t('desk.sign-in.gone')
          : failure.message || t('desk.lock.refused'),
      );
      setPassword('');
      setBusy(false);
    }
  };
  const leave = async () => {
    await call(signOut, {}, { atDoor: true }).catch(() => {});
    window.location.assign('/desk/');
  };

  return (
    <DoorPage blank>
      <h1>{t('desk.lock.title')}</h1>
      <p className="mute">{t('desk.lock.line')}</p>
      <form onSubmit={open}>
        {refused && (
          <Notice kind="bad" lead={t('desk.sign-in.no')}>
            {refused}
          </Notice>
        )}
        <TextInput
          last
          label={t('desk.sign-in.password')}
          value={password}
          onChange={setPassword}
          input={{
            type: 'password',
            autoComplete: 'current-password',
            required: true,
            autoFocus: true,
            name: 'password',
          }}
        />
        <div className="door-acts">
          <Button kind="go" type="submit" busy={busy} keyHint="Enter">
            {t('desk.lock.go')}
          </Button>
          <Button kind="bare" onClick={leave}>
            {t('desk.sign-out')}
          </Button>
        </div>
      </form>
    </DoorPage>
  );
}
