import { type FormEvent, useState } from 'react';
import { signIn } from '../../platform/desk-kit/door-calls.ts';
import { Button, call, door, type Failure, Notice, TextInput, useWords } from '../../platform/desk-kit/index.ts';
import { DoorPage } from './door-page.tsx';

/** Printed on the box: the demonstration has no secret. */
const printed = { accounts: 'consultant, coordinator, caseworker, admin', password: 'wayout-demo-only' };

/** The door. The address stays as it is, so one comes in where one wanted to go. */
export function SignIn({ demonstration, reachable }: { demonstration: boolean; reachable: boolean }) {
  const { t } = useWords();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [refused, setRefused] = useState<string>();
  const [busy, setBusy] = useState(false);

  const enter = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setRefused(undefined);
    try {
      door.enter(await call(signIn, { username: username.trim(), password }, { atDoor: true }));
    } catch (error) {
      const { status, message } = error as Failure;
      setRefused(status === 0 || status === 503 ? t('desk.sign-in.gone') : message || t('desk.sign-in.refused'));
      setPassword('');
      document.querySelector<HTMLInputElement>('input[type=password]')?.focus();
    }
    setBusy(false);
  };

  return (
    <DoorPage>
      <h1>{t('desk.sign-in.title')}</h1>
      {demonstration && <Notice lead={t('desk.sign-in.demo.lead')}>{t('desk.sign-in.demo.line', printed)}</Notice>}
      <form onSubmit={enter}>
        {refused && (
          <Notice kind="bad" lead={t('desk.sign-in.no')}>
            {refused}
          </Notice>
        )}
        <TextInput
          label={t('desk.sign-in.username')}
          value={username}
          onChange={setUsername}
          input={{
            autoComplete: 'username',
            autoCapitalize: 'none',
            spellCheck: false,
            required: true,
            autoFocus: true,
            name: 'username',
          }}
        />
        <TextInput
          last
          label={t('desk.sign-in.password')}
          value={password}
          onChange={setPassword}
          input={{ type: 'password', autoComplete: 'current-password', required: true, name: 'password' }}
        />
        <div className="door-acts">
          <Button kind="go" type="submit" busy={busy} keyHint="Enter">
            {t('desk.sign-in.go')}
          </Button>
        </div>
      </form>
      <p className="cell mute">{t('desk.sign-in.lost')}</p>
      {reachable && <p className="cell mute">{t('desk.sign-in.reachable')}</p>}
    </DoorPage>
  );
}
