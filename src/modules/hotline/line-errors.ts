import { refusals } from '../../platform/kernel/index.ts';

/** What lines, shifts and handovers refuse; of the webhook a machine reads the code, a person the sentence. */
export const refuseLine = refusals('hotline', {
  'not-found': 404,
  // of a line event; a contact on an unknown line is told 422 (errors.ts)
  'unknown-line': 404,
  'bad-signature': 401,
  replay: 401,
  'event-differs': 409,
  'not-supported': 409,
  'wrong-state': 409,
  'already-taken': 409,
  'hours-wrong': 422,
  overlaps: 409,
  'stale-shift': 409,
  'not-on-shift': 403,
  'already-accepted': 409,
  'not-acknowledged': 409,
  'stale-note': 409,
  'not-at-handover': 409,
});
