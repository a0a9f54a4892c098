import type { Day } from '../../../../platform/kernel/days.ts';
import type { InputOf } from '../../../../platform/kernel/endpoint.ts';
import type { finaliseContact } from '../calls.ts';
import { readMinute } from '../minute-words.ts';

/** When the promised call-back or task is due, and for a call-back what is agreed about the call; `time` is what was typed. */
export interface Due {
  readonly day: Day | null;
  readonly time: string;
  /** empty: the number of the contact */
  readonly number: string;
  /** the line whose number her display may show; null: hide it */
  readonly showLine: string | null;
  /** null: any hour; undefined: what was typed cannot be read */
  readonly hours: readonly number[] | null | undefined;
}

/** The promise as the closing sends it. */
export type DutyToBe = NonNullable<InputOf<typeof finaliseContact>['duty']>;

export const noDue: Due = { day: null, time: '', number: '', showLine: null, hours: null };

export const isPromised = (followUp: string): boolean => followUp === 'callback' || followUp === 'task';

/** What goes with the closing; undefined where nothing is promised. */
export function dutyOf(followUp: string, due: Due, today: Day): DutyToBe | undefined {
  if (!isPromised(followUp)) return undefined;
  const when = { dueDay: due.day ?? today, dueMinute: readMinute(due.time) ?? null };
  if (followUp !== 'callback') return when;
  return { ...when, number: due.number, showLine: due.showLine, hours: due.hours ? [...due.hours] : null };
}
