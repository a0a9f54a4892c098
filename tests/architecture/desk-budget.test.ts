import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

/**
 * The budgets of interface.md: the shell at most 170 kB, any screen at most 60 kB more, gzip. Script, style and the words
 * of one language: the shell's own in the shell, a module's in each of its screens. Built afresh from the sources.
 */
const KB = 1000;
const root = join(import.meta.dirname, '../..');
const out = mkdtempSync(join(tmpdir(), 'wayout-desk-'));

interface Chunk {
  readonly fileName: string;
  readonly isEntry: boolean;
  readonly isDynamicEntry: boolean;
  readonly facade: string;
  readonly imports: readonly string[];
}
let chunks: ReadonlyMap<string, Chunk>;

beforeAll(async () => {
  // the test runner's own value would put the development builds of the libraries into the bundle
  vi.stubEnv('NODE_ENV', 'production');
  const built = await build({
    configFile: join(root, 'vite.desk.config.ts'),
    logLevel: 'error',
    build: { outDir: out, emptyOutDir: true },
  });
  vi.unstubAllEnvs();
  const { output } = Array.isArray(built) ? built[0]! : (built as Exclude<typeof built, { close: unknown }>);
  chunks = new Map(
    output.flatMap((file) =>
      file.type === 'chunk'
        ? [
            [
              file.fileName,
              {
                fileName: file.fileName,
                isEntry: file.isEntry,
                isDynamicEntry: file.isDynamicEntry,
                facade: file.facadeModuleId?.replaceAll('\\', '/') ?? '',
                imports: file.imports,
              },
            ] as const,
          ]
        : [],
    ),
  );
}, 120_000);
afterAll(() => rmSync(out, { recursive: true, force: true }));

const sizes = new Map<string, number>();
const sizeOf = (file: string): number => {
  const known = sizes.get(file) ?? gzipSync(readFileSync(join(out, file))).length;
  sizes.set(file, known);
  return known;
};

/** A chunk and everything that must be there before it runs. */
function withImports(file: string, into = new Set<string>()): Set<string> {
  if (into.has(file) || !chunks.has(file)) return into;
  into.add(file);
  for (const needed of chunks.get(file)!.imports) withImports(needed, into);
  return into;
}

const sum = (files: Iterable<string>): number => [...files].reduce((total, file) => total + sizeOf(file), 0);
const isWords = (chunk: Chunk): boolean => /\/locales\/(en|sr)\.json$/.test(chunk.facade);

/** The heavier of the two languages of every room whose path matches. */
function wordsIn(room: RegExp): number {
  const files = (language: string) =>
    [...chunks.values()]
      .filter((c) => room.test(c.facade) && c.facade.endsWith(`/locales/${language}.json`))
      .map((c) => c.fileName);
  return Math.max(sum(files('en')), sum(files('sr')));
}
const moduleOf = (screen: string): string | undefined => /src\/modules\/([^/]+)\//.exec(screen)?.[1];

const shell = (): Set<string> => withImports([...chunks.values()].find((c) => c.isEntry)!.fileName);

describe('the desk on the wire', () => {
  it('has a shell of at most 170 kB', () => {
    const styles = readdirSync(out).filter((file) => file.startsWith('index-') && file.endsWith('.css'));
    const ofShell = sum(shell()) + sum(styles) + wordsIn(/src\/(app|platform)\//);
    expect(styles).not.toEqual([]);
    expect(ofShell / KB).toBeLessThanOrEqual(170);
    expect(ofShell / KB).toBeGreaterThan(50);
  });

  it('has no screen of more than 60 kB above the shell', () => {
    const already = shell();
    const screens = [...chunks.values()].filter((c) => c.isDynamicEntry && !isWords(c));
    expect(screens.length).toBeGreaterThan(2);
    const heavy = screens
      .map((c) => {
        const module = moduleOf(c.facade);
        const code = sum([...withImports(c.fileName)].filter((f) => !already.has(f)));
        const words = module ? wordsIn(new RegExp(`src/modules/${module}/`)) : 0;
        return { screen: c.facade.slice(c.facade.indexOf('/src/') + 1), kB: (code + words) / KB };
      })
      .filter((screen) => screen.kB > 60);
    expect(heavy).toEqual([]);
  });

  it('asks nobody else: no address of another origin in the page, no script or style written into it', () => {
    expect(existsSync(join(out, 'index.html'))).toBe(true);
    const html = readFileSync(join(out, 'index.html'), 'utf8');
    expect(html).not.toMatch(/https?:\/\//);
    expect(html).not.toMatch(/<style|\sstyle=|<script(?![^>]*\ssrc=)/);
    expect(html).toContain('content="{{nonce}}"');
    for (const file of readdirSync(out).filter((f) => f.endsWith('.css')))
      expect(readFileSync(join(out, file), 'utf8')).not.toMatch(/url\((?!["']?\/desk-assets\/)/);
  });

  it('carries Latin, Latin Extended and Cyrillic letters and no others', () => {
    const fonts = readdirSync(out).filter((file) => file.endsWith('.woff2'));
    expect(fonts.map((file) => file.replace(/-opsz.*/, '')).sort()).toEqual([
      'inter-cyrillic',
      'inter-latin',
      'inter-latin-ext',
    ]);
  });
});
