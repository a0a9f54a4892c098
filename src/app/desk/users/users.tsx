import { useState } from 'react';
import { roles } from '../../../platform/access/roles.ts';
import { listUsers, type UserCard } from '../../../platform/accounts/contract.ts';
import {
  Button,
  type Column,
  EmptyState,
  ErrorState,
  Marked,
  MenuButton,
  Page,
  PageHead,
  PageLink,
  Table,
  useAsk,
  useMay,
  useSession,
  useWords,
  Waiting,
} from '../../../platform/desk-kit/index.ts';
import type { Day } from '../../../platform/kernel/days.ts';
import { InviteDialog } from './invite-dialog.tsx';
import KeyWarnings from './key-warnings.tsx';
import { LinkShown, type ShownLink } from './link-shown.tsx';
import { actsFor, type UserAct, UserActDialog } from './user-acts.tsx';
import './users.css';

/** Who works here, in which state, and what can be done about it. */
export default function Users() {
  const { t, formatDay, codeLabel } = useWords();
  const { user: me } = useSession();
  const may = useMay();
  const asked = useAsk(listUsers, {});
  const [invites, setInvites] = useState(false);
  const [doing, setDoing] = useState<{ user: UserCard; act: UserAct }>();
  const [link, setLink] = useState<ShownLink>();
  const showLink = (shown: ShownLink) => {
    setInvites(false);
    setDoing(undefined);
    setLink(shown);
  };

  const stateOf = (user: UserCard) => {
    if (user.state === 'disabled') return <span className="mute">{t('users.state.disabled')}</span>;
    if (user.state === 'active')
      return user.awaiting.length === 0
        ? t('users.state.active')
        : t('users.state.waiting', { groups: user.awaiting.map((code) => t(`users.group.${code}`)).join(', ') });
    const isDead = user.linkUntil === null || Date.parse(user.linkUntil) <= Date.now();
    return t(`users.state.${user.state}${isDead ? '-dead' : ''}`);
  };
  const columns: readonly Column<UserCard>[] = [
    {
      id: 'name',
      head: t('users.who'),
      cell: (user) => (
        <>
          <Marked text={user.displayName} /> <span className="code mute">{user.username}</span>
        </>
      ),
    },
    {
      id: 'roles',
      head: t('users.roles'),
      cell: (user) => user.roles.map((role) => codeLabel(roles, role)).join(', '),
    },
    { id: 'state', head: t('users.state.head'), cell: stateOf },
    {
      id: 'last',
      head: t('users.last'),
      cell: (user) => (
        <>
          <span className="narrow-only mute">{t('users.last')}: </span>
          {user.lastSignIn ? formatDay(user.lastSignIn as Day, 'short') : t('users.never')}
        </>
      ),
    },
    {
      id: 'acts',
      head: t('users.acts'),
      cell: (user) => {
        const acts = actsFor(user, me.id);
        if (acts.length === 0) return <span className="mute">{t('users.self')}</span>;
        return (
          <MenuButton
            className="btn btn-small"
            label={t('users.acts-of', { name: user.displayName })}
            items={acts.map((act) => ({
              id: act,
              words: t(`users.act.${act}.menu`),
              run: () => setDoing({ user, act }),
            }))}
          >
            {t('users.change')}
          </MenuButton>
        );
      },
    },
  ];

  if (asked.error)
    return (
      <Page>
        <ErrorState whole error={asked.error} onRetry={() => void asked.refetch()} />
      </Page>
    );
  return (
    <Page>
      <PageHead
        title={t('users.nav')}
        line={t('users.line')}
        acts={
          <Button kind="go" onClick={() => setInvites(true)}>
            {t('users.invite.open')}
          </Button>
        }
      />
      <KeyWarnings />
      {may('accounts.admit') && (
        <p className="users-way">
          <PageLink to="/waiting">{t('users.waiting.title')}</PageLink>
        </p>
      )}
      {asked.data ? (
        <div className="users-list">
          <Table label={t('users.nav')} columns={columns} rows={asked.data.users} rowKey={(user) => user.id} />
        </div>
      ) : (
        <Waiting />
      )}
      {asked.data?.users.length === 1 && (
        <EmptyState title={t('users.alone.title')}>{t('users.alone.line')}</EmptyState>
      )}
      {invites && <InviteDialog onLink={showLink} onClose={() => setInvites(false)} />}
      {doing && <UserActDialog {...doing} onLink={showLink} onClose={() => setDoing(undefined)} />}
      {link && <LinkShown link={link} onClose={() => setLink(undefined)} />}
    </Page>
  );
}
