/** The kernel: words that every room uses. Pure, no I/O, no state but caches. */
export * from './clock.ts';
export * from './code-list.ts';
export * from './code-schema.ts';
export * from './days.ts';
export * from './endpoint.ts';
export * from './ids.ts';
export * from './refusal.ts';
export * as schema from './schema.ts';
