/** The embedded PostgreSQL of a home: see start-embedded.ts. */
export { findPostmaster } from './postmaster.ts';
export { type EmbeddedOptions, type RunningPostgres, startEmbedded } from './start-embedded.ts';
