import type { DeskModule } from '../../../platform/desk-kit/desk-module.ts';

/** Codes: which answers the organisation leaves out of its forms. The operations are platform/disabled-codes. */
export const codes: DeskModule = {
  id: 'codes',
  locales: { en: () => import('./locales/en.json'), sr: () => import('./locales/sr.json') },
  navigation: [{ path: '/codes', words: 'codes.nav', permission: 'codelists.set', storey: 'house', order: 15 }],
  commands: [{ id: 'codes.list', words: 'codes.nav', permission: 'codelists.set', path: '/codes' }],
  routes: [{ path: '/codes', title: 'codes.nav', permission: 'codelists.set', screen: () => import('./codes.tsx') }],
  slots: [],
};
