import { expect, it } from 'vitest';
import { contactFieldNames } from '../../contact-fields.ts';
import { fieldNames } from './contact-values.ts';

it('the form holds every field that the contract knows, and no other', () => {
  expect([...fieldNames].sort()).toEqual([...contactFieldNames].sort());
});
