import { findAccounts } from '../../../platform/accounts/index.ts';
import { checkOffered, findDisabledCodes, namesCodes } from '../../../platform/disabled-codes/index.ts';
import type { DisabledCodes, GroupId, UserId } from '../../../platform/kernel/index.ts';
import type { It } from '../../../platform/operations/index.ts';
import { findMemberships } from '../../../platform/vault/index.ts';
import type { LineGroup } from '../code-lists.ts';
import { type ContactBody, type Fault, faultsOf } from '../contact.ts';
import type { Changes } from '../contact-fields.ts';
import { contactLists } from '../contact-lists.ts';
import { refuse } from '../errors.ts';
import type { ContactRecord } from '../store/contact-record.ts';
import type { LineRecord } from '../store/line-store.ts';
import { isAuthorsTime } from './author-window.ts';

/** Questions that several verbs ask before they act. */
export function dutyDesk(it: It): GroupId {
  const group = it.keys.groupOf('hotline');
  if (!group) throw refuse('not-found');
  return group;
}

/** She is on the line already: how many drafts lie open does not send her away. */
export const pastDraftLimit = (it: It): It => ({
  ...it,
  settings: { ...it.settings, openDrafts: Number.MAX_SAFE_INTEGER },
});

const NOT_ASKED: DisabledCodes = new Map();

/** What the organisation leaves out; asked only where the changes name a code. Goes with the first burst of a verb. */
export const disabledFor = (it: It, changes: Changes): Promise<DisabledCodes> | DisabledCodes =>
  namesCodes(contactLists, changes) ? findDisabledCodes(it.tx) : NOT_ASKED;

/** A contact keeps what it says already, also what is left out since. @throws codelists.disabled-code 422 */
export const checkCodes = (disabled: DisabledCodes, changes: Changes, before: ContactBody): void =>
  checkOffered(disabled, contactLists, changes, before as unknown as Record<string, unknown>);

/** @throws hotline.unknown-line: no such line, or one that was switched off and is not the contact's already */
export function lineGroupOf(lines: readonly LineRecord[], code: string, before?: string): LineGroup {
  const line = lines.find((one) => one.code === code);
  if (!line || (!line.active && code !== before)) throw refuse('unknown-line', { path: ['line'] });
  return line.group;
}

function refuseFaults(faults: readonly Fault[]): void {
  const [first] = faults;
  if (first)
    throw refuse(first.refusal, {
      path: first.path,
      data: { issues: faults.map(({ path, code }) => ({ path, code })) },
    });
}

/** A draft may lack anything, but what it says must fit together. */
export const checkDraft = (it: It, body: ContactBody, group: LineGroup): void =>
  refuseFaults(faultsOf(body, group, it.today).filter((fault) => fault.code !== 'missing'));

export const checkComplete = (it: It, body: ContactBody, group: LineGroup): void =>
  refuseFaults(faultsOf(body, group, it.today));

/** Whoever wrote it down or talked, for 72 hours; a supervisor always. Undefined: she may. */
export function correctionRefusal(it: It, contact: ContactRecord): 'not-owner' | 'too-late' | undefined {
  if (it.may('hotline.supervise')) return undefined;
  const author = contact.recordedBy === it.actor.user || contact.body.consultant === it.actor.user;
  if (!author) return 'not-owner';
  return isAuthorsTime(it, contact) ? undefined : 'too-late';
}

/** Whoever talked is whoever writes; only afterwards may somebody write for a colleague, and only for one who may take calls. */
export async function checkConsultant(
  it: It,
  body: ContactBody,
  afterTheFact: boolean,
  before?: string | null,
): Promise<void> {
  if (body.consultant === it.actor.user || body.consultant === before) return;
  if (!afterTheFact) throw refuse('colleague-only-afterwards', { path: ['consultant'] });
  const accounts = await findAccounts(it.tx);
  const colleague = accounts.find((account) => account.id === body.consultant);
  if (!colleague || !it.may('hotline.record', colleague.roles))
    throw refuse('unknown-consultant', { path: ['consultant'] });
}

/** A duty in the hands of somebody who may not see it would be kept by nobody. */
export async function checkAssignee(
  it: It,
  group: GroupId,
  assignee: UserId | null | undefined,
  path: readonly string[] = ['assignee'],
): Promise<void> {
  if (!assignee || assignee === it.actor.user) return;
  const [groups, accounts] = await Promise.all([findMemberships(it.tx, assignee), findAccounts(it.tx)]);
  const isHere = accounts.some((account) => account.id === assignee && account.state === 'active');
  if (!isHere || !groups.some((one) => one.groupId === group)) throw refuse('not-on-duty-desk', { path });
}
