import type { ScreenHelp } from '../../../platform/desk-kit/desk-module.ts';

/** The findings as the page of help has them. */
const screens: readonly ScreenHelp[] = [
  { title: 'cases.finding.title', about: 'cases.help.findings', permission: 'cases.read', keys: [] },
];

export default screens;
