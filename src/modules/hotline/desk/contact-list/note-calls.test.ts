import { expect, it } from 'vitest';
import * as contract from '../../notes-contract.ts';
import { searchNotes } from './note-calls.ts';

it('words inside notes are asked for where the contract says', () => {
  const { id, method, path } = contract.searchNotes;
  expect(searchNotes).toEqual({ id, method, path });
});
