import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import {
  ErrorState,
  Notice,
  Page,
  Slot,
  useDoor,
  useGo,
  useKeySet,
  useKeys,
  useMay,
  useWords,
} from '../../platform/desk-kit/index.ts';
import { commandsOf } from './commands.ts';
import { useHide } from './hide.ts';
import { everywhereKeys } from './keys.ts';
import { LeftWorks } from './left-works.tsx';
import { Navigation } from './navigation.tsx';
import { useOpenPage } from './open-page.ts';
import { TopBar } from './top-bar.tsx';

const CommandBar = lazy(() => import('./command-bar.tsx'));
const KeyList = lazy(() => import('./key-list.tsx'));

/** Top bar, navigation and the page. What is opened over the page (command bar, key list) is fetched when first needed. */
export function Frame() {
  const { t } = useWords();
  const go = useGo();
  const may = useMay();
  const { goneSince } = useDoor();
  const { refused, path } = useOpenPage();
  const [over, setOver] = useState<'find' | 'keys'>();
  const [menu, setMenu] = useState(false);
  const main = useRef<HTMLElement>(null);
  useHide();

  const find = () => setOver('find');
  const commands = commandsOf(may);
  useKeySet(everywhereKeys, {
    find,
    search: find,
    today: () => go('/'),
    list: () => setOver('keys'),
    help: () => go('/help'),
  });
  useKeys(
    t(everywhereKeys.title),
    Object.fromEntries(commands.flatMap((c) => (c.key ? [[c.key, { does: t(c.words), run: () => go(c.path) }]] : []))),
  );

  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with every new page
  useEffect(() => {
    setMenu(false);
    if (first.current) first.current = false;
    else window.scrollTo(0, 0);
    // what had the focus went with the old page: Tab goes on in the new one, not in the bar above it
    const later = requestAnimationFrame(() => {
      if (document.activeElement === document.body) main.current?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(later);
  }, [path]);

  return (
    <div className="desk">
      <button type="button" className="skip" onClick={() => main.current?.focus()}>
        {t('desk.skip')}
      </button>
      <TopBar onFind={find} onMenu={() => setMenu(!menu)} menuOpen={menu} />
      <Navigation open={menu} onKeys={() => setOver('keys')} />
      <main className="main" id="page" tabIndex={-1} ref={main}>
        {goneSince && (
          <Notice kind="bad" lead={t('desk.gone.lead')}>
            {t('desk.gone.line')}
          </Notice>
        )}
        <LeftWorks />
        <Slot name="desk.alerts" with={{}} />
        {refused ? (
          <Page>
            <ErrorState
              whole
              error={Object.assign(new Error(), { name: 'Failure', status: 403, issues: [], data: {} })}
            />
          </Page>
        ) : (
          <Outlet />
        )}
      </main>
      <Suspense fallback={null}>
        {over === 'find' && <CommandBar onClose={() => setOver(undefined)} />}
        {over === 'keys' && <KeyList onClose={() => setOver(undefined)} />}
      </Suspense>
    </div>
  );
}
