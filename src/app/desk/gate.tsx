import { useQueryClient } from '@tanstack/react-query';
import { Activity, lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { showSession, showSetup } from '../../platform/desk-kit/door-calls.ts';
import { call, door, isFailure, useDoor, Waiting } from '../../platform/desk-kit/index.ts';
import { Lock } from './lock.tsx';
import { Shell } from './shell.tsx';
import { SignIn } from './sign-in.tsx';

const Preparing = lazy(() => import('./preparing.tsx'));
const Join = lazy(() => import('./join/join.tsx'));
const SetUp = lazy(() => import('./set-up.tsx'));

/** Who is here is asked while the page is still being read, not when it stands. Taken once: it is true of that moment alone. */
let askedFirst: ReturnType<typeof ask> | undefined = ask();

function takeFirst() {
  const asked = askedFirst;
  askedFirst = undefined;
  return asked;
}

function ask() {
  const asked = call(showSession, {}, { atDoor: true });
  // whoever waits for it hears it; until then nobody does
  asked.catch(() => undefined);
  return asked;
}

type House = 'asking' | 'preparing' | 'empty' | 'ready';

/** The secret of a link; out of the address at once, so that neither history nor a glance keeps it. */
function comesToJoin(): string | undefined {
  const { pathname, hash } = window.location;
  if (pathname.replace(/\/$/, '') !== '/desk/join') return undefined;
  window.history.replaceState(null, '', '/desk/join');
  return hash.slice(1);
}

/** What one sees first: the house being made ready, set-up, the door, the lock or the desk. */
export function Gate() {
  const { at } = useDoor();
  const asker = useQueryClient();
  const [house, setHouse] = useState<House>('asking');
  const [synthetic, setSynthetic] = useState(false);
  const [reachable, setReachable] = useState(false);
  const wasOpen = useRef(false);
  const [invited] = useState(comesToJoin);
  if (at === 'open') wasOpen.current = true;

  const lookIn = useCallback(async () => {
    try {
      door.enter(await (takeFirst() ?? ask()));
      setHouse('ready');
    } catch (error) {
      if (!isFailure(error) || error.status === 503 || error.status === 0) return setHouse('preparing');
      door.close();
      try {
        const found = await call(showSetup, {}, { atDoor: true });
        setSynthetic(found.synthetic);
        setReachable(found.reachable);
        setHouse(found.state);
      } catch {
        setHouse('preparing');
      }
    }
  }, []);
  useEffect(() => {
    void lookIn();
  }, [lookIn]);

  // what was read goes out of memory with the lock and with the end; what is being sent stays
  useEffect(() => {
    if (at === 'locked') asker.removeQueries();
    if (at === 'out') {
      wasOpen.current = false;
      asker.clear();
    }
  }, [at, asker]);

  if (house === 'asking') return <Waiting />;
  if (invited !== undefined && house === 'ready')
    return (
      <Suspense fallback={<Waiting />}>
        <Join secret={invited} />
      </Suspense>
    );
  if (house === 'preparing')
    return (
      <Suspense fallback={<Waiting />}>
        <Preparing onReady={lookIn} />
      </Suspense>
    );
  if (house === 'empty')
    return (
      <Suspense fallback={<Waiting />}>
        <SetUp onPreparing={() => setHouse('preparing')} onDone={() => setHouse('ready')} />
      </Suspense>
    );
  if (at === 'out' || at === 'unknown') return <SignIn demonstration={synthetic} reachable={reachable} />;
  return (
    <>
      {/* hidden, the page keeps what was typed but neither asks, nor listens to keys, nor is seen */}
      {wasOpen.current && (
        <Activity mode={at === 'open' ? 'visible' : 'hidden'}>
          <Shell />
        </Activity>
      )}
      {at === 'locked' && <Lock />}
    </>
  );
}
