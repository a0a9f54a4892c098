/** A process that starts a home's database and stays: tests kill it. Not part of the program. */
import { startEmbedded } from './start-embedded.ts';

const [dataDir = '', secretsDir = ''] = process.argv.slice(2);
const running = await startEmbedded({ dataDir, secretsDir, settings: { fsync: 'off' } });
process.stdout.write(`${running.startedHere}\n`);
process.stdin.resume();
process.stdin.once('end', () => running.stop().then(() => process.exit(0)));
