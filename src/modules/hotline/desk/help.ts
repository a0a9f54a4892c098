import type { ScreenHelp } from '../../../platform/desk-kit/desk-module.ts';
import * as keys from './keys.ts';

/** The hotline's screens as the page of help has them. */
const screens: readonly ScreenHelp[] = [
  {
    title: 'desk.nav.today',
    about: 'hotline.help.today',
    path: '/',
    permission: 'hotline.read',
    keys: [keys.todayKeys, keys.lineKeys, keys.settleKeys, keys.lastKeys, keys.stepKeys],
  },
  {
    title: 'hotline.desk.command.new',
    about: 'hotline.help.form',
    path: '/hotline/contacts/new',
    permission: 'hotline.record',
    keys: [keys.formKeys, keys.surveyKeys],
  },
  { title: 'kit.safe.title', about: 'hotline.help.caller', permission: 'hotline.record', keys: [keys.callerKeys] },
  {
    title: 'hotline.desk.command.afterwards',
    about: 'hotline.help.afterwards',
    path: '/hotline/contacts/afterwards',
    permission: 'hotline.record',
    keys: [],
  },
  {
    title: 'hotline.desk.title.page',
    about: 'hotline.help.contact',
    permission: 'hotline.read',
    keys: [keys.contactKeys],
  },
  {
    title: 'hotline.desk.page.correct',
    about: 'hotline.help.correct',
    permission: 'hotline.record',
    keys: [keys.correctKeys],
  },
  {
    title: 'hotline.desk.person.contacts',
    about: 'hotline.help.person',
    permission: 'hotline.record',
    keys: [keys.personKeys],
  },
  {
    title: 'hotline.desk.list.title',
    about: 'hotline.help.list',
    path: '/hotline',
    permission: 'hotline.find',
    keys: [keys.listKeys],
  },
  {
    title: 'hotline.night.missed.title',
    about: 'hotline.help.missed',
    path: '/missed',
    permission: 'hotline.read',
    keys: [keys.missedKeys],
  },
  {
    title: 'hotline.night.flag.title',
    about: 'hotline.help.flags',
    path: '/flags',
    permission: 'hotline.read',
    keys: [keys.flagKeys],
  },
  {
    title: 'hotline.night.queue.title',
    about: 'hotline.help.queue',
    path: '/queue',
    permission: 'hotline.supervise',
    keys: [],
  },
  {
    title: 'hotline.desk.title.handover',
    about: 'hotline.help.handover',
    path: '/hotline/handover',
    permission: 'hotline.line',
    keys: [keys.handoverKeys],
  },
  {
    title: 'hotline.desk.title.shifts',
    about: 'hotline.help.shifts',
    path: '/hotline/shifts',
    permission: 'hotline.line',
    keys: [],
  },
  {
    title: 'hotline.desk.title.line-figures',
    about: 'hotline.help.line-figures',
    path: '/hotline/line-figures',
    permission: 'hotline.line',
    keys: [],
  },
  {
    title: 'hotline.desk.title.lines',
    about: 'hotline.help.lines',
    path: '/hotline/lines',
    permission: 'hotline.set',
    keys: [],
  },
  {
    title: 'hotline.desk.title.import',
    about: 'hotline.help.import',
    path: '/hotline/import',
    permission: 'hotline.import',
    keys: [],
  },
];

export default screens;
