import { SettingsProblem } from '../platform/config/index.ts';
import { createWords } from '../platform/i18n/index.ts';
import { Refusal } from '../platform/kernel/index.ts';
import { helpOf, helpOfAll, readGiven, WrongUsage } from './cli/arguments.ts';
import { result, say } from './cli/terminal.ts';
import { allVerbs, verbOf } from './cli/verbs.ts';
import { keepOutOfCoreFiles } from './start-check.ts';

/** The command line. Exit 0 done, 1 refused with the reason on standard error, 2 wrong usage. */
async function main(argv: readonly string[]): Promise<number> {
  keepOutOfCoreFiles();
  const verb = await verbOf(argv);
  if (!verb) {
    const asked = argv.length === 0 || argv[0] === '--help' || argv[0] === 'help';
    (asked ? result : say)(helpOfAll(await allVerbs()));
    return asked && argv.length > 0 ? 0 : 2;
  }
  const rest = argv.slice(verb.words.length);
  if (rest.includes('--help')) {
    result(helpOf(verb));
    return 0;
  }
  try {
    await verb.run(readGiven(verb, rest));
    return 0;
  } catch (problem) {
    if (problem instanceof WrongUsage) {
      say(`${problem.message}\n\n${helpOf(verb)}`);
      return 2;
    }
    if (problem instanceof SettingsProblem) {
      say(problem.message);
      return 2;
    }
    if (problem instanceof Refusal) {
      say(await sentenceOf(problem));
      return 1;
    }
    // a bug: the class and the place, never a message that may repeat what was typed
    const place =
      problem instanceof Error
        ? (problem.stack ?? '')
            .split('\n')
            .filter((line) => /^\s+at /.test(line))
            .slice(0, 6)
        : [];
    say([`Something went wrong (${nameOf(problem)}).`, ...place].join('\n'));
    return 1;
  }
}

/** The class, and a code where there is one: the database's say what kind of trouble it was and repeat nothing. */
function nameOf(problem: unknown): string {
  if (!(problem instanceof Error)) return typeof problem;
  const { code } = problem as { code?: unknown };
  return typeof code === 'string' && /^[A-Z0-9_]{3,40}$/.test(code) ? `${problem.name} ${code}` : problem.name;
}

async function sentenceOf(refusal: Refusal): Promise<string> {
  const sentence = refusal.data?.sentence;
  if (typeof sentence === 'string') return sentence;
  const { furniture } = await import('./modules.ts');
  const catalogues = furniture(() => null as never).modules.map((module) => ({ name: module.name, ...module.locales }));
  const words = createWords({ catalogues: catalogues as never, language: 'en', strict: false });
  const lines = [words.refusal(refusal.code, refusal.params)];
  for (const issue of (refusal.data?.issues ?? []) as { path: (string | number)[]; code: string }[]) {
    const key = `errors.input.${issue.code}`;
    lines.push(`${issue.path.join('.')}: ${words.t(words.has(key) ? key : 'errors.input.wrong_type')}`);
  }
  return lines.join('\n');
}

// whoever reads our output may stop early (`| head`)
process.stdout.on('error', (problem: NodeJS.ErrnoException) => {
  if (problem.code === 'EPIPE') process.exit(0);
  throw problem;
});

process.exitCode = await main(process.argv.slice(2));
