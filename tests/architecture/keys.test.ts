import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { modules } from '../../src/app/desk/modules.ts';

/** One source for keys: a screen binds what its module's keys.ts names, and the page of help prints the same. */
const root = join(import.meta.dirname, '../..');

const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter(
    (file) => file.endsWith('.tsx') && file.includes('desk') && !/desk-kit|parts\.tsx$|app\/desk\/frame/.test(file),
  )
  .map((file) => ({ file, text: readFileSync(join(root, 'src', file), 'utf8') }));

describe('keys', () => {
  it('bound past the key sets are only those of a window: Ctrl+Enter does what its first button says, Esc closes', () => {
    const own = sources.flatMap(({ file, text }) =>
      [...text.matchAll(/\buseKeys\(([^;]*?)\);/gs)].flatMap(([, call = '']) =>
        [...call.matchAll(/(?:^|[{,\s])(?:'([^']+)'|([\w]+)): \{\s*does/g)]
          .map(([, quoted, plain]) => `${file}: ${quoted ?? plain}`)
          .filter((key) => !/: (Ctrl\+Enter|Esc)$/.test(key)),
      ),
    );
    expect(own).toEqual([]);
  });

  it('of every module that names keys stand on the page of help', async () => {
    for (const module of modules.filter(({ id }) => existsSync(join(root, 'src/modules', id, 'desk/keys.ts')))) {
      const named = (await import(join(root, 'src/modules', module.id, 'desk/keys.ts'))) as Record<string, unknown>;
      const told = new Set((await module.help?.())?.default.flatMap(({ keys }) => keys));
      const left = Object.entries(named).filter(([, set]) => !told.has(set as never));
      expect({ module: module.id, left: left.map(([name]) => name) }).toEqual({ module: module.id, left: [] });
    }
  });

  it('of one set clash only where one act takes the place of another', () => {
    const commands = modules.flatMap((module) => module.commands.flatMap(({ key }) => (key ? [key] : [])));
    expect(commands.filter((key, at) => commands.indexOf(key) !== at)).toEqual([]);
  });
});
