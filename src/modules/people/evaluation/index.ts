/** Measuring the matching on labelled files (matching.md section 10): what the command line calls. */
export { WrongFile } from './csv-table.ts';
export { type Evaluation, evaluate } from './evaluate.ts';
export { evaluationText } from './report-text.ts';
