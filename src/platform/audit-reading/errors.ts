import { refusals } from '../kernel/index.ts';

/** Whoever is not among the auditors hears that there is nothing. */
export const refuse = refusals('audit', { 'not-found': 404, 'range-wrong': 422 });
