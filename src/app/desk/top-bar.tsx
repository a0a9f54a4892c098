import { KeyHint, Marked, PageLink, Slot, useSession, useWords } from '../../platform/desk-kit/index.ts';
import { BrandMark } from './brand-mark.tsx';
import { hide } from './hide.ts';
import { LanguageSwitch } from './language-switch.tsx';
import { UserMenu } from './user-menu.tsx';

/** "Mila ◇ Primerić" → "Mila ◇ P.": enough to know oneself, little over somebody's shoulder. */
export function shortName(name: string): string {
  const words = name.split(/\s+/);
  const last = words.at(-1) ?? '';
  return words.length < 2 ? name : [...words.slice(0, -1), `${[...last][0] ?? ''}.`].join(' ');
}

export function TopBar({ onFind, onMenu, menuOpen }: { onFind: () => void; onMenu: () => void; menuOpen: boolean }) {
  const { t } = useWords();
  const { user } = useSession();
  return (
    <header className="top">
      <PageLink to="/" className="brand">
        <BrandMark /> <span className="brand-word">Wayout</span>
      </PageLink>
      <button type="button" className="find" onClick={onFind} aria-keyshortcuts="Control+K">
        <span className="wide-only">{t('desk.find.words')}</span>
        <span className="narrow-only">{t('desk.find.short')}</span>
        <span className="wide-only">
          <KeyHint of="Ctrl+K" />
        </span>
      </button>
      <span className="push" />
      <Slot name="desk.top.duty" with={{}} />
      <span className="wide-only">
        <LanguageSwitch />
      </span>
      <button type="button" className="hide" onClick={hide}>
        {t('desk.hide')}{' '}
        <span className="wide-only">
          <KeyHint of="Esc Esc" />
        </span>
      </button>
      <UserMenu>
        <Marked text={shortName(user.displayName)} />
      </UserMenu>
      <button
        type="button"
        className="menu-button narrow-only"
        aria-expanded={menuOpen}
        aria-controls="navigation"
        onClick={onMenu}
      >
        {t('desk.menu')}
      </button>
    </header>
  );
}
