/** Where a file stands in the house, from its path alone: house.md sections 1 to 3. */
export type Part =
  | 'module'
  | 'index'
  | 'contract'
  | 'errors'
  | 'noun'
  | 'operations'
  | 'store'
  | 'definitions'
  | 'background'
  | 'work'
  | 'desk'
  | 'site'
  | 'locales'
  | 'testing';

export type Place =
  | { readonly kind: 'test'; readonly module: string | null; readonly room: string | null }
  | { readonly kind: 'app' }
  | { readonly kind: 'demo' }
  | { readonly kind: 'bench' }
  | { readonly kind: 'codelists' }
  /** package.json and settings of tools, beside the rooms */
  | { readonly kind: 'root' }
  | { readonly kind: 'platform'; readonly room: string; readonly testing: boolean }
  | { readonly kind: 'module'; readonly module: string; readonly part: Part };

/** Floors, low to high; rooms of one floor do not import each other. */
export const floors: readonly (readonly string[])[] = [
  ['kernel'],
  ['config', 'i18n'],
  ['database', 'charts'],
  ['vault'],
  ['audit'],
  ['access', 'events'],
  ['operations'],
  ['accounts', 'jobs', 'tasks', 'files', 'mail', 'documents', 'audit-reading', 'disabled-codes'],
  ['intake'],
  ['http'],
  ['desk-kit', 'site-kit'],
];

/** Storeys, low to high; modules of one storey do not import each other, except statistics, whose types all may use. */
export const storeys: readonly (readonly string[])[] = [
  ['people', 'network', 'library', 'newsletter', 'fundraising', 'statistics'],
  ['referrals', 'education', 'campaigns', 'advocacy', 'public-site'],
  ['hotline', 'missing-children', 'job-offers'],
  ['cases'],
  ['court'],
];

export const levelOf = (levels: readonly (readonly string[])[], name: string): number =>
  levels.findIndex((level) => level.includes(name));

const FOLDERS: Readonly<Record<string, Part>> = {
  operations: 'operations',
  store: 'store',
  definitions: 'definitions',
  reports: 'definitions',
  handlers: 'background',
  jobs: 'background',
  desk: 'desk',
  site: 'site',
  locales: 'locales',
};
const FILES: Readonly<Record<string, Part>> = {
  'module.ts': 'module',
  'index.ts': 'index',
  'contract.ts': 'contract',
  'errors.ts': 'errors',
  'testing.ts': 'testing',
  'work.ts': 'work',
};

export function placeOf(path: string): Place {
  if (!path.includes('/')) return { kind: 'root' };
  const [top = '', second = '', name = '', ...rest] = path.split('/');
  const isTest = /\.test\.tsx?$/.test(path);
  const module = top === 'src' && second === 'modules' ? name : null;
  const room = top === 'src' && second === 'platform' ? name : null;
  if (top === 'tests' || isTest) return { kind: 'test', module, room };
  if (top === 'demo') return { kind: 'demo' };
  if (top === 'bench') return { kind: 'bench' };
  if (module !== null) {
    const [first = ''] = rest;
    const folder = rest.length > 1 ? FOLDERS[first] : undefined;
    const testing = /(^|[./-])testing\.tsx?$/.test(path);
    if (testing) return { kind: 'module', module, part: 'testing' };
    const contract = rest.length === 1 && /-contract\.ts$/.test(first) ? 'contract' : undefined;
    return { kind: 'module', module, part: folder ?? contract ?? FILES[first] ?? 'noun' };
  }
  if (room !== null) return { kind: 'platform', room, testing: /[./]testing\.tsx?$/.test(path) };
  if (second === 'codelists') return { kind: 'codelists' };
  if (second === 'app') return { kind: 'app' };
  throw new Error(`${path} stands in no room of the house`);
}
