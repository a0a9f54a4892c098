import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as hotline from '../../src/modules/hotline/contract.ts';
import { aContact } from '../../src/modules/hotline/testing.ts';
import { csrfToken, isSignedIn } from '../../src/platform/access/index.ts';
import { disableUser } from '../../src/platform/accounts/contract.ts';
import type { Tx } from '../../src/platform/database/index.ts';
import { runOperation } from '../../src/platform/operations/index.ts';
import type { SomebodyAtWork } from '../house.ts';
import { aServedHouse, type ServedHouse } from '../served.ts';

/** A file that flows: the keys are open as long as it does, and whoever goes away leaves nothing open behind. */
let own: ServedHouse;
let supervisor: SomebodyAtWork;
const scope = { from: '2021-12-14', to: '2021-12-14', reason: 'a copy ◇' };

beforeAll(async () => {
  own = await aServedHouse({ now: '2021-12-14T10:00:00Z' });
  supervisor = await own.house.signedIn('supervisor');
  for (let n = 0; n < 30; n++) await supervisor.call(hotline.recordContact, aContact({ summary: `story ${n} ◇` }));
});
afterAll(() => own.close());

describe('an export over the network', () => {
  it('comes whole, with every text opened and its mark at the end', async () => {
    const answer = await own.call(hotline.exportContacts, scope, { as: supervisor });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-length')).toBeNull();
    for (let n = 0; n < 30; n++) expect(answer.text).toContain(`story ${n} ◇`);
    expect(answer.text.trimEnd().split('\r\n').at(-1)).toMatch(/^# exported by .*: 30 contacts/);
  });

  it('is refused like everything else before its first byte', async () => {
    const wrong = await own.call(hotline.exportContacts, { ...scope, to: '2020-01-01' }, { as: supervisor });
    expect([wrong.status, wrong.code]).toEqual([422, 'hotline.days-reversed']);
    expect(wrong.headers.get('content-disposition')).toBeNull();
  });

  it('ends for whoever is signed in nowhere any more', async () => {
    const leaver = await own.house.signedIn('supervisor');
    const { ground, furniture } = own.house.house;
    const admin = await own.house.signedIn('administrator');
    const face = furniture.operations.find((one) => one.face.id === hotline.exportContacts.id);
    const keys = ground.holder.open(leaver.session.tokenHash, leaver.token);
    const still = (tx: Tx) => isSignedIn(tx, leaver.id);
    expect(await ground.database.withActor(leaver.actor, still)).toBe(true);
    const session = { ...leaver.session, secondsSinceConfirmed: 0 };
    const stays = async (tx: Tx) => {
      if (!(await still(tx))) throw new Error('signed in nowhere');
    };
    const file = await runOperation(ground, face as NonNullable<typeof face>, { session, keys, input: scope, stays });
    await admin.call(disableUser, { id: leaver.id });
    await expect((file as { body: AsyncGenerator }).body.next()).rejects.toThrow('signed in nowhere');
    keys?.[Symbol.dispose]();
  });

  it('that is broken off by the reader leaves no connection behind', async () => {
    const body = JSON.stringify(scope);
    const breakOff = () =>
      new Promise<void>((done, failed) => {
        const asking = request(`${own.address}/api${hotline.exportContacts.path}`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
            cookie: `wayout=${supervisor.token.toString('base64url')}`,
            'x-csrf-token': csrfToken(supervisor.token),
          },
        });
        asking.on('response', (answer) => {
          answer.destroy();
          done();
        });
        asking.on('error', failed);
        asking.end(body);
      });
    for (let n = 0; n < 12; n++) await breakOff();
    expect((await own.call(hotline.listRecent, {}, { as: supervisor })).status).toBe(200);
    const answer = await own.call(hotline.exportContacts, scope, { as: supervisor });
    expect(answer.text).toContain('30 contacts');
  });
});
