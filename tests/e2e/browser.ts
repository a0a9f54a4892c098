import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { furniture } from '../../src/app/modules.ts';
import { accountsEndpoints } from '../../src/platform/accounts/contract.ts';
import { addPages } from '../../src/platform/http/index.ts';
import { aBuild } from '../a-build.ts';
import type { SomebodyAtWork } from '../house.ts';
import { aServedHouse, type ServedHouse } from '../served.ts';

/**
 * A real house, its real desk and a real browser. People of `house.signedIn()` bring their session along as a cookie, so
 * no story waits for a password hash; the story of the door types one. Nothing is stubbed.
 */
export interface BrowserHouse extends ServedHouse {
  /** a page of the desk as this person sees it; every error in the page fails the story at `close()` */
  deskOf(somebody: SomebodyAtWork, path: string, options?: BrowserContextOptions): Promise<Page>;
}

export async function aBrowserHouse(options: Parameters<typeof aServedHouse>[0] = {}): Promise<BrowserHouse> {
  const built = await aBuild();
  const faces = [...accountsEndpoints, ...furniture(() => null as never).operations.map((one) => one.face)];
  const served = await aServedHouse({
    ...options,
    extra: (server) =>
      addPages(server, { deskFolder: join(built.folder, 'desk'), faces, version: '0.0.0', publicFiles: {} }),
  });
  const browser: Browser = await chromium.launch({
    executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
    args: [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const wrong: string[] = [];
  return {
    ...served,
    async deskOf(somebody, path, how = {}) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', ...how });
      await context.addCookies([
        { name: 'wayout', value: somebody.token.toString('base64url'), url: served.address, httpOnly: true },
      ]);
      const page = await context.newPage();
      page.on('pageerror', (error) => wrong.push(error.message));
      // a refusal (409, 422 …) is an answer; the browser prints a line for it all the same
      page.on('console', (line) => {
        if (line.type() === 'error' && !line.text().startsWith('Failed to load resource')) wrong.push(line.text());
      });
      await page.goto(`${served.address}/desk${path}`);
      await page.waitForSelector('.desk main h1, .door main h1');
      return page;
    },
    async close() {
      await browser.close();
      await served.close();
      built.remove();
      if (wrong.length > 0) throw new Error(`in the page: ${[...new Set(wrong)].join(' | ')}`);
    },
  };
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds on the page as it stands: rule and places; nothing is expected. */
export async function findingsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const run = (globalThis as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } }).axe;
    interface Violation {
      readonly id: string;
      readonly nodes: readonly { readonly target: readonly string[] }[];
    }
    const { violations } = await run.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
  });
}
