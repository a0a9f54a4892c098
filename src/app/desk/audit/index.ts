import type { DeskModule } from '../../../platform/desk-kit/desk-module.ts';

/** The log of acts, for those whom it is sealed to. The operations are platform/audit-reading. */
export const audit: DeskModule = {
  id: 'audit',
  locales: { en: () => import('./locales/en.json'), sr: () => import('./locales/sr.json') },
  navigation: [{ path: '/audit', words: 'audit.nav', permission: 'audit.read', storey: 'house', order: 20 }],
  commands: [{ id: 'audit.list', words: 'audit.nav', permission: 'audit.read', path: '/audit' }],
  routes: [{ path: '/audit', title: 'audit.nav', permission: 'audit.read', screen: () => import('./acts.tsx') }],
  slots: [
    {
      slot: 'hotline.contact.foot',
      order: 0,
      permission: 'audit.read-openings',
      part: () => import('./openings.tsx'),
    },
  ],
};
