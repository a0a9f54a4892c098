/** The screens of statistics: the annual hotline report, and the running month on Today. */
import type { DeskModule } from '../../../platform/desk-kit/desk-module.ts';

export const statistics: DeskModule = {
  id: 'statistics',
  locales: { en: () => import('../locales/en.json'), sr: () => import('../locales/sr.json') },
  help: () => import('./help.ts'),
  navigation: [
    {
      path: '/statistics/hotline',
      words: 'statistics.navigation',
      permission: 'statistics.read',
      storey: 'reach',
      order: 30,
    },
  ],
  commands: [
    {
      id: 'statistics.report',
      words: 'statistics.report.title',
      permission: 'statistics.read',
      key: 'g s',
      path: '/statistics/hotline',
    },
  ],
  routes: [
    {
      path: '/statistics/hotline',
      title: 'statistics.report.title',
      permission: 'statistics.read',
      screen: () => import('./report-screen.tsx'),
    },
  ],
  slots: [
    {
      slot: 'desk.today.shift',
      order: 50,
      permission: 'statistics.read-exact',
      part: () => import('./month-so-far.tsx'),
    },
  ],
};
