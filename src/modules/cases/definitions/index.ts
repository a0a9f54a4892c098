/** Counting rules over the facts of findings, handed to statistics by the manifest. */
import type { Definition } from '../../statistics/index.ts';
import { reportsIdentified } from './reports-identified.ts';
import {
  byFormEach,
  byFormSingle,
  children,
  cumulativeIdentified,
  formallyIdentified,
  identifiedOwn,
} from './victims.ts';

export const casesDefinitions: readonly Definition[] = [
  identifiedOwn,
  formallyIdentified,
  children,
  byFormEach,
  byFormSingle,
  cumulativeIdentified,
  reportsIdentified,
];
