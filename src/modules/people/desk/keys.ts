import { keySet } from '../../../platform/desk-kit/key-sets.ts';

/** The keys of the people's screens, said once: bound here and there, printed behind `?` and on the page of help. */
export const searchKeys = keySet('people.desk.nav', {
  find: ['f', 'people.desk.keys.find'],
  make: ['a', 'people.desk.new.title'],
});
export const personKeys = keySet('people.desk.person', { edit: ['e', 'people.desk.edit.title'] });
export const cardKeys = keySet('kit.safe.title', {
  card: ['F2', 'people.desk.keys.card'],
  number: ['c', 'people.desk.keys.open'],
  edit: ['s', 'people.desk.keys.edit-card'],
});
export const queueKeys = keySet('people.links.queue.title', {
  stop: ['a', 'people.links.queue.stop'],
  start: ['a', 'people.links.queue.start'],
});
export const compareKeys = keySet('people.links.title', {
  same: ['1', 'people.links.same.act'],
  not_same: ['2', 'people.links.not_same.act'],
  unsure: ['3', 'people.links.unsure.act'],
});
