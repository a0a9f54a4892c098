import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { Refusal } from '../../platform/kernel/index.ts';
import type { Operation } from '../../platform/operations/index.ts';
import { furniture } from '../modules.ts';
import type { Verb } from './arguments.ts';
import { WrongUsage } from './arguments.ts';
import { asUser, inHome, settingsOf } from './in-home.ts';
import { result } from './terminal.ts';

/**
 * Every operation is a verb of its own: `wayout MODULE VERB-NOUN --as USER --input FILE`. What is typed on a command line
 * stands in the list of processes for every user of the machine, so the input never does.
 */
export function operationVerb(argv: readonly string[]): Verb | null {
  const [module, verb] = argv;
  if (!module || !verb) return null;
  const found = allOperations().find(
    (one) => one.face.id === `${module}.${verb}` && !one.face.upload && !one.face.download,
  );
  return found ? verbOf(found) : null;
}

const allOperations = (): readonly Operation[] => furniture(() => null as never).operations;

const verbOf = (operation: Operation): Verb => ({
  words: operation.face.id.split('.'),
  what: operation.face.summary,
  options: [
    { name: 'as', value: 'USER', what: 'whose act this is', needed: true },
    {
      name: 'input',
      value: 'FILE',
      what: `a file with the input as JSON, or - for standard input; fields: ${fieldsOf(operation).join(', ') || 'none'}`,
    },
  ],
  async run(given) {
    const input = await readInput(given.text('input'));
    await inHome(settingsOf(given), (house) =>
      asUser(house, given, async (user) => {
        const answer = await user.callById(operation.face.id, input);
        result(`${JSON.stringify(answer, null, 2)}\n`);
      }),
    );
  },
});

function fieldsOf(operation: Operation): string[] {
  const schema = z.toJSONSchema(operation.face.input, { io: 'input', unrepresentable: 'any' }) as {
    properties?: Record<string, unknown>;
  };
  return Object.keys(schema.properties ?? {});
}

async function readInput(given: string | undefined): Promise<unknown> {
  if (given === undefined) return {};
  if (/^\s*[{[]/.test(given))
    throw new WrongUsage('--input: no JSON on the command line, where every process may read it; use - or a file');
  let text = '';
  if (given === '-') {
    for await (const chunk of process.stdin) text += chunk;
  } else {
    text = await readFile(given, 'utf8').catch(() => {
      throw new Refusal('cli.no-file', 404, { data: { sentence: 'The file cannot be read.' } });
    });
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new WrongUsage('--input is not JSON');
  }
}

export const operationsVerb: Verb = {
  words: ['operations'],
  what: 'Lists every operation.',
  options: [],
  async run() {
    const all = allOperations();
    if (all.length === 0) throw new Refusal('cli.no-operations', 404);
    for (const { face } of all) result(`${face.id.replace('.', ' ').padEnd(34)} ${face.summary}\n`);
  },
};
