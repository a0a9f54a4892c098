import { districts } from '../../../codelists/districts.ts';
import { municipalities } from '../../../codelists/municipalities.ts';
import type { PickOption, Words } from '../../../platform/desk-kit/index.ts';
import { hasCode } from '../../../platform/kernel/code-list.ts';
import type { PersonPage } from '../contract.ts';
import { picksOf } from './options.ts';

export type PlaceCode = NonNullable<PersonPage['place']>;

/** Municipalities by the alphabet, the districts behind them: for whoever knows no more. */
export const placePicks = (words: Pick<Words, 'codeLabel' | 'collator'>): readonly PickOption<PlaceCode>[] => [
  ...picksOf<PlaceCode>(words, municipalities as never),
  ...picksOf<PlaceCode>(words, districts as never),
];

export const placeWords = ({ codeLabel }: Pick<Words, 'codeLabel'>, code: string): string =>
  hasCode(municipalities, code) ? codeLabel(municipalities, code) : codeLabel(districts, code);
