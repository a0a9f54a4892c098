import type { DeskModule } from '../../../platform/desk-kit/desk-module.ts';

/** Users: who works here, who is on her way in, who waits to be admitted. The operations are platform/accounts. */
export const users: DeskModule = {
  id: 'users',
  locales: { en: () => import('./locales/en.json'), sr: () => import('./locales/sr.json') },
  navigation: [{ path: '/users', words: 'users.nav', permission: 'accounts.manage', storey: 'house', order: 10 }],
  commands: [
    { id: 'users.list', words: 'users.nav', permission: 'accounts.manage', path: '/users' },
    { id: 'users.waiting', words: 'users.waiting.title', permission: 'accounts.admit', path: '/waiting' },
  ],
  routes: [
    { path: '/users', title: 'users.nav', permission: 'accounts.manage', screen: () => import('./users.tsx') },
    {
      path: '/waiting',
      title: 'users.waiting.title',
      permission: 'accounts.admit',
      screen: () => import('./waiting.tsx'),
    },
  ],
  slots: [
    { slot: 'desk.today.first', order: 0, part: () => import('./at-the-door.tsx') },
    { slot: 'hotline.supervision', order: 0, permission: 'accounts.manage', part: () => import('./key-warnings.tsx') },
  ],
};
