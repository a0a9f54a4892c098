/** The hash-chained log: no audit row, no act. */
export { auditWriter, zoneReader } from './audit-writer.ts';
export { type ChainState, type EntryRow, followsFrom, verifyChain, verifyChainAsAuditor } from './verify.ts';
