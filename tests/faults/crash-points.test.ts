import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { aBuild } from '../a-build.ts';
import { type Serving, serveHome, type Visitor, visit } from './serving.ts';

/** crash-points (security.md section 15): killed in the middle of work, the house has the old state or the new one. */
const person = { username: 'night-desk', password: 'seven quiet herons over the marsh' };

describe('crash-points', () => {
  let build: Awaited<ReturnType<typeof aBuild>>;
  let home: string;
  let serving: Serving | undefined;

  beforeAll(async () => {
    build = await aBuild();
    home = mkdtempSync(join(tmpdir(), 'wayout-crash-'));
    serving = await serveHome(build.folder, home, ['--no-worker']);
    await visit(serving.address, 'setup', {
      organisationName: 'Crash ◇ test',
      zone: 'Europe/Belgrade',
      displayName: 'Night ◇ desk',
      ...person,
    });
    await serving.stop();
  }, 120_000);
  afterEach(() => serving?.stop());
  afterAll(() => {
    rmSync(home, { recursive: true, force: true });
    build.remove();
  });

  const open = async (): Promise<Visitor> => {
    serving = await serveHome(build.folder, home, ['--no-worker']);
    return visit(serving.address, 'session', person);
  };

  /** Records contacts and saves a draft until the house is gone; what was acknowledged is written down. */
  async function workUntilGone(desk: Visitor, draft: string) {
    const finalised: string[] = [];
    let saved = '';
    for (let turn = 0; turn < 5000; turn += 1) {
      const id = randomUUID();
      try {
        const contact = { line: 'sos', category: 'preventive_educational', summary: `turn ${turn}`, finalise: true };
        const put = await desk.ask('PUT', `/api/hotline/contacts/${id}`, contact);
        if (put.status === 503) break;
        expect(put.status).toBe(200);
        finalised.push(id);
        const words = `the last words before the light went out, ${turn}`;
        const [before] = [await desk.ask('GET', `/api/hotline/contacts/${draft}`)];
        const save = await desk.ask('PATCH', `/api/hotline/contacts/${draft}`, {
          revision: before.body.revision,
          summary: words,
        });
        if (save.status === 200) saved = words;
      } catch (problem) {
        if (problem instanceof TypeError) break; // the connection is gone
        throw problem;
      }
    }
    return { finalised, saved };
  }

  async function nothingAcknowledgedIsLost(
    desk: Visitor,
    draft: string,
    before: { finalised: string[]; saved: string },
  ) {
    expect(before.finalised.length).toBeGreaterThan(0);
    expect(before.saved).not.toBe('');
    for (const id of before.finalised) {
      const contact = await desk.ask('GET', `/api/hotline/contacts/${id}`);
      expect(contact.status).toBe(200);
      expect(contact.body.state).toBe('finalised');
    }
    const kept = await desk.ask('GET', `/api/hotline/contacts/${draft}`);
    expect(kept.body).toMatchObject({ state: 'draft' });
    expect(JSON.stringify(kept.body)).toContain('the last words before the light went out');
  }

  const newDraft = async (desk: Visitor): Promise<string> => {
    const id = randomUUID();
    const put = await desk.ask('PUT', `/api/hotline/contacts/${id}`, { line: 'sos', summary: 'picked up' });
    expect(put.status).toBe(200);
    return id;
  };

  it('loses nothing acknowledged when the server is killed in the middle of a night', async () => {
    const desk = await open();
    const draft = await newDraft(desk);
    const night = workUntilGone(desk, draft);
    await sleep(1500);
    await serving?.kill();
    const done = await night;
    await nothingAcknowledgedIsLost(await open(), draft, done);
  });

  it('answers 503 while the database is gone, and goes on by itself when it is back', async () => {
    const desk = await open();
    const draft = await newDraft(desk);
    const night = workUntilGone(desk, draft);
    await sleep(1500);
    process.kill(serving!.postmaster(), 'SIGKILL');
    const done = await night;
    const until = Date.now() + 40_000;
    let health = 0;
    while (health !== 200 && Date.now() < until) {
      await sleep(200);
      health = (await fetch(`${serving!.address}/health`)).status;
    }
    expect(health).toBe(200);
    await nothingAcknowledgedIsLost(await visit(serving!.address, 'session', person), draft, done);
  });

  it('comes back when server and database were killed together', async () => {
    const desk = await open();
    const draft = await newDraft(desk);
    const night = workUntilGone(desk, draft);
    await sleep(1500);
    const postmaster = serving!.postmaster();
    process.kill(postmaster, 'SIGKILL');
    await serving?.kill();
    const done = await night;
    await nothingAcknowledgedIsLost(await open(), draft, done);
  });

  it('refuses a second server on the same home and says which one runs', async () => {
    await open();
    const second = spawnSync(
      process.execPath,
      [join(build.folder, 'server/cli.js'), 'serve', '--home', home, '--port', '0'],
      {
        encoding: 'utf8',
      },
    );
    expect(second.status).toBe(1);
    expect(second.stderr).toContain(`process ${serving!.process.pid}`);
    const migrate = spawnSync(process.execPath, [join(build.folder, 'server/cli.js'), 'migrate', '--home', home], {
      encoding: 'utf8',
    });
    expect(migrate.status).toBe(1);
  });

  it('says what to do when the port is taken', async () => {
    await open();
    const port = new URL(serving!.address).port;
    const other = mkdtempSync(join(tmpdir(), 'wayout-crash-other-'));
    const second = spawnSync(
      process.execPath,
      [join(build.folder, 'server/cli.js'), 'serve', '--home', other, '--port', port],
      {
        encoding: 'utf8',
      },
    );
    expect(second.status).toBe(1);
    expect(second.stderr).toContain('--port');
    rmSync(other, { recursive: true, force: true });
  });

  it('has an unbroken audit log after all this', async () => {
    const verify = spawnSync(
      process.execPath,
      [join(build.folder, 'server/cli.js'), 'audit', 'verify', '--home', home],
      // the home's own database, also where the suite runs on a server
      { encoding: 'utf8', env: { ...process.env, DATABASE_URL: '' } },
    );
    expect(verify.stdout).toMatch(/the chain holds/);
    expect(verify.status).toBe(0);
  });
});
