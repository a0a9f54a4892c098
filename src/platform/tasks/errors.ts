import { refusals } from '../kernel/index.ts';

/** What a duty refuses, whatever its module. Both have general words: "not found" and "somebody changed this meanwhile". */
export const refuse = refusals('tasks', { 'not-found': 404, conflict: 409 });
