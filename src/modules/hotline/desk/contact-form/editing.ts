import type { Issue } from '../../../../platform/desk-kit/index.ts';
import { isFailure } from '../../../../platform/desk-kit/index.ts';
import type { LineGroup } from '../../code-lists.ts';
import type { ContactField } from '../../contact-fields.ts';
import type { Line } from '../../contact-shapes.ts';
import type { ContactValues } from './contact-values.ts';

/** A person as the form names her: by code, and by what the reader may see. Never looked up for display alone. */
export interface KnownPerson {
  readonly code: string;
  readonly label: string | null;
}

/** What every row of the form works with. */
export interface Editing {
  readonly values: ContactValues;
  readonly set: (changes: Partial<ContactValues>) => void;
  /** a field was left: what stands there is saved now */
  readonly leave: () => void;
  readonly wrong: (field: ContactField) => string | undefined;
  readonly group: LineGroup;
  readonly lines: readonly Line[];
  readonly known: ReadonlyMap<string, KnownPerson>;
  readonly know: (id: string, person: KnownPerson) => void;
}

/** What the server said about each field; a refusal that names one field stands beside that field. */
export function wrongFields(refusal: unknown): ReadonlyMap<string, string> {
  const wrong = new Map<string, string>();
  if (!isFailure(refusal)) return wrong;
  for (const issue of refusal.issues) wrong.set(String(issue.path[0]), issue.message);
  const more = (refusal.data.issues ?? []) as readonly Pick<Issue, 'path'>[];
  for (const issue of more) if (!wrong.has(String(issue.path[0]))) wrong.set(String(issue.path[0]), refusal.message);
  if (refusal.path?.[0] !== undefined && !wrong.has(String(refusal.path[0])))
    wrong.set(String(refusal.path[0]), refusal.message);
  return wrong;
}
