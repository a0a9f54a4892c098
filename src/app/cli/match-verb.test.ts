import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Refusal } from '../../platform/kernel/index.ts';
import { readGiven, WrongUsage } from './arguments.ts';
import { matchVerb } from './match-verb.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wayout-match-'));
  await writeFile(join(folder, 'a.csv'), 'id,name\n1,Ana Savić\n');
  await writeFile(join(folder, 'bad.csv'), 'id,name\n1,Ana\n1,Ana\n');
  await writeFile(join(folder, 't.csv'), 'id1,id2,same\n1,1,1\n');
});
afterAll(() => rm(folder, { recursive: true }));

const run = (...words: string[]) => matchVerb.run(readGiven(matchVerb, words));
const file = (name: string) => join(folder, name);

describe('measuring the matching on the command line', () => {
  it('asks for its files', async () => {
    await expect(async () => run('--records', 'a')).rejects.toThrow(WrongUsage);
    await expect(async () => run('--records', 'a', '--truth', 't', '--format', 'pdf')).rejects.toThrow(WrongUsage);
  });

  it('refuses what it cannot read, and says where a file is wrong', async () => {
    await expect(run('--records', file('none.csv'), '--truth', file('t.csv'))).rejects.toMatchObject({
      code: 'cli.cannot-read',
    });
    const wrong = await run('--records', file('bad.csv'), '--truth', file('t.csv')).catch(
      (problem: unknown) => problem,
    );
    expect(wrong).toBeInstanceOf(Refusal);
    expect((wrong as Refusal).data?.sentence).toBe('records: row 3, column id: the id is there twice');
  });
});
