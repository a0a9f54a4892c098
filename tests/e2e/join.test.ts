import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as accounts from '../../src/platform/accounts/contract.ts';
import { toLatin } from '../../src/platform/i18n/index.ts';
import type { SomebodyAtWork } from '../house.ts';
import { joins } from '../joining.ts';
import { aBrowserHouse, type BrowserHouse, findingsOf } from './browser.ts';

const BOSS = 'nine slow barges carry the fog away';
const OWN = 'eleven lanterns under a slow bridge';
const NEXT = 'seven quiet herons over the marsh';
const shots = process.env.WAYOUT_SHOTS;

let desk: BrowserHouse;

beforeAll(async () => {
  desk = await aBrowserHouse({ now: new Date().toISOString(), synthetic: false });
}, 180_000);
afterAll(() => desk.close());

const nobody = { token: Buffer.alloc(32, 9) } as SomebodyAtWork;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };
const text = (page: Page, selector: string) => () => page.locator(selector).first().innerText();
async function shot(page: Page, name: string): Promise<void> {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
}

/** Dark, narrow and in Cyrillic; for looking only. */
async function inOtherLooks(page: Page, name: string): Promise<void> {
  await shot(page, name);
  await page.emulateMedia({ colorScheme: 'dark' });
  await shot(page, `${name}-dark`);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 390, height: 844 });
  await shot(page, `${name}-390`);
  await page.setViewportSize({ width: 1440, height: 900 });
}

async function signedIn(username: string, password: string): Promise<SomebodyAtWork> {
  const came = await desk.call(accounts.signIn, { username, password });
  const cookie = came.headers.getSetCookie().find((line) => line.startsWith('wayout=')) ?? '';
  return { token: Buffer.from(/wayout=([^;]*)/.exec(cookie)?.[1] ?? '', 'base64url') } as SomebodyAtWork;
}

it('somebody new comes by a link, reads six words aloud, and a colleague who types them lets her in', async () => {
  const first = await desk.house.signedIn('supervisor');
  await joins(desk.house, first, {
    username: 'ljiljana',
    displayName: 'Ljiljana ◇',
    roles: ['supervisor'],
    password: BOSS,
  });

  // the supervisor invites
  const boss = await desk.deskOf(await signedIn('ljiljana', BOSS), '/users');
  await boss.getByRole('button', { name: 'Invite somebody' }).click();
  await boss.locator('dialog input[name=display-name]').fill('Vesna Primerić ◇');
  await boss.locator('dialog input[name=new-username]').fill('vesna');
  await boss.getByRole('checkbox', { name: 'Hotline consultant' }).click();
  await boss.locator('dialog input[name=password]').fill('not the password of hers');
  await shot(boss, 'invite');
  await boss.getByRole('button', { name: 'Make the link' }).click();
  await expect
    .poll(text(boss, 'dialog .note-bad'), { timeout: 15_000 })
    .toContain('User name or password is not right');
  await boss.locator('dialog input[name=password]').fill(BOSS);
  await boss.locator('dialog input[name=password]').press('Enter');
  await boss.locator('.link-once').waitFor({ timeout: 15_000 });
  const link = await boss.locator('.link-once').inputValue();
  await shot(boss, 'link');
  expect(await findingsOf(boss)).toEqual([]);
  await boss.getByRole('button', { name: 'Done' }).click();
  await expect.poll(text(boss, '.users-list')).toContain('invited, has not come yet');

  // the newcomer follows the link, on a telephone; the secret leaves the address at once
  const vesna = await desk.deskOf(nobody, link.slice(link.indexOf('/desk') + '/desk'.length), PHONE);
  await vesna.locator('input[name=new-password]').waitFor();
  expect(vesna.url()).toMatch(/\/desk\/join$/);
  expect(await vesna.locator('.door main').innerText()).toContain('Test organisation');
  expect(await findingsOf(vesna)).toEqual([]);
  await shot(vesna, 'join-390');
  const choose = async (password: string, again = password) => {
    await vesna.locator('input[name=new-password]').fill(password);
    await vesna.locator('input[name=again]').fill(again);
    await vesna.locator('input[name=again]').press('Enter');
  };
  await choose(OWN, NEXT);
  await expect.poll(text(vesna, '.door form')).toContain('The two passwords differ');
  await choose('password-password');
  await expect.poll(text(vesna, '.door form')).toContain('easy to guess');
  await choose(OWN);
  await vesna.locator('.key-words li').first().waitFor({ timeout: 15_000 });
  await shot(vesna, 'words-390');
  const words = (await vesna.locator('.key-words li').allInnerTexts()).map((one) => one.trim());
  expect(words).toHaveLength(6);

  // she signs in: her words are on her first page, and nothing opens
  await vesna.getByRole('button', { name: 'Sign in as vesna' }).click();
  await vesna.locator('input[name=username]').fill('vesna');
  await vesna.locator('input[name=password]').fill(OWN);
  await vesna.locator('input[name=password]').press('Enter');
  await vesna.locator('.own-words .key-words').waitFor({ timeout: 15_000 });
  await shot(vesna, 'today-waiting-390');

  // the supervisor sees her, types what she hears: once wrong, then right
  await boss.getByRole('link', { name: 'People waiting to be admitted' }).click();
  await boss.getByRole('button', { name: 'Compare the words' }).click();
  expect(await boss.locator('dialog').innerText()).not.toContain(words[0]?.split(' ')[0]);
  const go = boss.locator('.dlg-foot .btn').first();
  const typeWords = async (typed: readonly string[]) => {
    for (const [at, word] of typed.entries()) await boss.locator('.words-in input').nth(at).fill(word);
    await boss.locator('dialog input[name=password]').fill(BOSS);
  };
  await typeWords([...words.slice(0, 5), 'banana']);
  await expect.poll(text(boss, 'dialog')).toContain('This is none of the words');
  expect(await go.isDisabled()).toBe(true);
  await typeWords([...words].reverse());
  if (shots) await inOtherLooks(boss, 'admit');
  await go.click();
  await expect.poll(text(boss, 'dialog .note-bad'), { timeout: 15_000 }).toContain('not the words of the key on file');
  expect(await findingsOf(boss)).toEqual([]);
  await shot(boss, 'admit-refused');
  await typeWords(words.map((word) => word.toUpperCase().replace(' ', '')));
  await go.click();
  await expect.poll(text(boss, 'main .note'), { timeout: 15_000 }).toContain('Vesna Primerić ◇ is admitted.');
  await expect.poll(text(boss, 'main')).toContain('Nobody waits');

  // her keys went with the admission: the password brings those of the duty desk along
  await vesna.reload();
  await vesna.locator('input[type=password]').fill(OWN);
  await vesna.locator('input[type=password]').press('Enter');
  await vesna.locator('.desk main h1').waitFor({ timeout: 15_000 });
  expect(await vesna.locator('.own-words').count()).toBe(0);
  await boss.goto(`${desk.address}/desk/users`);
  await expect.poll(text(boss, '.users-list')).toContain('works here');
  expect(await findingsOf(boss)).toEqual([]);
  if (shots) await inOtherLooks(boss, 'users');
  // the link is used up
  const again = await desk.deskOf(nobody, link.slice(link.indexOf('/desk') + '/desk'.length));
  await expect.poll(text(again, '.door main')).toContain('This link no longer works. Ask for a new one.');
  await shot(again, 'dead');

  // a forgotten password: the acts stand in a menu that keys open
  await boss.getByRole('button', { name: 'Change Vesna Primerić ◇' }).press('Enter');
  await boss.keyboard.press('ArrowDown');
  await boss.keyboard.press('Enter');
  await expect.poll(text(boss, 'dialog')).toContain('Nothing that she wrote is lost');
  await boss.locator('dialog input[name=password]').fill(BOSS);
  await shot(boss, 'reset');
  await boss.locator('dialog input[name=password]').press('Enter');
  await boss.locator('.link-once').waitFor({ timeout: 15_000 });
  await boss.getByRole('button', { name: 'Done' }).click();
  await expect.poll(text(boss, '.users-list')).toContain('chooses a new password');
  expect((await desk.call(accounts.signIn, { username: 'vesna', password: OWN })).status).toBe(401);
});

