import { lazy } from 'react';
import type { DeskModule } from '../../../platform/desk-kit/desk-module.ts';
import type { LookUpPurpose } from '../look-up-purposes.ts';

export type { LookUpPurpose } from '../look-up-purposes.ts';
export type { ChosenPerson, FindPersonPanelProps } from './find-person-panel.tsx';
export type { TimelineSource } from './person-timeline.tsx';
export type { SafetyCardViewProps } from './safety-card-view.tsx';

/** Parts for the screens of upper modules; put them into a <Suspense>. */
export const FindPersonPanel = lazy(() => import('./find-person-panel.tsx'));
export const SafetyCardView = lazy(() => import('./safety-card-view.tsx'));
export const PersonSafetyCard = lazy(() => import('./person-safety-card.tsx'));
export const PurposePick = lazy(() => import('./purpose-pick.tsx'));
export const AgreedHours = lazy(() => import('./agreed-hours.tsx'));
export const SafetyCardAlone = lazy(() => import('./safety-card-alone.tsx'));

const finder = (purpose: LookUpPurpose) => ({
  id: `people.${purpose}`,
  words: `people.desk.bar.${purpose}`,
  permission: 'people.search',
  find: async (typed: string, signal: AbortSignal) =>
    (await import('./find-from-anywhere.ts')).findFromAnywhere(purpose, typed, signal),
});

/** Who is known: found for a purpose, the card before the number. Slots: people.person.acts, .aside, .timeline. */
export const people: DeskModule = {
  id: 'people',
  routes: [
    { path: '/people', title: 'people.desk.nav', permission: 'people.read', screen: () => import('./search-page.tsx') },
    {
      path: '/people/duplicates',
      title: 'people.links.queue.title',
      permission: 'people.sweep',
      screen: () => import('./duplicates-page.tsx'),
    },
    {
      path: '/people/duplicates/$left/$right',
      title: 'people.links.title',
      permission: 'people.sweep',
      screen: () => import('./compare-page.tsx'),
    },
    {
      path: '/people/compare/$left/$right',
      title: 'people.links.title',
      permission: 'people.search',
      screen: () => import('./compare-page.tsx'),
    },
    {
      path: '/people/$id',
      title: 'people.desk.person',
      permission: 'people.read',
      screen: () => import('./person-page.tsx'),
    },
  ],
  navigation: [{ path: '/people', words: 'people.desk.nav', permission: 'people.read', storey: 'work', order: 20 }],
  slots: [
    // whoever supervises the duty desk finds them where the rest stands that rose to her
    {
      slot: 'hotline.supervision',
      order: 10,
      permission: 'people.watch',
      part: () => import('./search-alarms.tsx'),
    },
  ],
  commands: [
    {
      id: 'people.duplicates',
      words: 'people.links.queue.title',
      permission: 'people.sweep',
      key: 'g d',
      path: '/people/duplicates',
    },
    { id: 'people.find', words: 'people.desk.find.title', permission: 'people.search', key: 'g p', path: '/people' },
  ],
  finders: [finder('open_contact'), finder('call_back'), finder('case_work')],
  locales: { en: () => import('../locales/en.json'), sr: () => import('../locales/sr.json') },
  help: () => import('./help.ts'),
};
