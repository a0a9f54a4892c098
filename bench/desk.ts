import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import type { Figure } from './figures.ts';
import { homeWith } from './homes.ts';
import { type Served, serve } from './server.ts';

/**
 * What somebody at an old laptop waits for (interface.md, budgets): the first screen until one can type or choose, with nothing
 * in the browser's cache, and from a key or a click to the next picture. The processor of the page is slowed four times. On a
 * machine that is busy these are waits of a busy machine: CPU of the page (as `app`) stands beside them.
 */
const SLOWER = 4;
const ROUNDS = 7;
const PATIENCE_MS = 20_000;

interface Screen {
  readonly question: string;
  readonly path: string;
  /** there when one can act */
  readonly ready: string;
  readonly signedIn: boolean;
}

const SCREENS: readonly Screen[] = [
  { question: 'first screen: the door', path: '/desk', ready: 'form input', signedIn: false },
  { question: 'first screen: Today', path: '/desk', ready: '.desk main h1', signedIn: true },
  {
    question: 'first screen: a new contact',
    path: '/desk/hotline/contacts/new',
    ready: '.desk main textarea',
    signedIn: true,
  },
];

export async function benchDesk(): Promise<Figure[]> {
  const served = await serve(await homeWith({ scale: 1, contacts: 1000 }));
  const browser = await chromium.launch({
    executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
    args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  });
  try {
    const { headers } = await served.signIn('consultant');
    const token = /wayout=([^;]+)/.exec(headers.cookie as string)?.[1] as string;
    const figures: Figure[] = [];
    for (const screen of SCREENS) figures.push(await firstScreen(browser, served, screen, token));
    figures.push(await toNextPaint(browser, served, token));
    return figures;
  } finally {
    await browser.close();
    await served.stop();
  }
}

async function slowPage(browser: Browser, served: Served, token: string | null): Promise<[Page, CDPSession]> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'en-GB' });
  if (token) await context.addCookies([{ name: 'wayout', value: token, url: served.address, httpOnly: true }]);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  return [page, session];
}

const middle = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] as number;

async function firstScreen(browser: Browser, served: Served, screen: Screen, token: string): Promise<Figure> {
  const waits: number[] = [];
  const work: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const [page, session] = await slowPage(browser, served, screen.signedIn ? token : null);
    await page.addInitScript((selector) => {
      const there = new Promise<number>((done) => {
        const look = () => {
          if (document.querySelector(selector)) requestAnimationFrame(() => setTimeout(() => done(performance.now())));
          else requestAnimationFrame(look);
        };
        look();
      });
      Object.assign(globalThis, { there });
    }, screen.ready);
    await page.goto(`${served.address}${screen.path}`, { waitUntil: 'commit' });
    const there = page.evaluate(() => (globalThis as unknown as { there: Promise<number> }).there);
    const ready = await Promise.race([there, sleep(PATIENCE_MS, null, { ref: false })]);
    if (ready === null) throw new Error(`${screen.question}: not there after ${PATIENCE_MS / 1000} s`);
    const { metrics } = await session.send('Performance.getMetrics');
    // the server's own first answer is another matter
    if (round > 0) {
      waits.push(ready);
      work.push(1000 * (metrics.find((one) => one.name === 'TaskDuration')?.value ?? 0));
    }
    await page.context().close();
  }
  return {
    bench: 'desk',
    question: `${screen.question}, 4× slowed`,
    among: 1000,
    value: middle(waits),
    unit: 'ms',
    target: 1000,
    app: middle(work),
  };
}

/** The longest of what a contact is made of: a category by its digit, words, the command bar, its close. */
async function toNextPaint(browser: Browser, served: Served, token: string): Promise<Figure> {
  const [page] = await slowPage(browser, served, token);
  await page.goto(`${served.address}/desk/hotline/contacts/new`);
  await page.waitForSelector('.desk main textarea');
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => {
    const waits: number[] = [];
    Object.assign(globalThis, { waits });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) waits.push(entry.duration);
    }).observe({ type: 'event', durationThreshold: 16, buffered: false } as PerformanceObserverInit);
  });
  const steps = ['2', '2', 'Tab', '1'];
  const longest: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await page.evaluate(() => {
      (globalThis as unknown as { waits: number[] }).waits.length = 0;
    });
    for (const key of steps) {
      await page.keyboard.press(key);
      await page.waitForTimeout(150);
    }
    await page.locator('.desk main textarea').first().focus();
    await page.keyboard.type('zove majka', { delay: 60 });
    await page.keyboard.press('Control+k');
    await page.waitForTimeout(300);
    await page.keyboard.press('Escape');
    await page.waitForTimeout(300);
    longest.push(await page.evaluate(() => Math.max(0, ...(globalThis as unknown as { waits: number[] }).waits)));
  }
  await page.context().close();
  return {
    bench: 'desk',
    question: 'from a key to the next picture, the longest, 4× slowed',
    among: 1000,
    value: middle(longest),
    unit: 'ms',
    target: 100,
  };
}
