import type { Place } from '../../../platform/vault/index.ts';
import type { SegmentRow } from './segment-store.ts';

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

/** The words of a decision about two persons are written once. */
export const linkPlace = (decision: string): Place => ({
  table: 'people.link_decision',
  row: decision,
  column: 'sealed',
  version: 1,
});

/** The number of the piece stands where a version would: one piece does not open in another's place. */
export const sweepPlace = (sweep: string, piece: number): Place => ({
  table: 'people.sweep_piece',
  row: sweep,
  column: 'sealed',
  version: piece,
});

/** Whose cards it speaks of and since when is part of the place: no segment opens for another range, or as a newer one. */
export const segmentPlace = (segment: SegmentRow): Place => ({
  table: 'people.card_segment_piece',
  row: [segment.id, segment.after, segment.upto, segment.mark, segment.cluster].join('/'),
  column: 'sealed',
  version: 1,
});