it('whoever is in chooses another password from her menu, and reads her own words there', async () => {
  const boss = await desk.house.signedIn('supervisor');
  await joins(desk.house, boss, { username: 'mira', displayName: 'Mira ◇', roles: ['consultant'], password: OWN });
  const page = await desk.deskOf(await signedIn('mira', OWN), '/');
  await page.locator('.top .me').click();
  await page.getByText('Your six words').click();
  await page.locator('dialog .key-words li').nth(5).waitFor();
  const read = await page.locator('dialog .key-words').innerText();
  await page.locator('.dlg-head button').click();
  await page.getByText('Српски').first().click();
  await page.locator('.top .me').click();
  await page.getByText('Ваших шест речи').click();
  await page.locator('dialog .key-words li').nth(5).waitFor();
  await shot(page, 'own-words-cyrl');
  expect(toLatin(await page.locator('dialog .key-words').innerText())).toBe(read);
  await page.locator('.dlg-head button').click();
  await page.getByText('English').first().click();

  await page.locator('.top .me').click();
  await page.getByText('Choose another password').click();
  await page.locator('dialog input[name=new-password]').waitFor();
  const type = async (present: string, fresh: string, again = fresh) => {
    await page.locator('input[name=password]').fill(present);
    await page.locator('input[name=new-password]').fill(fresh);
    await page.locator('input[name=again]').fill(again);
    await page.locator('input[name=again]').press('Enter');
  };
  await type(NEXT, 'a third one that nobody has');
  await expect.poll(text(page, 'dialog'), { timeout: 15_000 }).toContain('This is not the password');
  await type(OWN, NEXT);
  // two passwords are hashed before it closes
  await expect.poll(() => page.locator('dialog').count(), { timeout: 15_000 }).toBe(0);
  expect((await desk.call(accounts.signIn, { username: 'mira', password: NEXT })).status).toBe(200);
});
