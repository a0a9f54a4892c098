import { floors, levelOf, type Part, type Place, placeOf, storeys } from './places.ts';

/**
 * Who may import whom: the table of house.md section 2 and the floors of section 3. `wallBetween` answers why an import may
 * not be, or null.
 */
export type Uses = (module: string) => readonly string[];

export function wallBetween(from: string, to: string, usesOf: Uses): string | null {
  const a = placeOf(from);
  const b = placeOf(to);
  if (from === to) return 'a file does not import itself';
  if (b.kind === 'root')
    return a.kind === 'app' || a.kind === 'test' ? null : 'only the application reads package.json';
  if (a.kind === 'test') return fromTest(a, b, to);
  if (b.kind === 'test' || (b.kind === 'bench' && a.kind !== 'bench'))
    return 'the program does not import tests or benchmarks';
  if (b.kind === 'platform' && b.testing && !(a.kind === 'platform' && a.testing)) {
    return 'what is made for tests is not imported by the program';
  }
  if (a.kind === 'app') return fromApp(b, to);
  if (a.kind === 'demo' || a.kind === 'bench') return fromOutside(a.kind, b, to);
  if (b.kind === 'app') return 'nothing but the application and its tests imports the application';
  if (b.kind === 'demo') return 'only the application imports the demonstration';
  if (a.kind === 'codelists') {
    if (b.kind === 'codelists' || (b.kind === 'platform' && b.room === 'kernel')) return null;
    return 'code lists import the kernel and each other, nothing else';
  }
  if (a.kind === 'platform') return fromPlatform(a.room, b);
  if (a.kind === 'root') return null;
  return fromModule(a, b, to, usesOf);
}

function fromTest(a: Place & { kind: 'test' }, b: Place, to: string): string | null {
  if (b.kind !== 'module') return null;
  if (b.module === a.module) return null;
  if (b.part === 'index' || b.part === 'testing' || b.part === 'contract') return null;
  if (a.module === null && b.part === 'module') return null;
  if (to.endsWith('/definitions/index.ts')) return null;
  return `a test uses another module by its index.ts, contract.ts or testing.ts, not by ${to}`;
}

function fromApp(b: Place, to: string): string | null {
  if (b.kind === 'demo') return to === 'demo/index.ts' ? null : 'the application knows demo/index.ts only';
  if (b.kind !== 'module') return null;
  if (b.part === 'module' || b.part === 'work' || b.part === 'contract' || b.part === 'index') return null;
  if (/\/(desk|site)\/index\.tsx?$/.test(to) && (b.part === 'desk' || b.part === 'site')) return null;
  return 'the application knows a module by its module.ts, work.ts, index.ts, contract.ts and the index of its screens, nothing deeper';
}

function fromOutside(kind: 'demo' | 'bench', b: Place, to: string): string | null {
  if (b.kind === 'app') return kind === 'bench' ? null : 'only tests and benchmarks may use the application';
  if (b.kind !== 'module') return null;
  if (b.part === 'index' || b.part === 'testing') return null;
  if (b.part === 'contract') return null;
  return `${kind} uses a module by its index.ts, contract.ts or testing.ts, not by ${to}`;
}

function fromPlatform(room: string, b: Place): string | null {
  if (b.kind !== 'platform') return 'the ground floor knows no module, no code list and no application';
  if (b.room === room) return null;
  const here = levelOf(floors, room);
  const there = levelOf(floors, b.room);
  if (here < 0) return `platform/${room} stands on no floor of house.md section 3`;
  if (there < 0) return `platform/${b.room} stands on no floor of house.md section 3`;
  if (there < here) return null;
  return there === here
    ? `platform/${room} and platform/${b.room} are on one floor and do not import each other`
    : `platform/${b.room} lies above platform/${room}`;
}

