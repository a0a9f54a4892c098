import { type FormEvent, useEffect, useState } from 'react';
import { join, lookAtLink, passwordLength } from '../../../platform/accounts/contract.ts';
import {
  Button,
  call,
  type Failure,
  Marked,
  Notice,
  TextInput,
  useWords,
  Waiting,
} from '../../../platform/desk-kit/index.ts';
import type { OutputOf } from '../../../platform/kernel/endpoint.ts';
import { DoorPage } from '../door-page.tsx';
import { KeyWords } from '../users/key-words.tsx';

type Invitation = OutputOf<typeof lookAtLink>;
type Joined = OutputOf<typeof join>;

/** Where a link leads: whose it is, a password of one's own, and then the six words of the key that came of it. */
export default function Join({ secret }: { secret: string }) {
  const { t } = useWords();
  const [invitation, setInvitation] = useState<Invitation>();
  const [dead, setDead] = useState<string>();
  const [joined, setJoined] = useState<Joined>();
  useEffect(() => {
    call(lookAtLink, { secret }, { atDoor: true })
      .then(setInvitation)
      .catch((error: Failure) =>
        setDead(error.status === 0 || error.status === 503 ? t('desk.sign-in.gone') : error.message),
      );
  }, [secret, t]);

  if (joined) return <Words joined={joined} />;
  return (
    <DoorPage>
      {dead !== undefined ? (
        <>
          <h1>{t('users.join.dead')}</h1>
          <p className="mute">{dead}</p>
          <p>{t('users.join.dead-line')}</p>
        </>
      ) : invitation ? (
        <Choose secret={secret} invitation={invitation} onJoined={setJoined} onDead={setDead} />
      ) : (
        <Waiting />
      )}
    </DoorPage>
  );
}

interface ChooseProps {
  readonly secret: string;
  readonly invitation: Invitation;
  readonly onJoined: (joined: Joined) => void;
  readonly onDead: (words: string) => void;
}

function Choose({ secret, invitation, onJoined, onDead }: ChooseProps) {
  const { t } = useWords();
  const { kind, username, organisation } = invitation;
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [wrong, setWrong] = useState<{ password?: string; again?: string }>({});
  const [refused, setRefused] = useState<string>();
  const [busy, setBusy] = useState(false);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setRefused(undefined);
    if ([...password].length < passwordLength.min)
      return setWrong({ password: t('desk.set-up.wrong.too_short', { min: passwordLength.min }) });
    if (again !== password) return setWrong({ again: t('desk.set-up.wrong.not-again') });
    setWrong({});
    setBusy(true);
    try {
      onJoined(await call(join, { secret, password }, { atDoor: true }));
    } catch (error) {
      const { status, code, message, path, issues } = error as Failure;
      setBusy(false);
      if (code.endsWith('link-dead')) return onDead(message);
      if ((path?.[0] ?? issues[0]?.path[0]) === 'password')
        return setWrong({ password: issues[0]?.message ?? message });
      setRefused(status === 0 || status === 503 ? t('desk.sign-in.gone') : message);
    }
  };
  return (
    <>
      <h1>{t(`users.join.${kind}.title`)}</h1>
      <p className="mute">
        <Marked text={organisation} /> · {t(`users.join.${kind}.line`)}
      </p>
      <form onSubmit={send} noValidate>
        {refused && (
          <Notice kind="bad" lead={t('desk.sign-in.no')}>
            {refused}
          </Notice>
        )}
        <TextInput
          label={t('users.username')}
          hint={t('users.join.username-hint')}
          value={username}
          onChange={() => undefined}
          input={{ readOnly: true, name: 'username', autoComplete: 'username' }}
        />
        <TextInput
          label={t('users.join.password')}
          hint={t('desk.set-up.password-hint', { min: passwordLength.min })}
          value={password}
          onChange={setPassword}
          error={wrong.password}
          input={{ type: 'password', autoComplete: 'new-password', name: 'new-password', autoFocus: true }}
        />
        <TextInput
          last
          label={t('users.join.again')}
          value={again}
          onChange={setAgain}
          error={wrong.again}
          input={{ type: 'password', autoComplete: 'new-password', name: 'again' }}
        />
        <div className="door-acts">
          <Button kind="go" type="submit" busy={busy}>
            {t('users.join.go')}
          </Button>
        </div>
      </form>
      <p className="cell mute">{t('users.join.alone')}</p>
    </>
  );
}

function Words({ joined }: { joined: Joined }) {
  const { t } = useWords();
  const waits = joined.awaiting.length > 0;
  return (
    <DoorPage>
      <h1>{t('users.join.done')}</h1>
      <p>{t(waits ? 'users.join.words' : 'users.join.no-group')}</p>
      {waits && <KeyWords words={joined.words} />}
      {waits && <p className="mute">{t('users.join.later')}</p>}
      <div className="door-acts">
        <Button kind="go" onClick={() => window.location.assign('/desk/')}>
          {t('users.join.sign-in', { username: joined.username })}
        </Button>
      </div>
    </DoorPage>
  );
}
