import { parseArgs } from 'node:util';

/** What a verb of the command line looks like, and reading what was typed. Wrong usage is exit code 2 with the help. */
export interface Option {
  readonly name: string;
  /** undefined: a switch */
  readonly value?: string;
  readonly what: string;
  readonly needed?: boolean;
}

export interface Verb {
  /** words in order, e.g. ['demo', 'create'] */
  readonly words: readonly string[];
  /** names of what stands without a dash, in order */
  readonly operands?: readonly string[];
  readonly what: string;
  readonly options: readonly Option[];
  run(given: Given): Promise<void>;
}

export interface Given {
  readonly operands: Readonly<Record<string, string>>;
  text(name: string): string | undefined;
  needed(name: string): string;
  is(name: string): boolean;
}

export class WrongUsage extends Error {}

export const everywhere: readonly Option[] = [
  { name: 'home', value: 'DIR', what: 'the organisation’s folder (default ./data, or WAYOUT_HOME)' },
  { name: 'help', what: 'this page' },
];

export function readGiven(verb: Verb, argv: readonly string[]): Given {
  const options = [...verb.options, ...everywhere];
  let parsed: ReturnType<typeof parseArgs>;
  try {
    parsed = parseArgs({
      args: [...argv],
      allowPositionals: true,
      strict: true,
      options: Object.fromEntries(
        options.map((one) => [one.name, { type: one.value ? 'string' : 'boolean' } as const]),
      ),
    });
  } catch (cause) {
    // Node's sentence names the option; values are never part of it
    throw new WrongUsage((cause as Error).message.split('.')[0] ?? 'unknown option');
  }
  const wanted = verb.operands ?? [];
  if (parsed.positionals.length > wanted.length) throw new WrongUsage('too many words');
  const operands: Record<string, string> = {};
  for (const [position, name] of wanted.entries()) {
    const value = parsed.positionals[position];
    if (value === undefined) throw new WrongUsage(`${name} is missing`);
    operands[name] = value;
  }
  for (const option of verb.options) {
    if (option.needed && parsed.values[option.name] === undefined) throw new WrongUsage(`--${option.name} is missing`);
  }
  const text = (name: string) => parsed.values[name] as string | undefined;
  return {
    operands,
    text,
    needed: (name) => {
      const value = text(name);
      if (value === undefined) throw new WrongUsage(`--${name} is missing`);
      return value;
    },
    is: (name) => parsed.values[name] === true,
  };
}

const usage = (verb: Verb): string => ['wayout', ...verb.words, ...(verb.operands ?? [])].join(' ');

export function helpOf(verb: Verb): string {
  const lines = [...verb.options, ...everywhere].map((option) => {
    const left = `  --${option.name}${option.value ? ` ${option.value}` : ''}`;
    return `${left.padEnd(26)} ${option.what}${option.needed ? ' (needed)' : ''}`;
  });
  return `${usage(verb)} [options]\n\n${verb.what}\n\n${lines.join('\n')}\n`;
}

export function helpOfAll(verbs: readonly Verb[]): string {
  const lines = verbs.map((verb) => `  ${usage(verb).slice('wayout '.length).padEnd(30)} ${verb.what}`);
  return `wayout VERB [options]\n\n${lines.join('\n')}\n\n  MODULE VERB-NOUN               any operation: wayout operations lists them\n\nwayout VERB --help tells more. Exit: 0 done, 1 refused, 2 wrong usage.\n`;
}
