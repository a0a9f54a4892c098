import type * as contract from '../contract.ts';

/** The address without its schema: Today does not wait for the schema library. month-call.test.ts compares the two. */
const address = { id: 'statistics.show-month', method: 'GET', path: '/statistics/month' } as const;

export const showMonth = address as Partial<typeof contract.showMonth> as typeof contract.showMonth;
