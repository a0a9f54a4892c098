import type { Operation } from '../../../platform/operations/index.ts';

export { shelves } from './card-shelves.ts';

export const peopleOperations: readonly Operation[] = [];
