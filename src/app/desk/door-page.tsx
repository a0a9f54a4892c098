import type { ReactNode } from 'react';
import { BrandMark } from './brand-mark.tsx';
import { LanguageSwitch } from './language-switch.tsx';

/** A page outside the desk: the mark, the languages, one thing to do. */
export function DoorPage({ children, wide, blank }: { children: ReactNode; wide?: boolean; blank?: boolean }) {
  return (
    <div className="door">
      <header className="door-top">
        {!blank && (
          <span className="brand">
            <BrandMark /> Wayout
          </span>
        )}
        <span className="push" />
        <LanguageSwitch />
      </header>
      <main className={wide ? 'door-main door-wide' : 'door-main'}>{children}</main>
    </div>
  );
}
