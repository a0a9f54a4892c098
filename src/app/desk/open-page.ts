import { useMatches } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useMay, useWords } from '../../platform/desk-kit/index.ts';

/** The page that is open: its words go into the browser's title (never a name), a new page begins at its heading. */
export function useOpenPage(): { refused: boolean; path: string } {
  const { t } = useWords();
  const may = useMay();
  const match = useMatches().at(-1);
  const title = match?.staticData.title;
  const permission = match?.staticData.permission;
  const path = match?.pathname ?? '/';
  useEffect(() => {
    document.title = title ? `${t(title)} · Wayout` : 'Wayout';
  }, [t, title]);
  return { refused: permission !== undefined && !may(permission), path };
}
