import { refusals } from '../../platform/kernel/index.ts';

/** Everything this module refuses. What one may not see answers like what does not exist. */
export const refuse = refusals('cases', {
  'not-found': 404,
  'unknown-person': 404,
  'person-erased': 410,
  'id-taken': 409,
  'stale-version': 409,
  'nothing-changed': 409,
  'future-day': 422,
  'months-reversed': 422,
  'kind-without-form': 422,
  'two-deciders-needed': 422,
  'same-decider': 422,
  'supervisor-needed': 422,
  'unknown-decider': 422,
  'unknown-report': 422,
  'not-a-report': 422,
  'report-after-finding': 422,
  'person-not-in-report': 422,
});
