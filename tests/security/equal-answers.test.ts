import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as people from '../../src/modules/people/contract.ts';
import * as links from '../../src/modules/people/links-contract.ts';
import { newId } from '../../src/platform/kernel/index.ts';
import type { SomebodyAtWork } from '../house.ts';
import { type Answer, aServedHouse, type ServedHouse } from '../served.ts';
import { timeRatio } from './time-ratio.ts';

/** "Nobody" and "somebody whom you may not see" are one answer: same words, same status, same time (matching.md section 6). */
const HIDDEN = 60;
const PAIRS = 240;

let own: ServedHouse;
let consultant: SomebodyAtWork;
const hidden: string[] = [];

beforeAll(async () => {
  own = await aServedHouse();
  consultant = await own.house.signedIn('consultant');
  const caseworker = await own.house.signedIn('caseworker');
  for (let n = 0; n < HIDDEN + 2; n++) {
    const id = newId<'person'>();
    await caseworker.call(people.createPerson, {
      id,
      names: [{ kind: 'full_name', value: `Skrivena Nevidljivić${n}` }],
      contactPoints: [
        { kind: 'phone', value: `+38199100${String(n).padStart(4, '0')}` },
        { kind: 'email', value: `skrivena${n}@primer.example` },
      ],
    });
    hidden.push(id);
  }
  // somebody of her own, so that there is something to look through
  for (let n = 0; n < 40; n++)
    await consultant.call(people.createPerson, {
      id: newId<'person'>(),
      names: [{ kind: 'full_name', value: `Vidljiva Poznatić${n}` }],
    });
  await own.call(people.findPerson, { purpose: 'open_contact', text: 'Vidljiva' }, { as: consultant });
});
afterAll(() => own.close());

const said = (answer: Answer) => ({ status: answer.status, body: answer.text.replace(/"requestId":"[^"]*"/, '') });
const find = (text: string) => own.call(people.findPerson, { purpose: 'open_contact', text }, { as: consultant });

describe.each([
  ['a name', (n: number) => find(`Skrivena Nevidljivić${n}`), (n: number) => find(`Nikakva Nepostojić${n}`)],
  [
    'an e-mail address',
    (n: number) => find(`skrivena${n}@primer.example`),
    (n: number) => find(`nikakva${n}@primer.example`),
  ],
  [
    'two records',
    (n: number) =>
      own.call(links.comparePersons, { left: hidden[n] as never, right: hidden[n + 1] as never }, { as: consultant }),
    () => own.call(links.comparePersons, { left: newId<'person'>(), right: newId<'person'>() }, { as: consultant }),
  ],
] as const)('asked for %s', (_, known, unknown) => {
  it('the answer is the same to the byte', async () => {
    expect(said(await known(HIDDEN))).toEqual(said(await unknown(HIDDEN)));
  });

  it('the answer takes as long', async () => {
    const ratio = await timeRatio(PAIRS, (n) => known(n % HIDDEN), unknown);
    expect(ratio).toBeGreaterThan(0.85);
    expect(ratio).toBeLessThan(1.15);
  }, 120_000);
});
