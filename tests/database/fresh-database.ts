/**
 * A database of one's own for a test file: a copy of a template that was made once in this run. Nothing has to be cleaned
 * up; it goes with the run. Copies take some tens of milliseconds.
 */
import { randomUUID } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { inject } from 'vitest';
import { type ConnectionFacts, makeDatabase } from '../../src/platform/database/index.ts';
import { migrated } from './migrated.ts';
import { connect, onceAtATime, type TestServer, testServer } from './test-server.ts';

export interface FreshDatabase {
  /** for `openDatabase(facts)` */
  readonly facts: ConnectionFacts;
  /** A connection past all fences, for looking and for breaking things on purpose. End it yourself. */
  asSuperuser(): Promise<Client>;
  /** A connection as one of the roles (`owner`, `desk`, …), without the pools. End it yourself. */
  asRole(role: string): Promise<Client>;
  /** Early removal; also ends every connection to it. */
  drop(): Promise<void>;
}

/** What a copy starts from. `from` is copied first, then `make` adds to it, once a run. */
export interface Template {
  readonly name: string;
  readonly from?: Template;
  make(database: FreshDatabase): Promise<void>;
}

export async function freshDatabase(template: Template = migrated): Promise<FreshDatabase> {
  const folder = inject('databaseRun');
  const server = await testServer(folder);
  const source = await ensureTemplate(folder, server, template);
  return copy(server, `${server.databasePrefix}${randomUUID().replaceAll('-', '')}`, source);
}

async function ensureTemplate(folder: string, server: TestServer, template: Template): Promise<string> {
  const name = `${server.databasePrefix}template_${template.name}`;
  const made = join(folder, `${template.name}.made`);
  if (existsSync(made)) return name;
  const source = template.from && (await ensureTemplate(folder, server, template.from));
  await onceAtATime(folder, async () => {
    if (existsSync(made)) return;
    const database = await copy(server, name, source);
    try {
      await template.make(database);
    } catch (cause) {
      await database.drop();
      throw cause;
    }
    // What is still connected would keep it from being copied.
    const admin = await connect(server);
    await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
    await admin.end();
    writeFileSync(made, '');
  });
  return name;
}

async function copy(server: TestServer, name: string, source?: string): Promise<FreshDatabase> {
  const admin = await connect(server);
  if (source !== undefined) {
    await admin.query(`create database ${name} template ${source} owner ${server.rolePrefix}owner`);
  }
  await makeDatabase(admin, name, server.rolePrefix);
  await admin.end();

  const { host, port, rolePrefix, rolePassword } = server;
  return {
    facts: { host, port, database: name, rolePrefix, passwordOf: () => rolePassword },
    asSuperuser: () => connect(server, name),
    async asRole(role) {
      const client = new Client({ host, port, database: name, user: rolePrefix + role, password: rolePassword });
      await client.connect();
      return client;
    },
    async drop() {
      const owner = await connect(server);
      await owner.query(`drop database if exists ${name} with (force)`);
      await owner.end();
    },
  };
}
