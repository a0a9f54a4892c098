import { createInterface } from 'node:readline';

/** The terminal: results on standard output, everything else on standard error; passwords never echoed. */
export const say = (line: string): void => void process.stderr.write(`${line}\n`);

/**
 * Log lines, written together a few times a second: a write of its own for every request costs more than many requests do.
 * What is left is written when the process ends.
 */
export function logWriter(): (line: string) => void {
  let waiting: string[] = [];
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.length > 0) process.stderr.write(`${waiting.join('\n')}\n`);
    waiting = [];
  };
  process.once('exit', flush);
  return (line) => {
    waiting.push(line);
    timer ??= setTimeout(flush, 200).unref();
  };
}

export const result = (text: string | Uint8Array): void => void process.stdout.write(text);

export const readPassword = (prompt: string): Promise<string> => readSecret(prompt, 'WAYOUT_PASSWORD');

/** From a variable or a prompt, never from the command line. The variable is taken out of the environment: no child inherits it. */
export async function readSecret(prompt: string, variable: `WAYOUT_${string}`): Promise<string> {
  const given = process.env[variable];
  delete process.env[variable];
  if (given !== undefined) return given;
  if (!process.stdin.isTTY) {
    for await (const line of createInterface({ input: process.stdin })) return line;
    return '';
  }
  process.stderr.write(`${prompt}: `);
  process.stdin.setRawMode(true);
  process.stdin.resume();
  return new Promise((resolve, reject) => {
    let typed = '';
    const listen = (chunk: Buffer) => {
      for (const character of chunk.toString('utf8')) {
        if (character === '\r' || character === '\n') return done(() => resolve(typed));
        if (character === '\u0003') return done(() => reject(new Error('cancelled')));
        if (character === '\u007f') typed = [...typed].slice(0, -1).join('');
        else typed += character;
      }
    };
    const done = (then: () => void) => {
      process.stdin.off('data', listen);
      process.stdin.setRawMode(false);
      process.stdin.pause();
      process.stderr.write('\n');
      then();
    };
    process.stdin.on('data', listen);
  });
}

/** One line that is written over, on a terminal; elsewhere a line every ten per cent. */
export function progressLine(what: string): (done: number, of: number) => void {
  let last = -1;
  return (done, of) => {
    const percent = of === 0 ? 100 : Math.floor((done / of) * 100);
    const step = process.stderr.isTTY ? percent : Math.floor(percent / 10);
    if (step === last) return;
    last = step;
    if (process.stderr.isTTY) process.stderr.write(`\r${what} ${percent} %${percent >= 100 ? '\n' : ''}`);
    else say(`${what} ${percent} %`);
  };
}
