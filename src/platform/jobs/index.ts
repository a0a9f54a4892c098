/** Background work: only this room touches the queue's schema; everybody else writes the outbox. */
export { type Jobs, type JobsParts, runJobs } from './run-jobs.ts';
