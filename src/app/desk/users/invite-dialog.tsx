import { useState } from 'react';
import { type Role, roles } from '../../../platform/access/roles.ts';
import { inviteUser, type Language, languages, listUsers } from '../../../platform/accounts/contract.ts';
import { CodeChips, Field, ManyCodeChips, TextInput, useAct, useWords } from '../../../platform/desk-kit/index.ts';
import { languageName } from '../../../platform/i18n/languages.ts';
import { ActDialog } from './act-dialog.tsx';
import type { ShownLink } from './link-shown.tsx';

/** Somebody new: a name, a user name, roles. No password: she chooses it herself, with the link. */
export function InviteDialog({ onLink, onClose }: { onLink: (link: ShownLink) => void; onClose: () => void }) {
  const { t } = useWords();
  const [name, setName] = useState('');
  const [username, setUsername] = useState('');
  const [held, setHeld] = useState<readonly Role[]>([]);
  const [language, setLanguage] = useState<Language>('sr-Latn');
  const invite = useAct(inviteUser, { refresh: [listUsers] });
  const isWrong = (field: string) =>
    invite.error?.path?.[0] === field || invite.error?.issues.some((i) => i.path[0] === field);
  const wrong = (field: string) =>
    isWrong(field)
      ? (invite.error?.issues.find((issue) => issue.path[0] === field)?.message ?? invite.error?.message)
      : undefined;
  return (
    <ActDialog
      wide
      title={t('users.invite.title')}
      go={t('users.invite.go')}
      isReady={name.trim() !== '' && username.trim() !== '' && held.length > 0}
      onClose={onClose}
      run={async () => {
        const { link, user } = await invite.mutateAsync({
          username: username.trim(),
          displayName: name.trim(),
          roles: [...held],
          language,
        });
        onLink({ ...link, name: user.displayName });
      }}
    >
      <TextInput
        label={t('users.name')}
        hint={t('users.name-hint')}
        value={name}
        onChange={setName}
        error={wrong('displayName')}
        input={{ name: 'display-name' }}
      />
      <TextInput
        label={t('users.username')}
        hint={t('users.username-hint')}
        value={username}
        onChange={setUsername}
        error={wrong('username')}
        input={{ name: 'new-username', autoCapitalize: 'none', spellCheck: false }}
      />
      <RolesField held={held} onChange={setHeld} />
      <Field label={t('users.language')} group>
        {(wiring) => (
          <CodeChips
            label={t('users.language')}
            options={languages.map((code) => ({ code, label: languageName[code] }))}
            value={language}
            onChange={(code) => setLanguage(code ?? language)}
            describedBy={wiring.describedBy}
          />
        )}
      </Field>
    </ActDialog>
  );
}

export function RolesField({ held, onChange }: { held: readonly Role[]; onChange: (held: readonly Role[]) => void }) {
  const { t, codeLabel } = useWords();
  return (
    <Field label={t('users.roles')} hint={t('users.roles-hint')} group>
      {(wiring) => (
        <ManyCodeChips
          label={t('users.roles')}
          options={roles.codes.map(({ code }) => ({ code: code as Role, label: codeLabel(roles, code) }))}
          value={held}
          onChange={onChange}
          describedBy={wiring.describedBy}
        />
      )}
    </Field>
  );
}
