/** The hotline's screens: the form, the contact, the list, import and lines. Everything heavy behind an import(). */
import type { DeskModule } from '../../../platform/desk-kit/desk-module.ts';

export const hotline: DeskModule = {
  id: 'hotline',
  locales: { en: () => import('../locales/en.json'), sr: () => import('../locales/sr.json') },
  navigation: [{ path: '/hotline', words: 'hotline.desk.nav', permission: 'hotline.find', storey: 'work', order: 10 }],
  commands: [
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
  ],
  slots: [
    {
      slot: 'desk.today.work',
      order: 10,
      permission: 'hotline.read',
      part: () => import('./today/today-work.tsx'),
    },
  ],
};
