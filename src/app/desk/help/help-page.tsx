import './help.css';
import { lazy, Suspense, useState } from 'react';
import {
  Button,
  fold,
  KeyHint,
  type KeySet,
  keySet,
  matchOf,
  Page,
  PageHead,
  PageLink,
  type ScreenHelp,
  Section,
  TextInput,
  useGo,
  useMay,
  useWords,
  Waiting,
} from '../../../platform/desk-kit/index.ts';
import { useAllScreens } from '../all-screens.ts';
import { KeyRows } from '../key-rows.tsx';
import { everywhereKeys, fieldKeys } from '../keys.ts';
import { tableKeys, windowKeys } from './keys.ts';
import { SafetyWords } from './safety-words.tsx';
import { useScreens } from './use-screens.ts';

const MoveKeys = lazy(() => import('./move-keys.tsx'));

/** All keys and what every screen is for, of those that this user may open. Prints on one page. */
export default function HelpPage() {
  const { t } = useWords();
  const may = useMay();
  const go = useGo();
  const { modules, commandsOf } = useAllScreens();
  const screens = useScreens(modules)?.filter((screen) => !screen.permission || may(screen.permission));
  const [typed, setTyped] = useState('');
  const [isMoving, setMoving] = useState(false);
  const commands = commandsOf(may).filter((command) => command.key);
  const goKeys = keySet(
    everywhereKeys.title,
    Object.fromEntries(commands.map((command) => [command.id, [command.key ?? '', command.words] as const])),
  );
  const groups: readonly { title: string; sets: readonly KeySet[] }[] = [
    { title: everywhereKeys.title, sets: [everywhereKeys, goKeys] },
    { title: fieldKeys.title, sets: [fieldKeys] },
    { title: tableKeys.title, sets: [tableKeys] },
    { title: windowKeys.title, sets: [windowKeys] },
  ];
  // a sign alone (?, /) is looked for as a key
  const isSign = typed.trim() !== '' && fold(typed) === '';
  const says = (title: string, sets: readonly KeySet[], about = '') =>
    [title, about, ...sets.flatMap((set) => Object.values(set.acts).flatMap(({ key, does }) => [t(does), key]))].some(
      (words) => (isSign ? words === typed.trim() : matchOf(words, typed) >= 0),
    );
  const shownGroups = groups.filter(({ title, sets }) => says(t(title), sets));
  const shownScreens = (screens ?? []).filter(({ title, about, keys }) => says(t(title), keys, t(about)));
  const isSearching = typed.trim() !== '';
  const found = shownGroups.length + shownScreens.length;
  return (
    <Page>
      <div className="help">
        <PageHead
          title={t('help.title')}
          line={t('help.line')}
          acts={
            <>
              {may('hotline.record') && <Button onClick={() => go('/?tour=on')}>{t('help.tour.again')}</Button>}
              <Button onClick={() => setMoving(true)}>{t('help.move.open')}</Button>
              <Button onClick={() => window.print()}>{t('help.print')}</Button>
            </>
          }
        />
        <search className="help-find">
          <TextInput
            label={t('help.find')}
            value={typed}
            onChange={setTyped}
            last
            input={{ type: 'search', spellCheck: false }}
          />
          <p className={found === 0 ? 'mute' : 'vh'} role="status">
            {isSearching && (found === 0 ? t('help.none') : t('help.found', { count: found }))}
          </p>
        </search>
        {!isSearching && <SafetyWords />}
        {shownGroups.length > 0 && (
          <Section title={t('desk.keys.title')}>
            <div className="help-grid">
              {shownGroups.map(({ title, sets }) => (
                <section key={title}>
                  <h3>{t(title)}</h3>
                  <KeyRows sets={sets} />
                </section>
              ))}
            </div>
          </Section>
        )}
        {!screens && <Waiting />}
        {shownScreens.length > 0 && (
          <Section title={t('help.screens')}>
            <div className="help-grid">
              {shownScreens.map((screen) => (
                <Screen key={screen.about} screen={screen} />
              ))}
            </div>
          </Section>
        )}
      </div>
      {isMoving && (
        <Suspense fallback={null}>
          <MoveKeys
            sets={[...groups.flatMap(({ sets }) => sets), ...(screens ?? []).flatMap(({ keys }) => keys)]}
            onClose={() => setMoving(false)}
          />
        </Suspense>
      )}
    </Page>
  );
}

function Screen({ screen }: { screen: ScreenHelp }) {
  const { t } = useWords();
  const may = useMay();
  const { commandsOf } = useAllScreens();
  const key = screen.path && commandsOf(may).find((command) => command.path === screen.path)?.key;
  return (
    <section>
      <h3>
        {screen.path ? <PageLink to={screen.path}>{t(screen.title)}</PageLink> : t(screen.title)}{' '}
        {key && <KeyHint of={key} />}
      </h3>
      <p>{t(screen.about)}</p>
      {screen.keys.length > 0 && <KeyRows sets={screen.keys} />}
    </section>
  );
}
