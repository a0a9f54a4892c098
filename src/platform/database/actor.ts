import type { GroupId, OrganisationId, UserId } from '../kernel/index.ts';

/** Which database login a transaction uses. A role set inside SQL can be undone, so each kind has its own pool. */
export type ActorKind = 'desk' | 'public' | 'jobs' | 'stats' | 'audit' | 'owner';

/** Who acts, for row-level security: organisation, person, and the groups whose records this person may reach. */
export interface Actor {
  readonly kind: ActorKind;
  readonly org: OrganisationId;
  readonly user: UserId | null;
  readonly groups: readonly GroupId[];
}
