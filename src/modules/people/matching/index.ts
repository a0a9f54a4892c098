/**
 * Is this the same person? A comparison with its reasons (matching.md sections 3 to 5): pure, without a database and
 * without words. It proposes and explains; a person decides.
 */
export {
  type CalibrationSteps,
  calibrationFrom,
  calibrationOf,
  type Decided,
  leastDecided,
  stepsOf,
} from './calibration.ts';
export { type Comparison, compare, probabilityOf, type Reason, weigh } from './compare.ts';
export type { BirthFeature, Features, NamePart, NameRole } from './features.ts';
export { featuresOfCard } from './features-of-card.ts';
export { type Frequencies, frequenciesOf } from './frequencies.ts';
export { levelsOf, type MatchField, type MatchLevel, matchFields, type NameLevel, nameLevels } from './levels.ts';
export { type Calibration, defaultModel, type Model, priorOf, type Question } from './model.ts';
export { nameLevel } from './name-level.ts';
export { nationalShare } from './national-prior.ts';
export { featuresOfQuery, levelOfTyped } from './question.ts';
export { type Zone, zoneOf, zones } from './zones.ts';
