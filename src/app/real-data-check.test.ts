import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHouse, type TestHouse } from '../../tests/house.ts';
import { checkForRealData, type Ground, thisGround } from './real-data-check.ts';

const good: Ground = { canLock: () => true, sharesVolume: false };
const swapped: Ground = { canLock: () => false, sharesVolume: false };

describe('before real people are kept here', () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await aHouse({ synthetic: false });
  });
  afterAll(() => house.close());
  const check = (ground: Ground) => checkForRealData(house.house.ground.database, ground);

  it('practice mode starts where no memory can be locked, and says what a real organisation will need', async () => {
    expect(await check(good)).toEqual([]);
    const [warning, ...others] = await check(swapped);
    expect(warning).toContain('LimitMEMLOCK');
    expect(others).toEqual([]);
    expect(await check({ canLock: () => true, sharesVolume: true })).toEqual([]);
  });

  it('an organisation whose groups have two members does not start there, and hears what to do', async () => {
    for (let n = 0; n < 2; n++) await house.signedIn('supervisor');
    await expect(check(swapped)).rejects.toMatchObject({
      code: 'serve.cannot-lock',
      data: { sentence: expect.stringContaining('ulimit -l') },
    });
    expect(await check(good)).toEqual([]);
  });

  it('is warned of a pepper beside the data, and of nothing where the data are on a server', async () => {
    expect(await check({ canLock: () => true, sharesVolume: true })).toEqual([expect.stringContaining('pepper')]);
    expect(await check({ canLock: () => true, sharesVolume: null })).toEqual([]);
    const home = mkdtempSync(join(tmpdir(), 'wayout-volume-'));
    for (const folder of ['postgres', 'secrets']) mkdirSync(join(home, folder));
    writeFileSync(join(home, 'secrets/pepper'), '');
    expect(thisGround({ home, pepperFile: undefined, databaseUrl: undefined }).sharesVolume).toBe(true);
    expect(thisGround({ home, pepperFile: '/proc/version', databaseUrl: undefined }).sharesVolume).toBe(false);
  });

  it('the demonstration starts everywhere', async () => {
    const demonstration = await aHouse({ synthetic: true });
    for (let n = 0; n < 2; n++) await demonstration.signedIn('supervisor');
    expect(await checkForRealData(demonstration.house.ground.database, swapped)).toHaveLength(1);
    await demonstration.close();
  });
});
