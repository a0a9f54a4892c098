import { lazy, type ReactNode, Suspense, useState } from 'react';
import { signOut } from '../../platform/desk-kit/door-calls.ts';
import { call, Marked, MenuButton, useGo, useSession, useWords } from '../../platform/desk-kit/index.ts';
import { chooseTheme, chosenTheme, type Theme } from './theme.ts';

const ChangePassword = lazy(() => import('./change-password.tsx'));
const OwnWords = lazy(() => import('./users/own-words.tsx'));

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

/** Who is signed in, how the desk looks, the way out. */
export function UserMenu({ children }: { children: ReactNode }) {
  const { t } = useWords();
  const go = useGo();
  const { user, organisation } = useSession();
  const [theme, setTheme] = useState(chosenTheme);
  const [changing, setChanging] = useState(false);
  const [reading, setReading] = useState(false);
  const leave = async () => {
    await call(signOut, {}, { atDoor: true }).catch(() => {});
    // a new page: nothing of this session stays in memory
    window.location.assign('/desk/');
  };
  const looks = THEMES.map((one) => ({
    id: one,
    words: t(`desk.theme.${one}`),
    on: one === theme,
    run: () => {
      chooseTheme(one);
      setTheme(one);
    },
  }));
  return (
    <>
      <MenuButton
        className="me"
        head={
          <>
            <Marked text={user.displayName} />
            <br />
            <Marked text={organisation.name} />
          </>
        }
        items={[
          ...looks,
          { id: 'password', words: t('desk.password.title'), run: () => setChanging(true), ruled: true },
          { id: 'words', words: t('desk.password.words'), run: () => setReading(true) },
          { id: 'help', words: t('help.title'), run: () => go('/help'), ruled: true },
          { id: 'leave', words: t('desk.sign-out'), run: leave },
        ]}
      >
        {children}
      </MenuButton>
      {reading && (
        <Suspense fallback={null}>
          <OwnWords onClose={() => setReading(false)} />
        </Suspense>
      )}
      {changing && (
        <Suspense fallback={null}>
          <ChangePassword onClose={() => setChanging(false)} />
        </Suspense>
      )}
    </>
  );
}
