import { refusals } from '../../platform/kernel/index.ts';

/** Everything this module refuses. */
export const refuse = refusals('statistics', {
  'as-of-in-future': 422,
  'period-reversed': 422,
  'period-needed': 422,
  'mixed-counting-rules': 422,
  'unknown-definition': 404,
  'internal-not-allowed': 403,
  'quarters-only': 403,
  'line-not-yours': 403,
});
