import { refusals } from '../../kernel/refusal.ts';

/** Refusals at start: `data.sentence` is for the person at the terminal, who may have no other language loaded yet. */
const table = refusals('embedded-database', {
  'no-binaries': 503,
  'other-major-version': 409,
  'password-missing': 409,
  'start-failed': 503,
  busy: 503,
});

type Code = keyof (typeof table)['table'];

export const refuseStart = (code: Code, sentence: string, cause?: unknown) =>
  table(code, { data: { sentence }, ...(cause === undefined ? {} : { cause }) });
