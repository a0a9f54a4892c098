import { findAccounts } from '../../../platform/accounts/index.ts';
import { operation } from '../../../platform/operations/index.ts';
import { contactCardsOf } from '../../hotline/index.ts';
import { personSummaries } from '../../people/index.ts';
import * as contract from '../contract.ts';
import { refuse } from '../errors.ts';
import { isReport, mayDecide } from '../finding.ts';

/** No key is opened and nothing about the person is told but days of her own reports: no row in the audit. */
export const listFindingChoices = operation(contract.findingChoices, {
  async run(it, { personId }) {
    const [people, accounts, contacts] = await Promise.all([
      personSummaries(it, [personId]),
      findAccounts(it.tx),
      contactCardsOf(it, personId, 2000),
    ]);
    if (!people[0]) throw refuse('unknown-person', { path: ['personId'] });
    const active = accounts.filter((one) => one.state === 'active');
    return {
      deciders: active
        .filter((one) => one.roles.some(mayDecide))
        .map(({ id, username, roles }) => ({ id, username, supervises: roles.includes('supervisor') })),
      alone: active.length === 1,
      reports: contacts
        .filter((one) => one.state === 'finalised' && isReport(one.subcategory))
        .map(({ id, number, day }) => ({ id: id as never, number, day })),
    };
  },
});
