import { createContext, useContext } from 'react';
import type { DeskCommand, DeskModule } from '../../platform/desk-kit/desk-module.ts';

/** What the whole desk offers, for a page of it that tells about the others: handed down, so that nothing imports in a circle. */
export interface AllScreens {
  readonly modules: readonly DeskModule[];
  commandsOf(may: (permission: string) => boolean): readonly DeskCommand[];
}

const Context = createContext<AllScreens>({ modules: [], commandsOf: () => [] });

export const AllScreensProvider = Context.Provider;
export const useAllScreens = (): AllScreens => useContext(Context);
