/**
 * What is compared and how well it may meet (matching.md section 4). Codes only: the words stand in the module's locales
 * under `match`. Missing on either side is no level: it weighs nothing.
 */
export const matchFields = [
  'given',
  'surname',
  'name',
  'birth',
  'sex',
  'phone',
  'email',
  'handle',
  'document',
  'place',
  'citizenship',
  'language',
  'relative',
  'organisation',
] as const;
export type MatchField = (typeof matchFields)[number];

/** Best first. `kin`: the same name in another language, or a short form of it; `extra`: a part that only one side has; `other_sex`: the other sex's form, Jovan and Jovana. */
export const nameLevels = [
  'equal',
  'folded',
  'hypocorism',
  'inflected',
  'close',
  'near',
  'kin',
  'initial',
  'part',
  'other_sex',
  'different',
  'extra',
] as const;
export type NameLevel = (typeof nameLevels)[number];

/**
 * `year_and_part`: same year and either month or day; `day_and_month`: those, in another year; `year_known`: one side has
 * only the year, and it fits; `overlap`: intervals that meet.
 */
export const birthLevels = [
  'equal',
  'swapped',
  'one_digit',
  'year_and_part',
  'day_and_month',
  'two_digits',
  'year_known',
  'same_year',
  'next_year',
  'overlap',
  'conflict',
] as const;

export const levelsOf = {
  given: nameLevels,
  surname: nameLevels,
  name: nameLevels,
  birth: birthLevels,
  sex: ['equal', 'given_says_it', 'conflict'],
  phone: ['equal', 'last_seven', 'one_digit', 'household', 'shared', 'different'],
  email: ['equal', 'near', 'different'],
  handle: ['equal', 'different'],
  document: ['equal', 'different'],
  place: ['equal', 'near', 'some', 'different'],
  citizenship: ['equal', 'different'],
  language: ['equal', 'near', 'different'],
  /** `some`: the same given name in the same relation, and no more is known or the rest differs */
  relative: ['equal', 'some', 'different'],
  organisation: ['equal', 'near', 'some', 'little', 'different'],
} as const satisfies Readonly<Record<MatchField, readonly string[]>>;

export type MatchLevel = (typeof levelsOf)[MatchField][number];
