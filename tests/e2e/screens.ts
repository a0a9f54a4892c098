import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { serveHome } from '../faults/serving.ts';
import { type Scene, scenes, theStory } from './scenes.ts';

/**
 * `npm run screens` — every main screen of the built desk, photographed on the demonstration organisation into
 * docs/screens: whatever changes the interface is looked at there before it is called done. Nothing is masked, because
 * nobody in it exists. WAYOUT_SCREENS_HOME names a demonstration that is there already; `-- NAME` takes only the
 * pictures whose name holds NAME, `-- --whole` the whole length of a page instead of what a screen holds (into a folder
 * beside, for looking only).
 */
const build = process.env.WAYOUT_TEST_BUILD;
const chrome = process.env.CHROME_PATH;
if (!build || !chrome) throw new Error('the pictures are taken by `npm run screens`');
const root = join(build, '../../..');
const isWhole = process.argv.includes('--whole');
const wanted = process.argv.slice(2).find((word) => !word.startsWith('-')) ?? '';
const folder = join(root, isWhole ? '.runtime/screens' : 'docs/screens');

const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const;
const LOOKS = [
  { name: 'en', language: 'en', colorScheme: 'light', all: true },
  { name: 'en-dark', language: 'en', colorScheme: 'dark', all: false },
  { name: 'sr-Latn', language: 'sr-Latn', colorScheme: 'light', all: false },
  { name: 'sr-Cyrl', language: 'sr-Cyrl', colorScheme: 'light', all: false },
] as const;

const nameOf = (scene: Scene, look: (typeof LOOKS)[number], width: number) => `${scene.name}-${look.name}-${width}.png`;

function aDemonstration(): { home: string; remove: () => void } {
  const there = process.env.WAYOUT_SCREENS_HOME;
  if (there) return { home: there, remove: () => undefined };
  const home = mkdtempSync(join(tmpdir(), 'wayout-screens-'));
  execFileSync(process.execPath, [join(build as string, 'server/cli.js'), 'demo', 'create', '--home', home], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return { home, remove: () => rmSync(home, { recursive: true, force: true }) };
}

async function take(page: Page, file: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.screenshot({ path: join(folder, file), fullPage: isWhole, animations: 'disabled' });
  process.stderr.write(`${file}\n`);
}

async function photograph(browser: Browser, address: string, kind: Scene['house']): Promise<void> {
  const story = kind === 'demonstration' ? await theStory(address) : undefined;
  try {
    for (const look of LOOKS) {
      await story?.read(look.language);
      for (const viewport of SIZES) {
        for (const scene of scenes) {
          const file = nameOf(scene, look, viewport.width);
          if (scene.house !== kind || !(look.all || scene.inEveryLook) || !file.includes(wanted)) continue;
          await one(browser, address, scene, { look, viewport, story, file });
        }
      }
    }
  } finally {
    await story?.end();
  }
}

interface How {
  readonly look: (typeof LOOKS)[number];
  readonly viewport: (typeof SIZES)[number];
  readonly story: Awaited<ReturnType<typeof theStory>> | undefined;
  readonly file: string;
}

async function one(browser: Browser, address: string, scene: Scene, { look, viewport, story, file }: How) {
  const isPhone = viewport.width < 720;
  const touch = isPhone ? { hasTouch: true, isMobile: true } : {};
  const how: BrowserContextOptions = { viewport, ...touch, colorScheme: look.colorScheme, reducedMotion: 'reduce' };
  const context = await browser.newContext({ ...how, locale: look.language === 'en' ? 'en-GB' : 'sr-RS' });
  if (story && scene.path !== undefined) await context.addCookies(story.cookies[scene.as ?? 'consultant']);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(`${address}/desk${scene.path === undefined ? '/' : scene.path(story?.marks)}`);
  try {
    await scene.show(page, story?.marks);
  } catch (problem) {
    process.stderr.write(`${file}: ${(problem as Error).message.split('\n')[0]}\n`);
    process.exitCode = 1;
  }
  await take(page, file);
  await context.close();
  // what the form holds back at the end of a picture is thrown away, so that it is no sixth draft
  await story?.tidy();
}

mkdirSync(folder, { recursive: true });
const demonstration = aDemonstration();
const empty = mkdtempSync(join(tmpdir(), 'wayout-screens-'));
const browser = await chromium.launch({ executablePath: chrome, args: ['--no-sandbox', '--disable-gpu'] });
try {
  for (const [kind, home] of [
    ['demonstration', demonstration.home],
    ['empty', empty],
  ] as const) {
    const serving = await serveHome(build, home, ['--no-worker']);
    try {
      await photograph(browser, serving.address, kind);
    } finally {
      await serving.stop();
    }
  }
} finally {
  await browser.close();
  demonstration.remove();
  if (existsSync(empty)) rmSync(empty, { recursive: true, force: true });
}
process.stdout.write(`${readdirSync(folder).length} pictures in ${folder}\n`);
process.exit();
