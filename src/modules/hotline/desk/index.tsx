/** The hotline's screens: the form, the contact, the list, import and lines. Everything heavy behind an import(). */
import type { DeskModule } from '../../../platform/desk-kit/desk-module.ts';

export const hotline: DeskModule = {
  id: 'hotline',
  locales: { en: () => import('../locales/en.json'), sr: () => import('../locales/sr.json') },
  navigation: [
    { path: '/hotline', words: 'hotline.desk.nav', permission: 'hotline.find', storey: 'work', order: 10 },
    { path: '/missed', words: 'hotline.night.missed.title', permission: 'hotline.read', storey: 'work', order: 11 },
    { path: '/flags', words: 'hotline.night.flag.title', permission: 'hotline.read', storey: 'work', order: 12 },
    { path: '/queue', words: 'hotline.night.queue.title', permission: 'hotline.supervise', storey: 'work', order: 13 },
  ],
  commands: [
    {
      id: 'hotline.missed',
      words: 'hotline.night.missed.title',
      permission: 'hotline.read',
      key: 'g m',
      path: '/missed',
    },
    { id: 'hotline.flags', words: 'hotline.night.flag.title', permission: 'hotline.read', key: 'g f', path: '/flags' },
    {
      id: 'hotline.queue',
      words: 'hotline.night.queue.title',
      permission: 'hotline.supervise',
      key: 'g q',
      path: '/queue',
    },
    {
      id: 'hotline.new',
      words: 'hotline.desk.command.new',
      permission: 'hotline.record',
      key: 'n',
      path: '/hotline/contacts/new',
    },
    {
      id: 'hotline.afterwards',
      words: 'hotline.desk.command.afterwards',
      permission: 'hotline.record',
      path: '/hotline/contacts/afterwards',
    },
  ],
  finders: [
    {
      id: 'hotline.contact',
      words: 'hotline.desk.finder',
      forNumbers: true,
      permission: 'hotline.find',
      find: async (typed, signal) => (await import('./find-contact.ts')).findContact(typed, signal),
    },
  ],
  routes: [
    {
      path: '/hotline/contacts/new',
      title: 'hotline.desk.title.form',
      permission: 'hotline.record',
      screen: () => import('./contact-form/new-contact.tsx'),
    },
    {
      path: '/hotline/contacts/afterwards',
      title: 'hotline.desk.title.form',
      permission: 'hotline.record',
      screen: () => import('./contact-form/afterwards.tsx'),
    },
    {
      path: '/hotline/contacts/$id/edit',
      title: 'hotline.desk.title.form',
      permission: 'hotline.record',
      screen: () => import('./contact-form/edit-contact.tsx'),
    },
    {
      path: '/hotline/contacts/$id/correct',
      title: 'hotline.desk.title.form',
      permission: 'hotline.record',
      screen: () => import('./contact-page/correct-contact.tsx'),
    },
    {
      path: '/hotline/contacts/$id',
      title: 'hotline.desk.title.page',
      permission: 'hotline.read',
      screen: () => import('./contact-page/contact-page.tsx'),
    },
    {
      path: '/hotline',
      title: 'hotline.desk.title.list',
      permission: 'hotline.find',
      screen: () => import('./contact-list/contact-list.tsx'),
    },
    {
      path: '/missed',
      title: 'hotline.night.missed.title',
      permission: 'hotline.read',
      screen: () => import('./missed/missed-page.tsx'),
    },
    {
      path: '/flags',
      title: 'hotline.night.flag.title',
      permission: 'hotline.read',
      screen: () => import('./flags/flags-page.tsx'),
    },
    {
      path: '/queue',
      title: 'hotline.night.queue.title',
      permission: 'hotline.supervise',
      screen: () => import('./supervision/queue-page.tsx'),
    },
    {
      path: '/hotline/import',
      title: 'hotline.desk.title.import',
      permission: 'hotline.import',
      screen: () => import('./imports/import-contacts.tsx'),
    },
    {
      path: '/hotline/lines',
      title: 'hotline.desk.title.lines',
      permission: 'hotline.set',
      screen: () => import('./lines.tsx'),
    },
  ],
  slots: [
    {
      slot: 'desk.alerts',
      order: 10,
      permission: 'hotline.supervise',
      part: () => import('./supervision/queue-alert.tsx'),
    },
    {
      slot: 'people.person.aside',
      order: 5,
      permission: 'hotline.read',
      part: () => import('./flags/person-flags.tsx'),
    },
    {
      slot: 'desk.today.work',
      order: 10,
      permission: 'hotline.read',
      part: () => import('./today/today-work.tsx'),
    },
    {
      slot: 'people.person.acts',
      order: 10,
      permission: 'hotline.record',
      part: () => import('./person-acts.tsx'),
    },
    {
      slot: 'people.person.timeline',
      order: 10,
      permission: 'hotline.find',
      part: () => import('./person-timeline.tsx'),
    },
  ],
};
