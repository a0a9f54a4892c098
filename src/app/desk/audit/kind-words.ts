import type { Words } from '../../../platform/desk-kit/index.ts';

/** Kinds of acts that have words; every other one is shown by its code, which names the operation. */
const NAMED = {
  hotline: [
    'open-contact',
    'open-duties',
    'open-flags',
    'open-versions',
    'open-history',
    'open-notes',
    'list-contacts',
    'find-number',
    'finalise-contact',
    'correct-contact',
    'void-contact',
    'export-contacts',
    'confirm-caller',
    'take-over-draft',
    'raise-duress',
    'card-overridden',
    'set-flag',
    'clear-flag',
  ],
  people: [
    'find-person',
    'open-names',
    'open-contact-point',
    'open-safety-card',
    'set-safety-card',
    'open-comparison',
    'decide-link',
    'erase-person',
    'search-alarm',
  ],
  cases: ['open-findings', 'record-finding', 'correct-finding'],
  statistics: ['compute-report', 'show-month', 'roll-up'],
  accounts: ['invite-user', 'admit-user', 'set-roles', 'disable-user', 'enable-user', 'reset-password', 'sign-out'],
  audit: ['list-acts', 'list-openings', 'verify'],
  vault: ['seal-broken'],
} as const;

const rooms = ['hotline', 'people', 'cases', 'tasks', 'statistics', 'accounts', 'audit', 'vault'] as const;

const isNamed = (room: string, verb: string): boolean =>
  (NAMED as Readonly<Record<string, readonly string[]>>)[room]?.includes(verb) ?? false;

/** What somebody did, in words where there are some. */
export function kindWords({ t }: Words, kind: string): string | undefined {
  const [room = '', verb = ''] = kind.split('.');
  return isNamed(room, verb) ? t(`audit.kind.${room}.${verb}`) : undefined;
}

/** For the filter: whole rooms first, then what has words. */
export const kindChoices = (words: Words): { readonly code: string; readonly label: string }[] => [
  ...rooms.map((room) => ({ code: room as string, label: words.t(`audit.room.${room}`) })),
  ...Object.entries(NAMED).flatMap(([room, verbs]) =>
    verbs.map((verb) => ({ code: `${room}.${verb}`, label: words.t(`audit.kind.${room}.${verb}`) })),
  ),
];
