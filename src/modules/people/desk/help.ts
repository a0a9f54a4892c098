import type { ScreenHelp } from '../../../platform/desk-kit/desk-module.ts';
import * as keys from './keys.ts';

/** The people's screens as the page of help has them. */
const screens: readonly ScreenHelp[] = [
  {
    title: 'people.desk.nav',
    about: 'people.help.search',
    path: '/people',
    permission: 'people.search',
    keys: [keys.searchKeys],
  },
  {
    title: 'people.desk.person',
    about: 'people.help.person',
    permission: 'people.read',
    keys: [keys.personKeys, keys.cardKeys],
  },
  { title: 'people.links.title', about: 'people.help.compare', permission: 'people.search', keys: [keys.compareKeys] },
  {
    title: 'people.links.queue.title',
    about: 'people.help.duplicates',
    path: '/people/duplicates',
    permission: 'people.sweep',
    keys: [keys.queueKeys],
  },
];

export default screens;
