import { refusals } from '../../platform/kernel/index.ts';

/** Everything this module refuses. What one may not see answers like what does not exist. */
export const refuse = refusals('people', {
  'not-found': 404,
  'person-erased': 410,
  'id-taken': 409,
  'stale-revision': 409,
  'future-day': 422,
  'nothing-to-look-for': 422,
  'card-too-long': 422,
  'empty-contact-point': 422,
  'empty-document': 422,
  'already-ended': 409,
  'not-safe-now': 409,
  'same-record': 422,
  'already-decided': 409,
  'not-the-last': 409,
  'link-contradicts': 409,
  'sweep-running': 409,
});
