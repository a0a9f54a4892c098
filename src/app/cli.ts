import { SettingsProblem } from '../platform/config/index.ts';
import { createWords } from '../platform/i18n/index.ts';
import { Refusal } from '../platform/kernel/index.ts';
import { helpOf, helpOfAll, readGiven, type Verb, WrongUsage } from './cli/arguments.ts';
import { contactVerbs } from './cli/contact-verbs.ts';
import { demoVerbs } from './cli/demo-verbs.ts';
import { houseVerbs } from './cli/house-verbs.ts';
import { matchVerb } from './cli/match-verb.ts';
import { moveVerb } from './cli/move-verb.ts';
import { operationsVerb, operationVerb } from './cli/operation-verbs.ts';
import { reportVerb } from './cli/report-verb.ts';
import { serveVerb } from './cli/serve-verb.ts';
import { statisticsVerbs } from './cli/statistics-verbs.ts';
import { result, say } from './cli/terminal.ts';
import { userVerbs } from './cli/user-verbs.ts';
import { workVerb } from './cli/work-verb.ts';
import { furniture } from './modules.ts';
import { keepOutOfCoreFiles } from './start-check.ts';

/** The command line. Exit 0 done, 1 refused with the reason on standard error, 2 wrong usage. */
const verbs: readonly Verb[] = [
  serveVerb,
  ...houseVerbs,
  ...userVerbs,
  ...contactVerbs,
  ...demoVerbs,
  reportVerb,
  ...statisticsVerbs,
  matchVerb,
  moveVerb,
  workVerb,
  operationsVerb,
];

async function main(argv: readonly string[]): Promise<number> {
  keepOutOfCoreFiles();
  const verb = verbs.find((one) => one.words.every((word, i) => argv[i] === word)) ?? operationVerb(argv);
  if (!verb) {
    const asked = argv.length === 0 || argv[0] === '--help' || argv[0] === 'help';
    (asked ? result : say)(helpOfAll(verbs));
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
      say(sentenceOf(problem));
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

function sentenceOf(refusal: Refusal): string {
  const sentence = refusal.data?.sentence;
  if (typeof sentence === 'string') return sentence;
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
