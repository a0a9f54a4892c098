import { type Permutation, permutation, shuffle } from './permutation.ts';
import type { Plan } from './plan.ts';
import { label } from './random.ts';

/**
 * Telephone numbers that nobody has: +381 50 and seven digits. Serbia's numbering plan opens national destination codes
 * that begin with 1, 2, 3 (places), 6 (mobile), 7, 8 and 9 (services); none begins with 5. A test lays every form beside
 * libphonenumber's metadata: the length is that of a Serbian number, the number is not a valid one.
 */
const TEN_MILLION = 10_000_000;
const WHICH = label('phone.which');
const STYLE = label('phone.style');
const orders = new WeakMap<Plan, Permutation>();

function order(plan: Plan): Permutation {
  let p = orders.get(plan);
  if (!p) {
    p = permutation(plan.random, label('phone.order'), TEN_MILLION);
    orders.set(plan, p);
  }
  return p;
}

/** The client's number as digits without prefix, e.g. 0123456. Numbers are fewer than people: some share one. */
export function subscriber(plan: Plan, client: number): string {
  const n = shuffle(order(plan), plan.random.below(WHICH, client, Math.min(plan.phones, 2_000_000)));
  return String(n).padStart(7, '0');
}

/** As people write it; `index` chooses the style. */
export function written(plan: Plan, client: number, index: number): string {
  const s = subscriber(plan, client);
  switch (plan.random.below(STYLE, index, 5)) {
    case 0:
      return `+381 50 ${s.slice(0, 3)} ${s.slice(3)}`;
    case 1:
      return `050/${s.slice(0, 3)}-${s.slice(3, 5)}-${s.slice(5)}`;
    case 2:
      return `050 ${s.slice(0, 3)} ${s.slice(3)}`;
    case 3:
      return `050${s}`;
    default:
      return `0038150${s}`;
  }
}
