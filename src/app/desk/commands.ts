import type { DeskCommand, DeskFinder, DeskNavigation } from '../../platform/desk-kit/desk-module.ts';
import { modules } from './modules.ts';

type May = (permission: string) => boolean;
const allowed =
  (may: May) =>
  (thing: { permission?: string }): boolean =>
    thing.permission === undefined || may(thing.permission);

const today: DeskNavigation = { path: '/', words: 'desk.nav.today', storey: 'work', order: 0 };
const STOREYS = ['work', 'concern', 'reach', 'house'] as const;

/** The words of the left navigation that this user may open, storey by storey. */
export function navigationOf(may: May): readonly (readonly DeskNavigation[])[] {
  const all = [today, ...modules.flatMap((m) => m.navigation)].filter(allowed(may));
  return STOREYS.map((storey) => all.filter((n) => n.storey === storey).sort((a, b) => a.order - b.order)).filter(
    (storey) => storey.length > 0,
  );
}

export const commandsOf = (may: May): readonly DeskCommand[] => modules.flatMap((m) => m.commands).filter(allowed(may));

export const findersOf = (may: May): readonly DeskFinder[] =>
  modules.flatMap((m) => m.finders ?? []).filter(allowed(may));
