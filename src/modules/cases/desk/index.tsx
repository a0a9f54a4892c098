/** The screens of cases: for now the findings of a person, in a slot of her page and on a page of their own. */
import type { DeskModule } from '../../../platform/desk-kit/desk-module.ts';

export const cases: DeskModule = {
  id: 'cases',
  locales: { en: () => import('../locales/en.json'), sr: () => import('../locales/sr.json') },
  help: () => import('./help.ts'),
  navigation: [],
  commands: [],
  routes: [
    {
      path: '/cases/persons/$personId/findings',
      title: 'cases.finding.title',
      permission: 'cases.read',
      screen: () => import('./findings-page.tsx'),
    },
  ],
  slots: [
    {
      slot: 'people.person.timeline',
      order: 20,
      permission: 'cases.read',
      part: () => import('./findings-timeline.tsx'),
    },
    { slot: 'people.person.aside', order: 30, permission: 'cases.read', part: () => import('./findings-aside.tsx') },
  ],
};
