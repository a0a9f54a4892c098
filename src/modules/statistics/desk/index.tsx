/** The screens of statistics: for now the annual hotline report. */
import type { DeskModule } from '../../../platform/desk-kit/desk-module.ts';

export const statistics: DeskModule = {
  id: 'statistics',
  locales: { en: () => import('../locales/en.json'), sr: () => import('../locales/sr.json') },
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
  slots: [],
};
