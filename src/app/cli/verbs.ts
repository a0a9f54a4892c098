import type { Verb } from './arguments.ts';

/**
 * The verbs by their first word. Only the room that was asked for is loaded: a server does not carry the demonstration's
 * generator, the queue and the matching's evaluation along.
 */
const ROOMS: Readonly<Record<string, () => Promise<readonly Verb[]>>> = {
  serve: async () => [(await import('./serve-verb.ts')).serveVerb],
  setup: houseVerbs,
  migrate: houseVerbs,
  audit: auditVerbs,
  user: async () => (await import('./user-verbs.ts')).userVerbs,
  import: contactVerbs,
  export: contactVerbs,
  demo: async () => (await import('./demo-verbs.ts')).demoVerbs,
  report: async () => [(await import('./report-verb.ts')).reportVerb],
  statistics: async () => (await import('./statistics-verbs.ts')).statisticsVerbs,
  match: async () => [(await import('./match-verb.ts')).matchVerb],
  move: async () => [(await import('./move-verb.ts')).moveVerb],
  work: async () => [(await import('./work-verb.ts')).workVerb],
  operations: async () => [(await import('./operation-verbs.ts')).operationsVerb],
};

async function houseVerbs(): Promise<readonly Verb[]> {
  return (await import('./house-verbs.ts')).houseVerbs;
}

async function auditVerbs(): Promise<readonly Verb[]> {
  return [...(await houseVerbs()), (await import('./audit-list-verb.ts')).auditList];
}

async function contactVerbs(): Promise<readonly Verb[]> {
  return (await import('./contact-verbs.ts')).contactVerbs;
}

/** The verb that these words name: a short one, or an operation's own. */
export async function verbOf(argv: readonly string[]): Promise<Verb | null> {
  const [first = ''] = argv;
  const room = Object.hasOwn(ROOMS, first) ? await ROOMS[first]?.() : undefined;
  const verb = room?.find((one) => one.words.every((word, i) => argv[i] === word));
  if (verb || argv.length < 2 || first.startsWith('-')) return verb ?? null;
  return (await import('./operation-verbs.ts')).operationVerb(argv);
}

/** All short verbs, for the page of help. */
export async function allVerbs(): Promise<readonly Verb[]> {
  const rooms = await Promise.all(Object.values(ROOMS).map((load) => load()));
  return [...new Set(rooms.flat())];
}
