import { keySet } from '../../../platform/desk-kit/key-sets.ts';

/** The keys of the hotline's screens, said once: bound here and there, printed behind `?` and on the page of help. */
export const formKeys = keySet('hotline.desk.form.keys', {
  finalise: ['Ctrl+Enter', 'hotline.desk.done.finalise'],
  save: ['Ctrl+S', 'hotline.desk.form.save'],
  card: ['F2', 'hotline.desk.form.show-card'],
  client: ['F4', 'hotline.desk.form.find-client'],
  duress: ['F8', 'hotline.night.duress.key'],
  nobody: ['0', 'hotline.desk.done.no-conversation'],
  close: ['Esc', 'hotline.desk.done.close'],
});

/** The survey that stands before the form after F8. It tells nothing of itself, so it is in no list but the help's. */
export const surveyKeys = keySet('hotline.help.survey', { back: ['F2', 'hotline.help.back'] });

export const callerKeys = keySet('kit.safe.title', {
  isShe: ['1', 'hotline.desk.caller.is-person'],
  other: ['2', 'hotline.desk.caller.someone-else'],
});

export const contactKeys = keySet('hotline.desk.title.page', {
  correct: ['e', 'hotline.desk.page.correct'],
  goOn: ['e', 'hotline.desk.today.go-on'],
  promise: ['c', 'hotline.desk.page.promise'],
  link: ['l', 'hotline.desk.page.link'],
});

export const correctKeys = keySet('hotline.desk.form.keys', {
  go: ['Ctrl+Enter', 'hotline.desk.correct.go'],
  leave: ['Esc', 'hotline.desk.correct.leave'],
});

export const listKeys = keySet('hotline.desk.list.keys', {
  filters: ['f', 'hotline.desk.list.focus-filters'],
  find: ['/', 'hotline.desk.list.find'],
  close: ['Esc', 'kit.close'],
});

export const todayKeys = keySet('hotline.desk.nav', {
  call: ['c', 'hotline.night.call.first'],
  settle: ['d', 'hotline.desk.duty.keys.settle'],
  note: ['w', 'hotline.desk.duty.keys.note'],
  move: ['m', 'hotline.desk.duty.keys.move'],
  hand: ['o', 'hotline.desk.duty.keys.hand'],
});
export const stepKeys = keySet('hotline.desk.duty.steps', { undo: ['Ctrl+Z', 'hotline.desk.today.undo'] });
export const lastKeys = keySet('hotline.desk.today.last', { undo: ['Ctrl+Z', 'hotline.desk.today.undo'] });
export const lineKeys = keySet('hotline.line.waiting', { take: ['Enter', 'hotline.line.take-oldest'] });
export const settleKeys = keySet('hotline.desk.duty.came', {
  go: ['Ctrl+Enter', 'hotline.desk.duty.go'],
  close: ['Esc', 'kit.close'],
});
export const missedKeys = keySet('hotline.night.missed.title', { add: ['a', 'hotline.night.missed.add'] });
export const flagKeys = keySet('hotline.night.flag.title', { add: ['a', 'hotline.night.flag.set-number'] });
export const handoverKeys = keySet('hotline.shift.handover.title', { accept: ['a', 'hotline.shift.handover.accept'] });
export const personKeys = keySet('hotline.desk.person.contacts', { begin: ['n', 'hotline.desk.person.new'] });
