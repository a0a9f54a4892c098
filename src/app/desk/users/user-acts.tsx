import { useState } from 'react';
import type { Role } from '../../../platform/access/roles.ts';
import {
  disableUser,
  enableUser,
  listUsers,
  listWaiting,
  renewLink,
  resetPassword,
  setRoles,
  type UserCard,
} from '../../../platform/accounts/contract.ts';
import { useAct, useWords } from '../../../platform/desk-kit/index.ts';
import type { UserId } from '../../../platform/kernel/ids.ts';
import { ActDialog } from './act-dialog.tsx';
import { RolesField } from './invite-dialog.tsx';
import type { ShownLink } from './link-shown.tsx';

export type UserAct = 'link' | 'reset' | 'roles' | 'disable' | 'enable';

/** What can be done about somebody, by the state she is in; nobody does it to herself. */
export function actsFor(user: UserCard, self: string): readonly UserAct[] {
  if (user.id === self) return [];
  if (user.state === 'disabled') return ['enable'];
  if (user.state === 'active') return ['roles', 'reset', 'disable'];
  return ['link', 'roles', 'disable'];
}

interface ActProps {
  readonly user: UserCard;
  readonly onLink: (link: ShownLink) => void;
  readonly onClose: () => void;
}

/** One act, its consequences in words before it is done. */
export function UserActDialog({ act, user, onLink, onClose }: ActProps & { act: UserAct }) {
  const { t } = useWords();
  const refresh = [listUsers, listWaiting];
  const disable = useAct(disableUser, { refresh });
  const enable = useAct(enableUser, { refresh });
  const renew = useAct(renewLink, { refresh });
  const reset = useAct(resetPassword, { refresh });
  const id = user.id as UserId;
  if (act === 'roles') return <RolesDialog user={user} onClose={onClose} />;
  const run = {
    disable: () => disable.mutateAsync({ id }).then(onClose),
    enable: () => enable.mutateAsync({ id }).then(onClose),
    link: async () => onLink({ ...(await renew.mutateAsync({ id })).link, name: user.displayName }),
    reset: async () => onLink({ ...(await reset.mutateAsync({ id })).link, name: user.displayName }),
  }[act];
  return (
    <ActDialog
      title={t(`users.act.${act}.title`, { name: user.displayName })}
      go={t(`users.act.${act}.go`)}
      kind={act === 'disable' || act === 'reset' ? 'stop' : 'go'}
      onClose={onClose}
      run={run}
    >
      <p>{t(`users.act.${act}.line`)}</p>
    </ActDialog>
  );
}

function RolesDialog({ user, onClose }: Omit<ActProps, 'onLink'>) {
  const { t } = useWords();
  const [held, setHeld] = useState<readonly Role[]>(user.roles as Role[]);
  const change = useAct(setRoles, { refresh: [listUsers, listWaiting] });
  const isOther = held.join() !== user.roles.join();
  return (
    <ActDialog
      wide
      title={t('users.act.roles.title', { name: user.displayName })}
      go={t('users.act.roles.go')}
      isReady={held.length > 0 && isOther}
      onClose={onClose}
      run={async () => {
        await change.mutateAsync({ id: user.id as UserId, roles: [...held] });
        onClose();
      }}
    >
      <p>{t('users.act.roles.line')}</p>
      <RolesField held={held} onChange={setHeld} />
    </ActDialog>
  );
}
