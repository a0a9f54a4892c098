import { type FormEvent, useState } from 'react';
import { passwordLength } from '../../platform/accounts/contract.ts';
import { changePassword } from '../../platform/desk-kit/door-calls.ts';
import {
  Button,
  call,
  Dialog,
  door,
  type Failure,
  Notice,
  TextInput,
  useSession,
  useWords,
} from '../../platform/desk-kit/index.ts';

const empty = { password: '', newPassword: '', again: '' };
type Typed = typeof empty;

/** From the user's menu: another password, in a window over the page. */
export default function ChangePassword({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  return (
    <Dialog open onClose={onClose} title={t('desk.password.title')}>
      <PasswordForm onDone={onClose} />
    </Dialog>
  );
}

function PasswordForm({ onDone }: { onDone: () => void }) {
  const { t } = useWords();
  const { user } = useSession();
  const [typed, setTyped] = useState<Typed>(empty);
  const [wrong, setWrong] = useState<Partial<Typed>>({});
  const [refused, setRefused] = useState<string>();
  const [busy, setBusy] = useState(false);
  const put = (name: keyof Typed) => (text: string) => setTyped((before) => ({ ...before, [name]: text }));

  const change = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const form = event.currentTarget as HTMLFormElement;
    const show = (found: Partial<Typed>) => {
      setWrong(found);
      requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
    };
    setRefused(undefined);
    if ([...typed.newPassword].length < passwordLength.min)
      return show({ newPassword: t('desk.set-up.wrong.too_short', { min: passwordLength.min }) });
    if (typed.again !== typed.newPassword) return show({ again: t('desk.set-up.wrong.not-again') });
    setWrong({});
    setBusy(true);
    try {
      const { again: _, ...sent } = typed;
      door.enter(await call(changePassword, sent, { atDoor: true }));
      onDone();
    } catch (error) {
      const { status, code, message, path, issues } = error as Failure;
      setBusy(false);
      if (code.endsWith('not-signed-in')) return door.close();
      if (code.endsWith('wrong-password')) return show({ password: t('desk.lock.refused') });
      const field = path?.[0] ?? issues[0]?.path[0];
      if (field === 'newPassword') return show({ newPassword: issues[0]?.message ?? message });
      setRefused(status === 0 || status === 503 ? t('desk.sign-in.gone') : message);
    }
  };

  return (
    <form onSubmit={change} noValidate>
      {refused && (
        <Notice kind="bad" lead={t('desk.password.no')}>
          {refused}
        </Notice>
      )}
      {/* for the browser's keeper of passwords: whose it is */}
      <input type="text" name="username" autoComplete="username" value={user.username} readOnly hidden />
      <TextInput
        label={t('desk.password.present')}
        value={typed.password}
        onChange={put('password')}
        error={wrong.password}
        input={{ type: 'password', autoComplete: 'current-password', autoFocus: true, name: 'password' }}
      />
      <TextInput
        label={t('desk.password.new')}
        hint={t('desk.set-up.password-hint', { min: passwordLength.min })}
        value={typed.newPassword}
        onChange={put('newPassword')}
        error={wrong.newPassword}
        input={{ type: 'password', autoComplete: 'new-password', name: 'new-password' }}
      />
      <TextInput
        last
        label={t('desk.password.again')}
        value={typed.again}
        onChange={put('again')}
        error={wrong.again}
        input={{ type: 'password', autoComplete: 'new-password', name: 'again' }}
      />
      <p className="mute">{t('desk.password.then')}</p>
      <div className="door-acts">
        <Button kind="go" type="submit" busy={busy}>
          {t('desk.password.go')}
        </Button>
      </div>
    </form>
  );
}
