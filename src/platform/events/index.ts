/** The outbox: what modules tell upwards. */
export { writeEvents } from './event-writer.ts';
