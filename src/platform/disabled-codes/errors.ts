import { refusals } from '../kernel/index.ts';

export const refuse = refusals('codelists', { 'unknown-code': 404, 'code-needed': 409, 'disabled-code': 422 });
