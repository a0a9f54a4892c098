import { keySet } from '../../platform/desk-kit/key-sets.ts';

/** What works on every page; the modules' own commands stand beside them (commands.ts). */
export const everywhereKeys = keySet('desk.keys.everywhere', {
  find: ['Ctrl+K', 'desk.keys.find'],
  search: ['/', 'desk.keys.find'],
  today: ['g t', 'desk.keys.today'],
  list: ['?', 'desk.keys.list'],
  help: ['g ?', 'desk.keys.help'],
});

/** What fields and the browser's own controls do; hide.ts hears Esc Esc. None of them can be moved. */
export const fieldKeys = keySet('desk.keys.forms', {
  tab: ['Tab', 'desk.keys.tab'],
  digits: ['1–9', 'desk.keys.digits'],
  enter: ['Enter', 'desk.keys.enter'],
  hide: ['Esc Esc', 'desk.keys.hide'],
});
