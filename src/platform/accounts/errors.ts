import { refusals } from '../kernel/index.ts';

/** Everything that the door refuses. One text for an unknown user and a wrong password. */
export const refuse = refusals('accounts', {
  'wrong-password': 401,
  'please-wait': 429,
  busy: 429,
  'signed-out': 401,
  'password-breached': 422,
  'password-demo': 422,
  'same-password': 422,
  'already-set-up': 409,
  'not-a-demonstration': 409,
  'username-taken': 409,
  'not-found': 404,
  'last-supervisor': 409,
  'link-dead': 410,
  'own-account': 409,
  'not-joined': 409,
  'has-joined': 409,
  'words-differ': 409,
  'second-person': 409,
});
