import { z } from 'zod';
import { endpoint, nothing, oneOf, schema } from '../../platform/kernel/index.ts';
import { lookUpPurposes } from './look-up-purposes.ts';
import { searchAlarmKinds, searchAlarmResults } from './search-watch.ts';

const searchAlarm = z.strictObject({
  id: schema.id<'search-alarm'>(),
  kind: oneOf(searchAlarmKinds),
  user: schema.id<'user'>(),
  purpose: oneOf(lookUpPurposes),
  day: schema.day(),
  hour: z.number().int(),
});

export type SearchAlarm = z.output<typeof searchAlarm>;

export const listSearchAlarms = endpoint({
  id: 'people.list-search-alarms',
  method: 'GET',
  path: '/people/search-alarms',
  permission: 'people.watch',
  summary: 'Searches that stood out and that nobody has asked about yet; what was searched for is not kept.',
  input: schema.record({}),
  output: z.strictObject({ alarms: z.array(searchAlarm) }),
});

export const settleSearchAlarm = endpoint({
  id: 'people.settle-search-alarm',
  method: 'POST',
  path: '/people/search-alarms/:id/settle',
  permission: 'people.watch',
  summary: 'Somebody other than who searched has asked why, and says what came of it.',
  input: schema.record({ id: schema.id<'search-alarm'>(), result: oneOf(searchAlarmResults) }),
  output: nothing,
});
