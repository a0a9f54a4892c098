/** Contacts as facts alone, for threads that make them by the million: what else testing.ts hands out is too much for them. */
export {
  type EncodedFacts,
  FACT_TABLES,
  type FactContact,
  type FactEncoder,
  factEncoder,
} from './store/fact-encoder.ts';
