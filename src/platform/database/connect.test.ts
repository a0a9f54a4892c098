import { randomUUID } from 'node:crypto';
import { expect, inject, it } from 'vitest';
import { testServer } from '../../../tests/database/test-server.ts';
import { type Login, prepareServer } from './connect.ts';

/** Whoever sets DATABASE_URL up for the first time. */
it('an address that leads nowhere is answered with what to mend, and never repeats the login', async () => {
  const { host, port, user, password } = await testServer(inject('databaseRun'));
  const wanted = { database: 'never-made', rolePrefix: 'never_', passwordOf: () => 'never' };
  const said = async (admin: Partial<Login>): Promise<string> => {
    const login = { host, port, user, password, database: `none-${randomUUID()}`, ...admin };
    const trouble = await prepareServer(login, wanted).then(
      () => undefined,
      (problem: unknown) => problem,
    );
    expect(trouble).toMatchObject({ code: 'database.not-let-in', status: 409 });
    const { sentence } = (trouble as { data: { sentence: string } }).data;
    for (const word of [user, password, login.database]) expect(sentence).not.toContain(word);
    return sentence;
  };
  expect(await said({})).toMatch(/no such database.*Create it/);
  expect(await said({ host: '127.0.0.1', port: 1 })).toMatch(/No server answers/);
});
