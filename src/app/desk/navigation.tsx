import { lazy, Suspense, useState } from 'react';
import type { DeskNavigation } from '../../platform/desk-kit/desk-module.ts';
import { KeyHint, PageLink, SyntheticMark, useMay, useSession, useWords } from '../../platform/desk-kit/index.ts';
import { navigationOf } from './commands.ts';
import { LanguageSwitch } from './language-switch.tsx';
import { useOpenPage } from './open-page.ts';

const StartYourOwn = lazy(() => import('./start-your-own.tsx'));

const isHere = (path: string, item: string) =>
  item === '/' ? path.replace(/^\/desk\/?/, '/') === '/' : path.replace(/^\/desk/, '').startsWith(item);

function Item({ item, path }: { item: DeskNavigation; path: string }) {
  const { t, formatNumber } = useWords();
  const count = item.count?.();
  return (
    <PageLink to={item.path} aria-current={isHere(path, item.path) ? 'page' : undefined}>
      {t(item.words)}
      {count !== undefined && count > 0 && <b>{formatNumber(count)}</b>}
    </PageLink>
  );
}

/** Left: words, no icons; a hair between storeys. At the foot what kind of organisation this is. */
export function Navigation({ open, onKeys }: { open: boolean; onKeys: () => void }) {
  const { t } = useWords();
  const may = useMay();
  const { organisation } = useSession();
  const { path } = useOpenPage();
  const [own, setOwn] = useState(false);
  return (
    <nav className={open ? 'nav nav-open' : 'nav'} aria-label={t('desk.nav.label')} id="navigation">
      <div className="nav-lists">
        {navigationOf(may).map((storey) => (
          <ul key={storey[0]?.storey}>
            {storey.map((item) => (
              <li key={item.path}>
                <Item item={item} path={path} />
              </li>
            ))}
          </ul>
        ))}
      </div>
      <div className="nav-foot">
        <div className="narrow-only">
          <LanguageSwitch />
        </div>
        <p>
          <button type="button" className="nav-keys" onClick={onKeys}>
            <KeyHint of="?" /> {t('desk.keys.all')}
          </button>
        </p>
        {organisation.synthetic ? (
          <>
            <p>
              <SyntheticMark /> {t('desk.synthetic')}
            </p>
            {may('accounts.manage') && (
              <p>
                <button type="button" className="nav-keys" onClick={() => setOwn(true)}>
                  {t('desk.own.begin')}
                </button>
              </p>
            )}
            {own && (
              <Suspense fallback={null}>
                <StartYourOwn onClose={() => setOwn(false)} />
              </Suspense>
            )}
          </>
        ) : (
          organisation.practice && <p>{t('desk.practice')}</p>
        )}
      </div>
    </nav>
  );
}
