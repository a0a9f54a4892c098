import type { Place } from '../../../platform/vault/index.ts';

/** Where each sealed piece lies: moved to another row, or rolled back to an earlier version, it does not open. */
export const identityPlace = (person: string, version: number): Place => ({
  table: 'people.person_identity',
  row: person,
  column: 'sealed',
  version,
});

export const searchCardPlace = (person: string, version: number): Place => ({
  table: 'people.search_card',
  row: person,
  column: 'sealed',
  version,
});

export const safetyCardPlace = (person: string, version: number): Place => ({
  table: 'people.safety_card',
  row: person,
  column: 'sealed',
  version,
});

/** A contact point is written once; what changes beside it is clear. */
export const contactPointPlace = (point: string): Place => ({
  table: 'people.contact_point',
  row: point,
  column: 'sealed',
  version: 1,
});
