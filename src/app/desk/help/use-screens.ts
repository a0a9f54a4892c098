import { useEffect, useState } from 'react';
import type { DeskModule, ScreenHelp } from '../../../platform/desk-kit/desk-module.ts';

/** What the modules tell of their screens, in the order of the modules; undefined until it is there. */
export function useScreens(modules: readonly DeskModule[]): readonly ScreenHelp[] | undefined {
  const [screens, setScreens] = useState<readonly ScreenHelp[]>();
  useEffect(() => {
    let wanted = true;
    void Promise.all(modules.map((module) => module.help?.())).then(
      (told) => wanted && setScreens(told.flatMap((one) => one?.default ?? [])),
    );
    return () => {
      wanted = false;
    };
  }, [modules]);
  return screens;
}
