import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { furniture } from '../../src/app/modules.ts';
import { roles } from '../../src/platform/access/index.ts';
import { doors } from '../../src/platform/accounts/index.ts';
import { codesOf } from '../../src/platform/kernel/index.ts';
import { readSources } from './read-imports.ts';

const house = furniture(() => null as never);

/** `it.may('…')`: a guard inside an operation, beside the operation's own permission. */
const askedInside = new Set(
  readSources(process.cwd()).flatMap((file) =>
    [...readFileSync(file.path, 'utf8').matchAll(/\bmay\(\s*'([a-z-]+\.[a-z-]+)'/g)].map((found) => found[1] as string),
  ),
);
const faces = house.operations.map((operation) => operation.face);
const all = [...faces, ...doors.map((door) => door.face)];

const fieldsOf = (input: z.ZodType): readonly string[] =>
  input instanceof z.ZodObject ? Object.keys(input.shape) : [];

describe('permissions', () => {
  it('every operation names a permission that a manifest gives to somebody', () => {
    for (const face of faces) {
      expect(typeof face.permission, `${face.id} is open; only doors may be`).toBe('string');
      expect(house.permissions[face.permission as string], `${face.id}: nobody holds ${face.permission}`).toBeDefined();
    }
  });

  it('every permission has roles, all of them from the list, and belongs to its module', () => {
    for (const module of house.modules) {
      for (const [permission, held] of Object.entries(module.permissions)) {
        expect(permission.startsWith(`${module.name}.`), `${permission} of ${module.name}`).toBe(true);
        expect(held.length, `${permission} is held by nobody`).toBeGreaterThan(0);
        for (const role of held) expect(codesOf(roles), permission).toContain(role);
      }
    }
  });

  it('no permission is left over that no operation asks for', () => {
    const asked = new Set(faces.map((face) => face.permission));
    const left = Object.keys(house.permissions).filter((one) => !asked.has(one as never) && !askedInside.has(one));
    expect(left).toEqual([]);
  });

  it('an open door says why', () => {
    for (const { face } of doors) {
      expect(typeof face.permission, face.id).toBe('object');
      expect((face.permission as { why: string }).why.length, face.id).toBeGreaterThan(5);
    }
  });
});

describe('faces', () => {
  it('ids and addresses are unique', () => {
    const ids = all.map((face) => face.id);
    expect(new Set(ids).size).toBe(ids.length);
    const addresses = all.map((face) => `${face.method} ${face.path.replaceAll(/:\w+/g, ':')}`);
    expect(addresses.filter((one, i) => addresses.indexOf(one) !== i)).toEqual([]);
  });

  it('the id begins with the module and the address with its name', () => {
    for (const module of house.modules) {
      for (const { face } of module.operations) {
        expect(face.id).toMatch(new RegExp(`^${module.name}\\.[a-z]+(-[a-z0-9]+)*$`));
        expect(face.path, face.id).toMatch(new RegExp(`^/${module.name}(/|$)`));
      }
    }
  });

  it('every name in the address is a field of the input', () => {
    for (const face of all) {
      for (const [, name] of face.path.matchAll(/:(\w+)/g)) expect(fieldsOf(face.input), face.id).toContain(name);
    }
  });

  it('every input refuses what it does not know', () => {
    for (const face of all) {
      const read = face.input.safeParse({ 'never-a-field': 1 });
      const issues = read.success ? [] : read.error.issues;
      const refused = issues.some((issue) => issue.code === 'unrecognized_keys' || issue.code === 'invalid_union');
      expect(refused, `${face.id} takes unknown keys`).toBe(true);
    }
  });

  it('an address that changes something is not fetched with GET', () => {
    for (const face of faces) {
      const verb = face.id.split('.')[1]?.split('-')[0] ?? '';
      const reads = [
        'get',
        'list',
        'find',
        'show',
        'open',
        'read',
        'count',
        'compute',
        'check',
        'verify',
        'export',
        'search',
        'prepare',
      ];
      if (face.method === 'GET') expect(reads, `${face.id} is a GET`).toContain(verb);
    }
  });
});

describe('modules', () => {
  it('say how they forget a person', () => {
    for (const module of house.modules) {
      if (!module.holdsPersons || module.name === 'people') continue;
      expect(module.handlers?.['people.person-erased'], `${module.name} holds something about persons`).toBeDefined();
    }
  });

  it('have words for everything that they refuse, in both languages', () => {
    for (const module of house.modules) {
      for (const language of ['en', 'sr'] as const) {
        const words = (module.locales[language] as { errors?: Record<string, string> }).errors ?? {};
        for (const code of Object.keys(module.errors ?? {})) {
          const plural = Object.keys(words).some((key) => key === code || key.startsWith(`${code}_`));
          expect(plural, `${module.name}.${code} in ${language}`).toBe(true);
        }
      }
    }
  });

  it('give their jobs ids of their own and a rhythm of a minute or more', () => {
    for (const module of house.modules) {
      for (const job of module.jobs ?? []) {
        expect(job.id.startsWith(`${module.name}.`), job.id).toBe(true);
        expect(job.everySeconds, job.id).toBeGreaterThanOrEqual(60);
      }
    }
  });
});
