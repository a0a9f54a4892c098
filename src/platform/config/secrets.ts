import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from './settings.ts';

/**
 * What must not be in the database: the pepper and the passwords of the database roles. Files in HOME/secrets, readable
 * by the service user only. A child process reads them here; they never travel in its environment.
 */
export interface Secrets {
  /** 32 bytes, part of every key made from a password (security.md section 4) */
  readonly pepper: Buffer;
  readonly pepperNumber: number;
  /** database role (without prefix) → password */
  passwordOf(role: string): string;
}

export const secretsFolder = (settings: Pick<Settings, 'home'>): string => join(settings.home, 'secrets');

/** Reads the secret or makes it once; two processes that start together end with the same bytes. */
function readOrMake(file: string, bytes: number): Buffer {
  if (!existsSync(file)) {
    const fresh = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
    writeFileSync(fresh, randomBytes(bytes).toString('base64url'), { mode: 0o600, flag: 'wx' });
    try {
      linkSync(fresh, file);
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
    } finally {
      rmSync(fresh, { force: true });
    }
  }
  return Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url');
}

export function openSecrets(settings: Pick<Settings, 'home' | 'pepperFile'>): Secrets {
  const folder = secretsFolder(settings);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const pepper = readOrMake(settings.pepperFile ?? join(folder, 'pepper'), 32);
  if (pepper.length !== 32) throw new Error('the pepper is not 32 bytes');
  const passwords = new Map<string, string>();
  return {
    pepper,
    pepperNumber: 1,
    passwordOf(role) {
      let password = passwords.get(role);
      if (!password) {
        password = readOrMake(join(folder, `database-${role}`), 24).toString('base64url');
        passwords.set(role, password);
      }
      return password;
    },
  };
}
