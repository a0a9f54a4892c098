import type { AgeBand } from '../src/codelists/index.ts';
import { type Day, fromDayNumber } from '../src/platform/kernel/days.ts';

/** Days by number, quickly: the two decades of the organisation and the births before them, written once. */
const FIRST = -25_567; // 1900-01-01
const written: Day[] = [];

export function dayText(n: number): Day {
  const i = n - FIRST;
  let text = written[i];
  if (text === undefined) {
    text = fromDayNumber(n);
    written[i] = text;
  }
  return text;
}

/** Age in completed years on a day; both days as text. */
export function ageOn(birth: Day, on: Day): number {
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4));
  return on.slice(5) < birth.slice(5) ? years - 1 : years;
}

const UPPER: readonly (readonly [below: number, AgeBand])[] = [
  [9, '0-8'],
  [12, '9-11'],
  [16, '12-15'],
  [18, '16-17'],
  [21, '18-20'],
  [24, '21-23'],
  [27, '24-26'],
  [30, '27-29'],
  [39, '30-38'],
  [48, '39-47'],
];

export function bandOf(age: number): AgeBand {
  for (const [below, band] of UPPER) if (age < below) return band;
  return '48+';
}
