import { type Place, placeOf } from './places.ts';

/** Packages that only one place may touch, and what a pure file may not use. Tests may use anything. */
interface Owner {
  readonly packages: RegExp;
  readonly may: (path: string, place: Place) => boolean;
  readonly why: string;
}

const owners: readonly Owner[] = [
  {
    packages: /^sodium-native$/,
    may: (path) => path === 'src/platform/vault/crypto.ts',
    why: 'one file touches the crypto library: src/platform/vault/crypto.ts (security.md section 5)',
  },
  {
    packages: /^libsodium-/,
    may: (path) => path === 'src/platform/vault/crypto-portable.testing.ts' || path.startsWith('bench/'),
    why: 'the second crypto backend is for its tests only',
  },
  {
    packages: /^(pg|pg-pool|pg-cursor)$/,
    may: (_path, place) =>
      (place.kind === 'platform' && place.room === 'database') || (place.kind === 'module' && place.part === 'testing'),
    why: 'only platform/database touches the database driver',
  },
  {
    packages: /^pg-copy-streams$/,
    may: (_path, place) =>
      (place.kind === 'platform' && place.room === 'database') || (place.kind === 'module' && place.part === 'store'),
    why: 'bulk copies are made in a store',
  },
  {
    packages: /^graphile-worker$/,
    may: (_path, place) => place.kind === 'platform' && place.room === 'jobs',
    why: 'only platform/jobs touches the queue',
  },
  {
    packages: /^(fastify|@fastify\/.*)$/,
    may: (_path, place) => place.kind === 'platform' && place.room === 'http',
    why: 'only platform/http touches the HTTP server',
  },
  {
    packages: /^(react|react-dom|@mantine\/.*|@tanstack\/.*)$/,
    may: (path, place) =>
      (place.kind === 'platform' && ['desk-kit', 'site-kit', 'charts', 'http', 'documents'].includes(place.room)) ||
      (place.kind === 'module' && ['desk', 'site'].includes(place.part)) ||
      path.startsWith('src/app/desk/') ||
      path.startsWith('src/app/site/'),
    why: 'only screens and pages are made of components',
  },
];

const PURE_NODE = new Set(['node:crypto', 'node:buffer', 'node:util']);
/** node:crypto hashes and gives random bytes; everything that seals goes through the vault (security.md section 5). */
const PLAIN_CRYPTO = new Set([
  'createHash',
  'createHmac',
  'hash',
  'hkdfSync',
  'randomBytes',
  'randomFillSync',
  'randomInt',
  'randomUUID',
  'timingSafeEqual',
  'webcrypto',
  'Hash',
]);

export function packageWall(path: string, name: string, names: readonly string[]): string | null {
  const place = placeOf(path);
  if (place.kind === 'test') return null;
  const owner = owners.find((one) => one.packages.test(name));
  if (owner && !owner.may(path, place)) return owner.why;
  const pure =
    place.kind === 'codelists' ||
    (place.kind === 'platform' && place.room === 'kernel') ||
    (place.kind === 'module' && ['noun', 'contract', 'errors', 'definitions'].includes(place.part));
  if (pure && name.startsWith('node:') && !PURE_NODE.has(name)) return 'a pure file does no I/O';
  const screen = (place.kind === 'module' && place.part === 'desk') || path.startsWith('src/app/desk/');
  if (screen && name.startsWith('node:')) return 'a screen runs in the browser';
  if (name === 'node:crypto') {
    const wrong = names.filter((one) => !PLAIN_CRYPTO.has(one));
    if (wrong.length > 0)
      return `node:crypto is for hashes and random bytes; ${wrong.join(', ')} belongs behind the vault`;
  }
  return null;
}
