import type { z } from 'zod';
import {
  exploitationForms,
  meansOfControl,
  recruiterRelations,
  sectors,
  sexualKinds,
  traffickingActs,
} from '../../../codelists/index.ts';
import { findAccounts } from '../../../platform/accounts/index.ts';
import { checkOffered, findDisabledCodes } from '../../../platform/disabled-codes/index.ts';
import { monthOf } from '../../../platform/kernel/index.ts';
import type { It } from '../../../platform/operations/index.ts';
import { contactCard } from '../../hotline/index.ts';
import { ageBandOf, personSummaries } from '../../people/index.ts';
import type * as contract from '../contract.ts';
import { refuse } from '../errors.ts';
import { deciderFault, type Finding, faultOf, isReport } from '../finding.ts';
import type { CreditedReport } from '../store/finding-store.ts';

/** Fields whose list may be narrowed. */
const LISTS = {
  forms: exploitationForms,
  sexualKinds,
  means: meansOfControl,
  acts: traffickingActs,
  sector: sectors,
  recruiterRelation: recruiterRelations,
} as const;

type Codes = Omit<z.output<typeof contract.recordFinding.input>, 'id' | 'personId'>;

export interface Prepared {
  readonly finding: Finding;
  readonly report: CreditedReport | null;
  readonly subjectKey: Buffer;
}

/**
 * Everything that must hold before a version is written; what was left open about the person is taken from her: sex and
 * citizenship as recorded, the age band as of the finding's day.
 * @param before the codes of the version before: what stood there may stay, also if it is left out since
 * @param named the report that the version before names: kept as it is, also by somebody who may not see that contact
 */
export async function prepareFinding(
  it: It,
  personId: string,
  codes: Codes,
  named: CreditedReport | null = null,
  before: Readonly<Record<string, unknown>> = {},
): Promise<Prepared> {
  const [people, accounts, report, disabled] = await Promise.all([
    personSummaries(it, [personId]),
    findAccounts(it.tx),
    creditedReport(it, personId, codes, named),
    findDisabledCodes(it.tx),
  ]);
  checkOffered(disabled, LISTS, codes, before);
  const person = people[0];
  if (!person) throw refuse('unknown-person', { path: ['personId'] });
  if (person.state === 'erased') throw refuse('person-erased', { path: ['personId'] });

  const deciders = codes.decidedBy.map((id) => {
    const account = accounts.find((one) => one.id === id);
    return account && { id, roles: account.roles, active: account.state === 'active' };
  });
  const active = accounts.filter((one) => one.state === 'active').length;
  const unfit = deciderFault(codes.rule, deciders, active);
  if (unfit) throw refuse(unfit, { path: ['decidedBy'] });

  const finding: Finding = {
    ...codes,
    sex: codes.sex ?? person.sex,
    ageBand: codes.ageBand ?? (await ageBandOf(it, personId, codes.day)),
    citizenship: codes.citizenship ?? person.citizenship,
  };
  const fault = faultOf(finding, it.today);
  if (fault) throw refuse(fault.code, { path: [fault.path] });
  return { finding, report, subjectKey: person.subjectKey };
}

/** The contact that first told of this person: a report, not later than the finding, with her in it. */
async function creditedReport(
  it: It,
  personId: string,
  codes: Codes,
  named: CreditedReport | null,
): Promise<CreditedReport | null> {
  if (!codes.report) return null;
  const path = ['report'];
  if (named?.id === codes.report.id) {
    if (named.day > codes.day) throw refuse('report-after-finding', { path });
    return named;
  }
  const card = await contactCard(it, codes.report.id);
  if (card?.state !== 'finalised') throw refuse('unknown-report', { path });
  if (!isReport(card.subcategory)) throw refuse('not-a-report', { path });
  if (card.day > codes.day) throw refuse('report-after-finding', { path });
  const persons: readonly string[] = [...card.clientPersonIds, ...card.concernPersonIds];
  if (!persons.includes(personId)) throw refuse('person-not-in-report', { path });
  return { id: card.id, day: card.day, month: monthOf(card.day), line: card.lineGroup };
}
