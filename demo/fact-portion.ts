import { createHash } from 'node:crypto';
import { type EncodedFacts, factEncoder } from '../src/modules/hotline/facts.testing.ts';
import type { CopyTypes } from '../src/platform/database/bulk-load.ts';
import { type Day, type GroupId, monthOf, type OrganisationId } from '../src/platform/kernel/index.ts';
import { factOf, type StaffIds } from './as-stored.ts';
import { syntheticIds } from './ids.ts';
import { selection } from './selection.ts';
import { syntheticOrganisation } from './synthetic-organisation.ts';

/** All that a thread must know to make contacts as facts. */
export interface FactPlan {
  readonly scale: number;
  readonly seed: number;
  readonly every: number;
  readonly until: Day | null;
  readonly org: OrganisationId;
  readonly group: GroupId;
  readonly staff: StaffIds;
  readonly types: readonly CopyTypes[];
}

/** A run of contacts: those that are facts alone as bytes for COPY, of the others the indexes. */
export interface FactPortion {
  readonly sealed: readonly number[];
  readonly count: number;
  /** over the ids of the facts */
  readonly hash: string;
  readonly months: readonly string[];
  readonly bytes: EncodedFacts;
}

export interface FactMaking {
  portion(at: number, end: number): FactPortion;
  /** id of the first fact of a portion, without making the others; undefined: there is none */
  first(at: number, end: number): string | undefined;
}

/** Pure: the same portion is the same bytes in every thread. */
export function factMaking({ scale, seed, every, until, org, group, staff, types }: FactPlan): FactMaking {
  const organisation = syntheticOrganisation({ scale, seed });
  const ids = syntheticIds({ scale, seed });
  const which = selection(organisation, every, until);
  const encoder = factEncoder(org, types);
  return {
    portion(at, end) {
      const sealed: number[] = [];
      const months = new Set<string>();
      const hash = createHash('sha256');
      let named = '';
      let count = 0;
      for (let index = at; index < end; index++) {
        const contact = organisation.contact(index);
        if (!which.hasContact(contact)) continue;
        if (which.isSealed(contact)) {
          sealed.push(index);
          continue;
        }
        const fact = factOf(contact, ids, staff, group);
        encoder.add(fact);
        count += 1;
        named += fact.id;
        months.add(monthOf(contact.day));
      }
      hash.update(named);
      return { sealed, count, hash: hash.digest('base64url'), months: [...months], bytes: encoder.done() };
    },
    first(at, end) {
      for (let index = at; index < end; index++) {
        const contact = organisation.contact(index);
        if (which.hasContact(contact) && !which.isSealed(contact)) return ids.contact(index);
      }
      return undefined;
    },
  };
}