/** What a part of a module may take from its own module. */
const OWN: Readonly<Record<Part, readonly Part[]>> = {
  noun: ['noun'],
  errors: [],
  contract: ['noun', 'contract'],
  store: ['noun', 'store'],
  operations: ['noun', 'store', 'contract', 'errors', 'operations', 'definitions', 'locales'],
  definitions: ['noun', 'definitions'],
  background: ['noun', 'store', 'errors', 'background'],
  work: ['noun', 'store', 'errors', 'definitions', 'background'],
  index: ['noun', 'store', 'contract', 'errors', 'operations', 'definitions'],
  module: ['noun', 'store', 'contract', 'errors', 'operations', 'definitions', 'work', 'index', 'locales'],
  desk: ['noun', 'contract', 'locales', 'desk'],
  site: ['noun', 'contract', 'locales', 'site'],
  testing: ['noun', 'store', 'contract', 'errors', 'operations', 'definitions', 'index', 'testing'],
  locales: [],
};

/** Rooms of the ground floor that a part may use; `all` = any but the screens' kits. */
const ROOMS: Readonly<Record<Part, 'all' | readonly string[]>> = {
  noun: ['kernel'],
  errors: ['kernel'],
  contract: ['kernel'],
  store: ['kernel', 'database', 'vault'],
  operations: 'all',
  definitions: ['kernel', 'i18n'],
  background: 'all',
  work: 'all',
  index: 'all',
  module: 'all',
  desk: ['kernel', 'i18n', 'charts', 'desk-kit'],
  site: ['kernel', 'i18n', 'charts', 'site-kit'],
  testing: 'all',
  locales: [],
};

const WORDS: Readonly<Record<Part, string>> = {
  noun: 'a noun is pure: it',
  errors: 'the table of refusals',
  contract: 'a contract is read by browser and server: it',
  store: 'a store knows its own nouns, the database and the vault: it',
  operations: 'an operation',
  definitions: 'a definition lives on facts: it',
  background: 'background work',
  work: "the worker's part of a manifest",
  index: 'the front door',
  module: 'a manifest',
  desk: 'a screen',
  site: 'a public page gets its data handed in: it',
  testing: 'a builder',
  locales: 'words',
};

function fromModule(a: Place & { kind: 'module' }, b: Place, to: string, usesOf: Uses): string | null {
  const words = WORDS[a.part];
  if (b.kind === 'codelists') return a.part === 'locales' ? `${words} import nothing` : null;
  if (b.kind === 'platform') {
    const allowed = ROOMS[a.part];
    if (allowed === 'all') return /-kit$/.test(b.room) ? `${words} does not import what screens are made of` : null;
    return allowed.includes(b.room) ? null : `${words} does not import platform/${b.room}`;
  }
  if (b.kind !== 'module') return 'a module imports modules, code lists and the ground floor';
  if (a.module === b.module) {
    return OWN[a.part].includes(b.part) ? null : `${words} does not import its module's ${b.part}`;
  }
  return betweenModules(a, b, to, usesOf);
}

function betweenModules(
  a: Place & { kind: 'module' },
  b: Place & { kind: 'module' },
  to: string,
  usesOf: Uses,
): string | null {
  const types = b.module === 'statistics' && b.part === 'index';
  if (types && a.part !== 'noun' && a.part !== 'store') return null;
  if (!usesOf(a.module).includes(b.module)) return `${a.module} does not name ${b.module} in its uses`;
  if (levelOf(storeys, b.module) >= levelOf(storeys, a.module))
    return `${b.module} is no lower storey than ${a.module}`;
  const through: Partial<Record<Part, boolean>> = {
    operations: b.part === 'index',
    index: b.part === 'index',
    module: b.part === 'index',
    testing: b.part === 'index' || b.part === 'testing',
    contract: b.part === 'contract',
    desk: to.endsWith('/desk/index.tsx') || to.endsWith('/desk/index.ts'),
  };
  return through[a.part] ? null : `${WORDS[a.part]} does not reach into ${b.module} by ${to}`;
}
