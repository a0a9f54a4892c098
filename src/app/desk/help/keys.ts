import { keySet } from '../../../platform/desk-kit/key-sets.ts';

/** What tables (desk-kit/table.tsx) and windows (desk-kit/dialog.tsx) hear. */
export const tableKeys = keySet('help.keys.tables', {
  rows: ['↑ ↓', 'help.keys.rows'],
  ends: ['Home End', 'help.keys.ends'],
  open: ['Enter', 'help.keys.open'],
});
export const windowKeys = keySet('help.keys.windows', {
  go: ['Ctrl+Enter', 'help.keys.go'],
  close: ['Esc', 'help.keys.close'],
});
