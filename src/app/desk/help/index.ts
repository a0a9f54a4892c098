import type { DeskModule } from '../../../platform/desk-kit/desk-module.ts';

/** Help: all keys and screens on a page, other keys than ours, and the first tour. */
export const help: DeskModule = {
  id: 'help',
  locales: { en: () => import('./locales/en.json'), sr: () => import('./locales/sr.json') },
  navigation: [],
  commands: [{ id: 'help.open', words: 'help.title', path: '/help' }],
  routes: [{ path: '/help', title: 'help.title', screen: () => import('./help-page.tsx') }],
  slots: [{ slot: 'desk.today.first', order: 10, permission: 'hotline.record', part: () => import('./tour-card.tsx') }],
};
