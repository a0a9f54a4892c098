import { contactsBeforeFinding } from './layout.ts';
import { clientOf, type Group, type Place, positions, reporterOf } from './locate.ts';
import type { Theme } from './margins.ts';
import type { Plan } from './plan.ts';

/** Who is in a contact and what it is about. */
export interface Matter {
  readonly theme: Theme;
  readonly clients: readonly number[];
  readonly concerns: readonly number[];
  /** the person the matter is about */
  readonly about: number | null;
  readonly first: boolean;
}

export function matterOf(plan: Plan, { group, position }: Place): Matter {
  const { cell } = group;
  if (cell.kind === 'nobody') return { theme: cell.theme, clients: [], concerns: [], about: null, first: false };
  const client = clientOf(plan, group);
  if (cell.kind === 'returning' || cell.kind === 'returning-victim') {
    return { theme: cell.theme, clients: together(plan, group, client), concerns: [], about: client, first: false };
  }
  const at = ordinal(group, position);
  if (cell.kind === 'victim-reported' && at === 0) {
    const reporter = reporterOf(group);
    return { theme: 'report', clients: [reporter], concerns: [client], about: client, first: true };
  }
  return { theme: themeAt(group, at), clients: [client], concerns: [], about: client, first: at === 0 };
}

/** Workers who come back about a job call in twos: each is a client of this period anyway, so that no count changes. */
function together(plan: Plan, group: Group, client: number): number[] {
  const { cell, rank } = group;
  const apart = rank % 5 !== 0 || rank + 1 >= cell.units * plan.scale;
  if (cell.theme !== 'job_offer_check' || cell.kind !== 'returning' || apart) return [client];
  return [client, clientOf(plan, { ...group, rank: rank + 1 })];
}

const ordinal = (group: Group, position: number): number => (group.size === 1 ? 0 : positions(group).indexOf(position));

/** In chronological order: report · support · post festum; a reporter's first contact is the report. */
function themeAt({ cell }: Group, at: number): Theme {
  if (cell.kind === 'new') return cell.theme;
  if (cell.kind === 'reporter') return at === 0 ? 'report' : 'support_followup';
  if (at >= contactsBeforeFinding(cell.kind)) return 'post_festum';
  return at === 0 ? cell.theme : 'support_followup';
}
