import type { z } from 'zod';
import { Refusal } from '../kernel/index.ts';

/** One thing that is wrong with an input: where, and which code; the sentence comes from the locales. */
export interface InputIssue {
  readonly path: readonly (string | number)[];
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

const CODE = /^[a-z][a-z_]*$/;

function issuesOf(issue: z.core.$ZodIssue): InputIssue[] {
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
  if (issue.code === 'unrecognized_keys') {
    // the key is the sender's own word; it is shown only if it looks like a field name
    return issue.keys.map((key) => ({
      path: [...path, /^[A-Za-z][A-Za-z0-9_]{0,40}$/.test(key) ? key : '?'],
      code: 'unknown_field',
    }));
  }
  if (issue.code === 'invalid_union') return [{ path, code: 'wrong_type' }];
  const params: Record<string, string | number> = {};
  if ('maximum' in issue) params.max = Number(issue.maximum);
  if ('minimum' in issue) params.min = Number(issue.minimum);
  if (CODE.test(issue.message)) {
    const absent = issue.code !== 'custom' && 'input' in issue && issue.input === undefined;
    return [{ path, code: absent ? 'missing' : issue.message, params }];
  }
  if (issue.code === 'invalid_type')
    return [{ path, code: 'input' in issue && issue.input === undefined ? 'missing' : 'wrong_type' }];
  if (issue.code === 'invalid_value') return [{ path, code: 'unknown_code' }];
  if (issue.code === 'too_big')
    return [{ path, code: issue.origin === 'string' ? 'too_long' : 'out_of_range', params }];
  if (issue.code === 'too_small')
    return [{ path, code: issue.origin === 'string' ? 'missing' : 'out_of_range', params }];
  return [{ path, code: 'wrong_type' }];
}

/** @throws Refusal `input.invalid-input` 422 with every issue; never a value of what was sent */
export function checkInput<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const read = schema.safeParse(raw, { reportInput: true });
  if (read.success) return read.data;
  const issues = read.error.issues.flatMap(issuesOf).slice(0, 100);
  throw new Refusal('input.invalid-input', 422, { ...(issues[0] ? { path: issues[0].path } : {}), data: { issues } });
}
