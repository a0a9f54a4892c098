import type { ScreenHelp } from '../../../platform/desk-kit/desk-module.ts';

/** The report as the page of help has it. */
const screens: readonly ScreenHelp[] = [
  {
    title: 'statistics.report.title',
    about: 'statistics.help.report',
    path: '/statistics/hotline',
    permission: 'statistics.read',
    keys: [],
  },
];

export default screens;
