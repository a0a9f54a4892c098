import { z } from 'zod';
import { endpoint, schema } from '../../platform/kernel/index.ts';
import { shownSafetyCard } from './contract.ts';

/** How a person may be reached, and nothing else of her: for whoever chose her somewhere and has not opened her. */
export const getSafetyCard = endpoint({
  id: 'people.get-safety-card',
  method: 'GET',
  path: '/people/persons/:id/safety-card',
  permission: 'people.read',
  summary: 'The safety card of a person alone; no name, no number. The opening is on record.',
  input: schema.record({ id: schema.id<'person'>() }),
  output: z.strictObject({ id: schema.id<'person'>(), code: z.string(), safetyCard: shownSafetyCard.nullable() }),
});
