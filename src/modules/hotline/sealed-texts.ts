import type { Sealed } from './contact-fields.ts';

/** The sealed part of a contact in which nothing is written. Its schemas stand in contact-fields.ts. */
export const emptySealed: Sealed = {
  summary: '',
  callerWords: '',
  ourView: '',
  callerNumber: '',
  handle: '',
  email: '',
  startedAt: null,
  endedAt: null,
};

/** Characters of each of the three texts. */
export const textLimit = 20_000;
