import { type FormEvent, useState } from 'react';
import { chooseLanguage, makeDemonstration, passwordLength, setUp } from '../../platform/accounts/contract.ts';
import { Button, call, door, type Failure, Notice, TextInput, useWords } from '../../platform/desk-kit/index.ts';
import { DoorPage } from './door-page.tsx';
import { useLanguageChoice } from './language-choice.ts';

const empty = { organisationName: '', displayName: '', username: '', password: '', again: '' };
type Answers = typeof empty;

/** The first page of an empty house: look around with invented people, or begin with one's own organisation. */
export default function SetUp({ onPreparing, onDone }: { onPreparing: () => void; onDone: () => void }) {
  const { t } = useWords();
  const [own, setOwn] = useState(false);
  const [refused, setRefused] = useState<string>();
  const [busy, setBusy] = useState(false);

  const demonstrate = async () => {
    setBusy(true);
    try {
      await call(makeDemonstration, {}, { atDoor: true });
      onPreparing();
    } catch (error) {
      if ((error as Failure).status === 503) return onPreparing();
      setRefused((error as Failure).message || t('desk.sign-in.gone'));
      setBusy(false);
    }
  };

  return (
    <DoorPage wide>
      <h1>{t('desk.set-up.title')}</h1>
      {refused && (
        <Notice kind="bad" lead={t('desk.sign-in.no')}>
          {refused}
        </Notice>
      )}
      <section className="choice">
        <h2>{t('desk.set-up.demo.title')}</h2>
        <p>{t('desk.set-up.demo.line')}</p>
        <Button kind={own ? 'plain' : 'go'} busy={busy} onClick={demonstrate}>
          {t('desk.set-up.demo.go')}
        </Button>
      </section>
      <section className="choice">
        <h2>{t('desk.set-up.own.title')}</h2>
        <p>{t('desk.set-up.own.line')}</p>
        {own ? <OwnForm onDone={onDone} /> : <Button onClick={() => setOwn(true)}>{t('desk.set-up.own.go')}</Button>}
      </section>
    </DoorPage>
  );
}

function OwnForm({ onDone }: { onDone: () => void }) {
  const { t, has } = useWords();
  const { language } = useLanguageChoice();
  const [answers, setAnswers] = useState<Answers>(empty);
  const [wrong, setWrong] = useState<Partial<Record<keyof Answers, string>>>({});
  const [refused, setRefused] = useState<string>();
  const [busy, setBusy] = useState(false);
  const put = (name: keyof Answers) => (text: string) => setAnswers((a) => ({ ...a, [name]: text }));
  const sentence = (code: string) => {
    const own = `desk.set-up.wrong.${code}`;
    return t(has(own) ? own : `errors.input.${code}`, { min: passwordLength.min });
  };

  const make = async (event: FormEvent) => {
    event.preventDefault();
    const { again, ...typed } = answers;
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'Europe/Belgrade';
    const checked = setUp.input.safeParse({ ...typed, zone });
    const found: Partial<Record<keyof Answers, string>> = {};
    for (const issue of checked.error?.issues ?? []) found[issue.path[0] as keyof Answers] ??= sentence(issue.message);
    if (again !== typed.password) found.again = t('desk.set-up.wrong.not-again');
    setWrong(found);
    const form = event.currentTarget as HTMLFormElement;
    requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
    if (!checked.success || Object.keys(found).length > 0) return;
    setBusy(true);
    try {
      const answer = await call(setUp, checked.data, { atDoor: true });
      // the language in which this form was filled in is the one she reads
      door.enter({ ...answer, language });
      if (answer.language !== language) call(chooseLanguage, { language }).catch(() => {});
      onDone();
    } catch (error) {
      setRefused((error as Failure).message || t('desk.sign-in.gone'));
      setBusy(false);
    }
  };

  return (
    <form onSubmit={make} noValidate>
      <Notice lead={t('desk.set-up.practice.lead')}>{t('desk.set-up.practice.line')}</Notice>
      <TextInput
        label={t('desk.set-up.organisation')}
        value={answers.organisationName}
        onChange={put('organisationName')}
        error={wrong.organisationName}
        input={{ autoFocus: true }}
      />
      <TextInput
        label={t('desk.set-up.name')}
        hint={t('desk.set-up.name-hint')}
        value={answers.displayName}
        onChange={put('displayName')}
        error={wrong.displayName}
        input={{ autoComplete: 'name' }}
      />
      <TextInput
        label={t('desk.sign-in.username')}
        value={answers.username}
        onChange={put('username')}
        error={wrong.username}
        input={{ autoComplete: 'username', autoCapitalize: 'none', spellCheck: false }}
      />
      <TextInput
        label={t('desk.sign-in.password')}
        hint={t('desk.set-up.password-hint', { min: passwordLength.min })}
        value={answers.password}
        onChange={put('password')}
        error={wrong.password}
        input={{ type: 'password', autoComplete: 'new-password' }}
      />
      <TextInput
        last
        label={t('desk.set-up.again')}
        value={answers.again}
        onChange={put('again')}
        error={wrong.again}
        input={{ type: 'password', autoComplete: 'new-password' }}
      />
      {refused && (
        <Notice kind="bad" lead={t('desk.sign-in.no')}>
          {refused}
        </Notice>
      )}
      <div className="door-acts">
        <Button kind="go" type="submit" busy={busy}>
          {t('desk.set-up.own.make')}
        </Button>
      </div>
    </form>
  );
}
