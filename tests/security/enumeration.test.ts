import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as accounts from '../../src/platform/accounts/contract.ts';
import { signIn } from '../../src/platform/accounts/contract.ts';
import type { UserId } from '../../src/platform/kernel/index.ts';
import { type Answer, aServedHouse, type ServedHouse } from '../served.ts';
import { timeRatio } from './time-ratio.ts';

/** Whoever knocks learns nothing about who works here: same words, same status, same time. */
const SAMPLES = 200;
const WRONG = 'eleven loud storks under the bridge';

let own: ServedHouse;
const known: string[] = [];

beforeAll(async () => {
  own = await aServedHouse();
  for (let i = 0; i < SAMPLES + 2; i++) known.push((await own.house.signedIn('officer')).username);
});
afterAll(() => own.close());

const knock = (username: string): Promise<Answer> => own.call(signIn, { username, password: WRONG });
const unknown = (i: number) => `officer-${i}-${own.house.org.slice(24, 32)}`;

const said = (answer: Answer) => ({
  status: answer.status,
  body: answer.text.replace(/"requestId":"[^"]*"/, ''),
  headers: [...answer.headers.keys()].filter((name) => name !== 'date').sort(),
});

describe('the door', () => {
  it('answers an unknown name like a wrong password, to the byte', async () => {
    const one = said(await knock(known[SAMPLES] as string));
    const other = said(await knock(unknown(SAMPLES)));
    expect(other).toEqual(one);
    expect(one.status).toBe(401);
    expect(one.body).toContain('User name or password is not right.');
  });

  it('takes as long for an unknown name as for a known one', async () => {
    const ratio = await timeRatio(
      SAMPLES,
      (n) => knock(known[n] as string),
      (n) => knock(unknown(n)),
    );
    expect(ratio).toBeGreaterThan(0.9);
    expect(ratio).toBeLessThan(1.1);
  }, 300_000);

  it('makes guessers of an unknown name wait like those of a known one', async () => {
    const series = async (username: string) => {
      const answers: string[] = [];
      for (let i = 0; i < 6; i++) answers.push((await knock(username)).code ?? '');
      return answers;
    };
    const [one, other] = [await series(known[SAMPLES + 1] as string), await series(unknown(SAMPLES + 1))];
    expect(other).toEqual(one);
    expect(one).toContain('accounts.please-wait');
  });
});

/** Links: used up, too old, replaced by a newer one, and such as never were. Cheap to ask, so there are more of them. */
const LINKS = 200;
type Kind = 'invitation' | 'reset';
const NEVER = (i: number) => Buffer.alloc(32, i % 251).toString('base64url');

async function deadLinks(kind: Kind): Promise<Record<'used' | 'old' | 'replaced', string[]>> {
  const admin = await own.house.signedIn('administrator');
  const superuser = await own.house.database.asSuperuser();
  const dead = { used: [] as string[], old: [] as string[], replaced: [] as string[] };
  const kinds = Object.keys(dead) as (keyof typeof dead)[];
  for (let i = 0; i < LINKS / 4; i++) {
    for (const how of kinds) {
      let id: string;
      let path: string;
      if (kind === 'reset') {
        id = (await own.house.signedIn('officer')).id;
        path = (await admin.call(accounts.resetPassword, { id: id as UserId })).link.path;
      } else {
        const username = `${how}-${i}-${own.house.org.slice(24, 32)}`;
        const made = await admin.call(accounts.inviteUser, { username, displayName: 'Invited ◇', roles: ['officer'] });
        id = made.user.id;
        path = made.link.path;
      }
      dead[how].push(path.split('#')[1] as string);
      if (how === 'replaced') await admin.call(accounts.renewLink, { id: id as UserId });
      // as the door leaves it behind, without hashing two hundred passwords
      const put = { used: 'delete from access.join_directory where user_id = $1', replaced: '' }[
        how as 'used' | 'replaced'
      ];
      const late = "update access.join_directory set ends_at = now() - interval '1 minute' where user_id = $1";
      if (put !== '') await superuser.query(put ?? late, [id]);
    }
  }
  await superuser.end();
  return dead;
}

describe.each(['invitation', 'reset'] as const)('the link of one %s', (kind) => {
  let dead: Awaited<ReturnType<typeof deadLinks>>;
  beforeAll(async () => {
    dead = await deadLinks(kind);
  }, 120_000);

  it.each([accounts.lookAtLink, accounts.join])(
    'that is dead is like one that never was, to the byte: $path',
    async (face) => {
      const asked = (secret: string) =>
        own.call(face, face === accounts.join ? { secret, password: WRONG } : { secret });
      const never = said(await asked(NEVER(1)));
      expect(never.status).toBe(410);
      expect(never.body).toContain('This link no longer works. Ask for a new one.');
      for (const secrets of Object.values(dead)) expect(said(await asked(secrets[0] as string))).toEqual(never);
    },
  );

  it.each(['used', 'old', 'replaced'] as const)(
    'that is %s takes as long as one that never was',
    async (how) => {
      const asked = (secret: string) => own.call(accounts.join, { secret, password: WRONG });
      const secrets = dead[how];
      const ratio = await timeRatio(
        LINKS,
        (n) => asked(secrets[n % secrets.length] as string),
        (n) => asked(NEVER(n)),
      );
      expect(ratio).toBeGreaterThan(0.9);
      expect(ratio).toBeLessThan(1.1);
    },
    120_000,
  );
});
